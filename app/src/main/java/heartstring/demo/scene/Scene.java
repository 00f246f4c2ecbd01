package heartstring.demo.scene;

import heartstring.demo.goods.Product;
import heartstring.demo.goods.Store;
import heartstring.demo.people.Person;
import heartstring.demo.stream.Days;
import heartstring.demo.stream.Dice;
import heartstring.demo.words.Slots;
import java.util.List;
import java.util.Locale;

/** One customer on stage: who they are, what they carry, and where their traces go. For one thread. */
public final class Scene {

    private static final List<String> AGENTS = List.of(
            "Nadine", "Ravi", "Tomasz", "Selma", "Björn", "Oumou", "Greta", "Jorge", "Mai", "Kofi", "Irina", "Patrick");

    private final World world;
    private final Person person;
    private final Trail trail;
    private final Badge badge;
    private final Screens screens;
    private final Basket basket;
    private int orders;

    public Scene(World world, Person person) {
        this.world = world;
        this.person = person;
        this.trail = new Trail(world.days(), dice("ids"));
        this.badge = new Badge(person, dice("badge"));
        this.screens = new Screens(person, world.days(), world.people().ties(), dice("screens"));
        this.basket = new Basket(world, person.habits(), dice("basket"));
    }

    /** The dice of one concern of this customer. */
    public Dice dice(String concern) {
        return Dice.of(world.plan().seed(), person.number(), concern);
    }

    /** A receipt number, unique in the whole stream. */
    public String orderId(String prefix) {
        orders++;
        return prefix + "-" + (1_000_000L + person.number()) + "-" + orders;
    }

    /** What fills the slots of a text of this customer. */
    public Slots slots(Store store, Product product, int minutes, Dice dice) {
        return new Slots(
                person.name().first(),
                store.name(),
                product.name().toLowerCase(Locale.ROOT),
                dice.oneOf(AGENTS),
                minutes);
    }

    /** Somebody of the staff. */
    public static String agent(Dice dice) {
        return dice.oneOf(AGENTS);
    }

    public World world() {
        return world;
    }

    public Days days() {
        return world.days();
    }

    public Person person() {
        return person;
    }

    public Trail trail() {
        return trail;
    }

    public Badge badge() {
        return badge;
    }

    public Screens screens() {
        return screens;
    }

    public Basket basket() {
        return basket;
    }

    public Store store() {
        return world.stores().get(person.habits().store());
    }
}
