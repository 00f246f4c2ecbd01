package heartstring.demo.shop;

import heartstring.demo.fate.Ties;
import heartstring.demo.people.Contacts;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Screens;
import heartstring.demo.scene.World;
import heartstring.demo.stream.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every identifier that truly belongs to one customer, normalised: e-mail in lower case, phones in E.164.
 *
 * @param anonymousIds own browsers and apps, and the derived id of the social network
 * @param phoneSharedWith the customer with the same phone number, or -1
 * @param tablet the anonymous id shared with {@code tabletSharedWith}, theirs only between the two times
 */
public record IdentityTruth(
        List<String> userIds,
        List<String> emails,
        List<String> phones,
        List<String> cards,
        List<String> anonymousIds,
        List<String> handles,
        int phoneSharedWith,
        @Nullable String tablet,
        int tabletSharedWith,
        @Nullable Instant tabletFrom,
        @Nullable Instant tabletUntil) {

    static IdentityTruth of(World world, Person person) {
        Contacts contacts = person.contacts();
        Ties ties = world.people().ties();
        List<String> anonymousIds = new ArrayList<>(contacts.devices());
        if (contacts.handle() != null) {
            anonymousIds.add("social-" + contacts.handle());
        }
        Instant from = null;
        Instant until = null;
        if (contacts.tablet() != null) {
            Dice dice = Dice.of(world.plan().seed(), person.number(), "screens");
            Screens.Screen screen =
                    new Screens(person, world.days(), ties, dice).all().getLast();
            from = Instant.ofEpochMilli(screen.fromMillis());
            until = Instant.ofEpochMilli(screen.untilMillis());
        }
        return new IdentityTruth(
                known(contacts.userId(), contacts.appUserId()),
                known(contacts.email()),
                known(contacts.phone()),
                known(contacts.card()),
                List.copyOf(anonymousIds),
                known(contacts.handle()),
                ties.phoneMate(person.number()),
                contacts.tablet(),
                ties.tabletMate(person.number()),
                from,
                until);
    }

    private static List<String> known(@Nullable String... values) {
        List<String> known = new ArrayList<>();
        for (String value : values) {
            if (value != null) {
                known.add(value);
            }
        }
        return List.copyOf(known);
    }
}
