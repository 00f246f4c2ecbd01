package heartstring.demo.twins;

import heartstring.demo.people.Home;
import heartstring.demo.people.Name;
import heartstring.demo.people.Person;
import heartstring.demo.scene.World;
import heartstring.demo.stream.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list of a shop: the same plan gives the same entries. One in eight customers at most, and forty doubles at most. */
public final class Twins {

    /** Entries of people who are customers already. */
    public static final int MOST_SAME = 40;

    /** Entries of people who are not. */
    public static final int MOST_OTHERS = 12;

    private static final int EIGHTH = 8;
    private static final Change[] SAME = {Change.TYPO, Change.TURNED, Change.NEW_MAIL, Change.MOVED, Change.RENAMED};
    private static final Change[] OTHERS = {Change.SIBLING, Change.NAMESAKE};

    private Twins() {}

    public static List<Twin> of(World world) {
        int customers = world.plan().customers();
        int same = Math.min(MOST_SAME, customers / EIGHTH);
        int others = Math.min(MOST_OTHERS, same / 3);
        List<Twin> twins = new ArrayList<>();
        int step = Math.max(1, customers / Math.max(1, same + others));
        int number = step / 2;
        while (number < customers && twins.size() < same + others) {
            Person person = world.people().person(number);
            boolean plain = isPlain(person);
            if (plain) {
                Change change =
                        twins.size() < same ? SAME[twins.size() % SAME.length] : OTHERS[twins.size() % OTHERS.length];
                twins.add(twin(world, person, change));
            }
            number += plain ? 1 + step / 2 : 1;
        }
        return twins;
    }

    /** Somebody known at the till by a name that looks the same in every system. */
    private static boolean isPlain(Person person) {
        Name name = person.name();
        return person.staff() == null
                && person.contacts().card() != null
                && name.nickname() == null
                && name.first().matches("[A-Z][a-z]{2,12}")
                && name.last().matches("[A-Z][a-z]{3,14}")
                && name.first().equals(name.firstLatin())
                && name.last().equals(name.lastLatin());
    }

    private static Twin twin(World world, Person person, Change change) {
        Dice dice = Dice.of(world.plan().seed(), person.number(), "twin");
        Person other = world.people()
                .person((person.number() + 1 + dice.below(97)) % world.plan().customers());
        Name name = person.name();
        Home home = person.home();
        String mail =
                (name.first() + "." + name.last()).toLowerCase(Locale.ROOT) + dice.between(1, 99) + "@tasting.example";
        return switch (change) {
            case TYPO ->
                new Twin(person.number(), change, name.first(), typo(name.last(), dice), name.birthday(), mail, home);
            case TURNED -> new Twin(person.number(), change, name.last(), name.first(), name.birthday(), null, home);
            case NEW_MAIL -> new Twin(person.number(), change, name.first(), name.last(), name.birthday(), mail, null);
            case MOVED ->
                new Twin(
                        person.number(),
                        change,
                        name.first(),
                        name.last(),
                        name.birthday(),
                        mail,
                        moved(home, other.home()));
            case RENAMED ->
                new Twin(person.number(), change, name.first(), other.name().lastLatin(), name.birthday(), mail, home);
            case SIBLING ->
                new Twin(
                        person.number(),
                        change,
                        other.name().firstLatin(),
                        name.last(),
                        name.birthday().plusDays(dice.between(500, 2_500)),
                        null,
                        home);
            case NAMESAKE ->
                new Twin(
                        person.number(),
                        change,
                        name.first(),
                        name.last(),
                        name.birthday().minusDays(dice.between(1_500, 9_000)),
                        mail,
                        other.home());
        };
    }

    private static Home moved(Home home, Home other) {
        return new Home(other.street(), home.postcode(), home.city(), home.country(), home.household());
    }

    /** Two letters changed places, one is missing or stands twice; never the first. */
    static String typo(String word, Dice dice) {
        int at = dice.between(1, word.length() - 2);
        return switch (dice.below(3)) {
            case 0 ->
                word.charAt(at) == word.charAt(at + 1)
                        ? word.substring(0, at) + word.substring(at + 1)
                        : word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            case 1 -> word.substring(0, at) + word.substring(at + 1);
            default -> word.substring(0, at) + word.charAt(at) + word.substring(at);
        };
    }
}
