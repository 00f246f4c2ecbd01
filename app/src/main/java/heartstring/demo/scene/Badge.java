package heartstring.demo.scene;

import heartstring.demo.fate.Staff;
import heartstring.demo.people.Contacts;
import heartstring.demo.people.Person;
import heartstring.demo.people.Writing;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identifiers that one customer shows in each channel, written as that channel writes them. */
public final class Badge {

    private static final double SHOWS_CARD = 0.96;
    private static final double SAYS_PHONE = 0.6;
    private static final Who NOBODY = Who.of(null, null, Facts.of("channel", "till"));

    private final Contacts contacts;
    private final @Nullable Staff staff;
    private final Dice dice;

    Badge(Person person, Dice dice) {
        this.contacts = person.contacts();
        this.staff = person.staff();
        this.dice = dice;
    }

    /** At the till: mostly the card, else now and then the phone number, else nobody. */
    public Who till() {
        if (contacts.card() != null && dice.chance(SHOWS_CARD)) {
            return card();
        }
        boolean speaks = contacts.card() == null && dice.chance(SAYS_PHONE);
        return contacts.phone() != null && speaks ? phone("till") : NOBODY;
    }

    /** At the till with whatever names this customer for sure; nobody for those without card and phone. */
    public Who knownAtTill() {
        return contacts.card() != null ? card() : contacts.phone() != null ? phone("till") : NOBODY;
    }

    private Who card() {
        String card = contacts.card();
        Map<String, Object> external =
                Facts.of("id", card, "type", "loyalty_card", "collection", "users", "encoding", "none");
        Map<String, Object> context =
                Facts.of("channel", "till", "traits", Facts.of("loyalty_card", card), "externalIds", List.of(external));
        return Who.of(null, null, context).inGroup(group());
    }

    /** By phone number, as the caller or the cashier wrote it. */
    public Who phone(String channel) {
        String phone = contacts.phone();
        String written = phone == null ? null : Writing.phone(phone, dice);
        return Who.of(null, null, Facts.of("channel", channel, "traits", Facts.of("phone", written)))
                .inGroup(group());
    }

    /** By e-mail address, as the mail system passes it on. */
    public Who email(String channel) {
        String email = contacts.email();
        String written = email == null ? null : Writing.email(email, dice);
        return Who.of(null, null, Facts.of("channel", channel, "traits", Facts.of("email", written)))
                .inGroup(group());
    }

    /** By a name in a social network. */
    public Who social() {
        String handle = contacts.handle();
        Map<String, Object> external =
                Facts.of("id", handle, "type", "social_handle", "collection", "users", "encoding", "none");
        return Who.of(null, "social-" + handle, Facts.of("channel", "social", "externalIds", List.of(external)));
    }

    public @Nullable String group() {
        return staff == null ? null : staff.company().groupId();
    }
}
