package heartstring.touchpoint.files;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.StructuredName;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Address cards (vCard 2.1, 3 and 4) as rows under fixed headings. */
final class CardRows implements Rows {

    static final List<String> COLUMNS = List.of(
            "uid",
            "name",
            "first name",
            "last name",
            "nickname",
            "email",
            "email 2",
            "phone",
            "phone 2",
            "company",
            "title",
            "birthday",
            "street",
            "city",
            "state",
            "postal code",
            "country",
            "website",
            "note");

    private final VCardReader reader;
    private long card;

    CardRows(Reader reader) {
        this.reader = new VCardReader(reader);
    }

    @Override
    public @Nullable Row next() throws IOException {
        VCard read = reader.readNext();
        if (read == null) {
            return null;
        }
        card++;
        StructuredName name = read.getStructuredName();
        Address address =
                read.getAddresses().isEmpty() ? null : read.getAddresses().getFirst();
        String[] cells = {
            read.getUid() == null ? null : read.getUid().getValue(),
            read.getFormattedName() == null ? null : read.getFormattedName().getValue(),
            name == null ? null : name.getGiven(),
            name == null ? null : name.getFamily(),
            read.getNickname() == null ? null : first(read.getNickname().getValues(), v -> v),
            nth(read.getEmails(), 0, e -> e.getValue()),
            nth(read.getEmails(), 1, e -> e.getValue()),
            nth(read.getTelephoneNumbers(), 0, CardRows::number),
            nth(read.getTelephoneNumbers(), 1, CardRows::number),
            read.getOrganization() == null ? null : first(read.getOrganization().getValues(), v -> v),
            nth(read.getTitles(), 0, t -> t.getValue()),
            birthday(read.getBirthday()),
            address == null ? null : address.getStreetAddress(),
            address == null ? null : address.getLocality(),
            address == null ? null : address.getRegion(),
            address == null ? null : address.getPostalCode(),
            address == null ? null : address.getCountry(),
            nth(read.getUrls(), 0, u -> u.getValue()),
            nth(read.getNotes(), 0, n -> n.getValue())
        };
        return new Row(
                card, Arrays.stream(cells).map(c -> c == null ? "" : c.strip()).toList(), null);
    }

    private static @Nullable String number(ezvcard.property.Telephone phone) {
        return phone.getUri() != null ? phone.getUri().getNumber() : phone.getText();
    }

    private static @Nullable String birthday(@Nullable Birthday birthday) {
        if (birthday == null) {
            return null;
        }
        if (birthday.getDate() != null) {
            return LocalDate.from(birthday.getDate()).toString();
        }
        return birthday.getPartialDate() != null ? birthday.getPartialDate().toISO8601(true) : birthday.getText();
    }

    private static @Nullable String first(List<String> values, Function<String, String> read) {
        return nth(values, 0, read);
    }

    private static <T> @Nullable String nth(List<T> list, int n, Function<T, @Nullable String> read) {
        return n < list.size() ? read.apply(list.get(n)) : null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
