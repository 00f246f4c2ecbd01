package heartstring.crm.webforms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as the public sees it.
 *
 * @param key the same for each try to send it
 * @param values what was typed, by number of field; {@code faults} what is wrong with it
 * @param embedded whether it stands inside another page
 * @param sent whether it was sent just now: then the thanks are shown
 */
public record FormView(
        WebForm form,
        String key,
        String anonymousId,
        Map<Integer, String> values,
        Map<Integer, String> faults,
        @Nullable String fault,
        boolean embedded,
        boolean sent) {

    public FormView {
        values = Map.copyOf(values);
        faults = Map.copyOf(faults);
    }

    public String value(WebForm.Field field) {
        return values.getOrDefault(field.no(), "");
    }

    public String fault(WebForm.Field field) {
        return faults.getOrDefault(field.no(), "");
    }

    public boolean isWrong(WebForm.Field field) {
        return faults.containsKey(field.no());
    }

    /** For browsers, which fill in what they know. */
    public String autocomplete(WebForm.Field field) {
        return switch (field.kind()) {
            case NAME -> "name";
            case EMAIL -> "email";
            case PHONE -> "tel";
            case COMPANY -> "organization";
            case MESSAGE, CONSENT, TEXT, CHOICE, TICK -> "off";
        };
    }

    public String type(WebForm.Field field) {
        return switch (field.kind()) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case NAME, COMPANY, MESSAGE, CONSENT, TEXT, CHOICE, TICK -> "text";
        };
    }

    public String path() {
        return "/f/" + form.publicKey();
    }
}
