package heartstring.desk.customer;

import heartstring.customer.likeness.Likely;
import heartstring.platform.inputs.FieldInput;
import heartstring.platform.inputs.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One property as a line that can be edited in place.
 *
 * @param now what holds; null when nothing does
 * @param typed what was typed last, kept when it was not accepted
 * @param custom how it is typed and shown when it is a field of the house; null for other properties
 */
public record PropertyView(
        long customerId,
        String name,
        Portrait.@Nullable Property now,
        String typed,
        @Nullable String fault,
        boolean editable,
        @Nullable Custom custom) {

    /** A field of the house with what it holds. */
    public record Custom(FieldInput input, FieldValue value) {}

    PropertyView(
            long customerId,
            String name,
            Portrait.@Nullable Property now,
            String typed,
            @Nullable String fault,
            boolean editable) {
        this(customerId, name, now, typed, fault, editable, null);
    }

    /** Every telling of one property, newest first. */
    public record History(long customerId, String name, List<Told> told) {

        public String label() {
            return Words.property(name);
        }
    }

    static PropertyView blank(long customerId) {
        return new PropertyView(customerId, "", null, "", null, true);
    }

    public String label() {
        return custom == null ? Words.property(name) : custom.value().field().label();
    }

    /** Whether a change of it may show that somebody is here twice. */
    public boolean telling() {
        return custom == null && Likely.TELLING.contains(name);
    }

    /** The address of who else is probably meant by what was typed. */
    public String likelyHref() {
        return UriComponentsBuilder.fromPath("/customers/" + customerId + "/likely")
                .queryParam("name", name)
                .queryParam("value", "{typed}")
                .encode()
                .buildAndExpand(typed)
                .toUriString();
    }

    /** The address of everything that was ever told about it. */
    public String historyHref() {
        return UriComponentsBuilder.fromPath("/customers/" + customerId + "/properties")
                .queryParam("name", "{name}")
                .encode()
                .buildAndExpand(name)
                .toUriString();
    }

    /** Whether it can be typed in place. */
    public boolean typable() {
        return editable && custom == null && (now == null || now.plain());
    }

    /** Whether its parts can be typed in place, one by one. */
    public boolean inParts() {
        return editable && custom == null && now != null && !now.parts().isEmpty();
    }

    /** What the field for typing holds. */
    public String field() {
        return fault != null || now == null ? typed : now.text();
    }
}
