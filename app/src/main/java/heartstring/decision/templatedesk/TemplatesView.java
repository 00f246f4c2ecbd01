package heartstring.decision.templatedesk;

import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.VariableRules;
import heartstring.messaging.templates.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All templates, and a form for another; {@code channels} in words by their key. */
public record TemplatesView(
        List<Template> templates,
        Map<String, String> channels,
        TemplateForm form,
        @Nullable String fault) {

    /** How a channel is called; its key where nothing else is known. */
    public String channel(String key) {
        return channels.getOrDefault(key, key);
    }

    /** What can be filled in, for the hint of a form. */
    public static String names() {
        return String.join(", ", VariableRules.OF_PERSON) + "; and what a campaign or workflow hands in: "
                + String.join(", ", VariableRules.OF_CAUSE);
    }

    /**
     * One template in one language.
     *
     * @param needed what has to be known of somebody who gets it
     * @param customer as whom it is shown; 0 for somebody of whom nothing is known
     * @param lacks what is not known of them, as a sentence; empty where all is
     * @param length of a text message; empty for mail
     */
    public record One(
            Template template,
            String channel,
            TemplateForm form,
            boolean fresh,
            Set<String> needed,
            long customer,
            String who,
            String lacks,
            String length,
            List<Template> versions,
            @Nullable String fault) {

        public String preview(String as) {
            return "/message-templates/" + template.id() + "/preview?language=" + form.language() + "&customer="
                    + customer + "&as=" + as;
        }

        public List<String> languages() {
            return template.words().stream().map(Words::language).toList();
        }
    }
}
