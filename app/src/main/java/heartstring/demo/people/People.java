package heartstring.demo.people;

import heartstring.demo.fate.Company;
import heartstring.demo.fate.Fate;
import heartstring.demo.fate.Fates;
import heartstring.demo.fate.Persona;
import heartstring.demo.fate.Staff;
import heartstring.demo.fate.Ties;
import heartstring.demo.goods.Products;
import heartstring.demo.goods.Store;
import heartstring.demo.goods.Stores;
import heartstring.demo.stream.Days;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import heartstring.demo.stream.Sheet;
import heartstring.demo.stream.ShopPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the person behind a customer number; safe for many threads, keeps nothing. */
public final class People {

    private static final List<String> DOMAINS =
            List.of("mail.example", "post.example", "inbox.example", "web.example", "brief.example");
    private static final Persona[] PERSONAS = Persona.values();
    private static final double[] PERSONA_TOTALS = personaTotals();

    private final ShopPlan plan;
    private final Days days;
    private final Stores stores;
    private final Products products;
    private final Names names = new Names();
    private final Ties ties;
    private final Fates fates;
    private final Map<String, List<String>> streets = new HashMap<>();

    public People(ShopPlan plan, Days days, Stores stores, Products products) {
        this.plan = plan;
        this.days = days;
        this.stores = stores;
        this.products = products;
        this.ties = new Ties(plan.seed(), plan.customers());
        this.fates = new Fates(plan.seed(), days, ties);
        for (String[] row : Sheet.rows(People.class, "streets.tsv")) {
            streets.put(row[0], List.of(row[1].split(",")));
        }
    }

    private static double[] personaTotals() {
        double[] shares = new double[PERSONAS.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = PERSONAS[i].share();
        }
        return Dice.totals(shares);
    }

    public Ties ties() {
        return ties;
    }

    /** The day on which a customer's history begins. */
    public int startDay(int number) {
        return fates.startDay(number);
    }

    /**
     * The person with this number.
     *
     * @throws IllegalArgumentException when the plan has no such customer
     */
    public Person person(int number) {
        if (number < 0 || number >= plan.customers()) {
            throw new IllegalArgumentException("no customer " + number);
        }
        Staff staff = staff(number);
        Dice dice = Dice.of(plan.seed(), number, "person");
        Persona persona = staff != null ? Persona.COMPANY : PERSONAS[dice.byTotals(PERSONA_TOTALS)];
        if (staff == null && (ties.tabletMate(number) != Ties.NONE || number == Ties.KIOSK)) {
            persona = Persona.FAMILY;
        }
        int store = storeOf(number, staff, dice);
        Store branch = stores.get(store);
        Name name = names.draw(persona, branch.country(), plan.lastDay().getYear(), dice);
        Contacts contacts = contacts(number, persona, name, branch, dice);
        Home home = new Home(
                dice.oneOf(streets.getOrDefault(branch.country(), List.of("Main Street"))) + " " + dice.between(1, 140),
                branch.postcode(),
                branch.city(),
                branch.country(),
                household(persona, dice));
        Habits habits = habits(persona, store, contacts, dice);
        Fate fate = fates.fate(number, persona, store);
        return new Person(number, name, contacts, home, habits, fate, staff);
    }

    private static @Nullable Staff staff(int number) {
        for (Company company : Company.ALL) {
            if (company.has(number)) {
                return new Staff(company, company.roles().get(number - company.firstNumber()));
            }
        }
        return null;
    }

    private int storeOf(int number, @Nullable Staff staff, Dice dice) {
        int own = stores.draw(dice);
        if (staff != null) {
            String city = staff.company().city();
            return stores.all().stream()
                    .filter(s -> s.city().equals(city))
                    .findFirst()
                    .map(Store::index)
                    .orElse(own);
        }
        int mate = ties.phoneMate(number);
        if (mate == Ties.NONE) {
            mate = ties.tabletMate(number);
        }
        if (mate == Ties.NONE) {
            return own;
        }
        return stores.draw(Dice.of(plan.seed(), Math.min(mate, number), "couple"));
    }

    private static int household(Persona persona, Dice dice) {
        return switch (persona) {
            case FAMILY -> dice.between(3, 6);
            case STUDENT, SENIOR -> dice.between(1, 2);
            default -> dice.between(1, 4);
        };
    }

    private Habits habits(Persona persona, int store, Contacts contacts, Dice dice) {
        double[] weights = new double[products.categories().size()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = products.categoryWeight(c) * dice.around(1, 0.7);
        }
        double gap = Math.max(2.0, dice.around(persona.gapDays(), 0.28)) / plan.density();
        double online = contacts.userId() == null ? 0 : persona.onlineShare();
        return new Habits(
                persona,
                gap,
                Math.max(2, dice.around(persona.items(), 0.25)),
                store,
                online,
                contacts.email() != null && dice.chance(0.62),
                Dice.totals(weights));
    }

    private Contacts contacts(int number, Persona persona, Name name, Store branch, Dice dice) {
        boolean tablet = ties.tabletMate(number) != Ties.NONE;
        boolean kiosk = number == Ties.KIOSK;
        boolean account = dice.chance(persona.accountShare()) || tablet || kiosk;
        boolean card = dice.chance(0.70) || kiosk;
        boolean phone = dice.chance(0.72) || ties.phoneMate(number) != Ties.NONE;
        boolean email = dice.chance(0.5) || account || (!card && !phone);
        String userId = account ? "u" + (100_000 + number) : null;
        boolean app = account && dice.chance(0.3);
        return new Contacts(
                email ? email(number, name, dice) : null,
                phone ? phone(number, branch) : null,
                card ? card(number) : null,
                userId,
                app && dice.chance(0.2) ? "app-" + (500_000 + number) : null,
                dice.chance(0.12) ? Names.plain(name.firstLatin()) + "." + Integer.toString(number, 36) + "_mm" : null,
                devices(number, kiosk ? 200 : account ? 1 + dice.poisson(0.8) : dice.chance(0.25) ? 1 : 0),
                tablet
                        ? Dice.of(plan.seed(), Math.min(number, ties.tabletMate(number)), "tablet")
                                .uuid()
                        : null);
    }

    private static String email(int number, Name name, Dice dice) {
        String first = Names.plain(name.firstLatin());
        String last = Names.plain(name.lastLatin());
        String local = switch (dice.below(4)) {
            case 0 -> first + "." + last + number;
            case 1 -> first.charAt(0) + last + number;
            case 2 -> last + "_" + first + number;
            default -> first + number;
        };
        return local + "@" + dice.oneOf(DOMAINS);
    }

    /** Unique per number, since the multiplier and the power of ten have no common factor. */
    private String phone(int number, Store branch) {
        long owner = ties.phoneOwner(number);
        long seven = (owner * 7_368_787L + 1_234_567L) % 10_000_000L;
        long eight = (owner * 73_687_871L + 12_345_678L) % 100_000_000L;
        return switch (branch.country()) {
            case "AT" -> "+43680" + Facts.digits(seven, 7);
            case "NL" -> "+316" + (10_000_000 + (owner * 7_368_787L + 1_234_567L) % 40_000_000L);
            case "IE" -> "+35385" + Facts.digits(seven, 7);
            default -> "+49158" + Facts.digits(eight, 8);
        };
    }

    private static String card(int number) {
        String twelve = "2900" + Facts.digits(number * 7L % 100_000_000L, 8);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    private List<String> devices(int number, int count) {
        Dice dice = Dice.of(plan.seed(), number, "devices");
        List<String> devices = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            devices.add(dice.uuid());
        }
        return devices;
    }

    public Days days() {
        return days;
    }
}
