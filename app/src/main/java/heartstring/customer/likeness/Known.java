package heartstring.customer.likeness;

import heartstring.kernels.linkage.Field;
import heartstring.kernels.linkage.Kind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is compared of a customer; null where nothing is known. */
public record Known(
        long customerId,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String birthday,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String town) {

    /** The fields, in the order of {@link #values}. */
    public static final List<Field> FIELDS = List.of(
            new Field("Given name", Kind.GIVEN_NAME),
            new Field("Family name", Kind.FAMILY_NAME),
            new Field("Birthday", Kind.DATE),
            new Field("E-mail", Kind.EMAIL),
            new Field("Phone", Kind.NUMBER),
            new Field("Street", Kind.STREET),
            new Field("Postcode", Kind.POSTCODE),
            new Field("Town", Kind.PLACE));

    /** The values in the order of the fields. */
    public List<@Nullable String> values() {
        return Arrays.asList(givenName, familyName, birthday, email, phone, street, postcode, town);
    }

    /** A name in one piece taken apart: the last word is the family's; one with a comma is turned round. */
    static Known of(
            long customer,
            @Nullable String whole,
            @Nullable String given,
            @Nullable String family,
            List<@Nullable String> others) {
        String first = given;
        String last = family;
        String name = whole == null ? "" : whole.strip();
        int comma = name.indexOf(',');
        if (comma > 0) {
            name = name.substring(comma + 1).strip() + " "
                    + name.substring(0, comma).strip();
        }
        int space = name.lastIndexOf(' ');
        if (first == null && last == null && !name.contains("@")) {
            first = space < 0 ? name : name.substring(0, space);
            last = space < 0 ? null : name.substring(space + 1);
        }
        return new Known(
                customer,
                first,
                last,
                day(others.get(0)),
                others.get(1),
                others.get(2),
                others.get(3),
                others.get(4),
                others.get(5));
    }

    /** A day as written, without its time of day. */
    private static @Nullable String day(@Nullable String text) {
        return text == null || text.length() <= 10 ? text : text.substring(0, 10);
    }
}
