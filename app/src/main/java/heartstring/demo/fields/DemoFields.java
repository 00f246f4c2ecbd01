package heartstring.demo.fields;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.deals.Deals;
import heartstring.customer.profiles.Headlines;
import heartstring.customer.traits.Traits;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.FieldDraft;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.views.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the demo shop fields of its own with values, and views that everybody shares, once. */
@Component
public class DemoFields {

    private static final String DONE = "demo.fields";
    private static final int PEOPLE = 4_000;
    private static final int COMPANIES = 500;
    private static final int DEALS = 200;
    private static final int BATCH = 1_000;
    private static final List<String> DIETS =
            List.of("vegetarian", "vegan", "lactose-free", "gluten-free", "no-pork", "organic-only");
    private static final List<String> ALLERGIES =
            List.of("Nuts", "Peanuts", "Milk", "Shellfish", "Sesame", "Soy", "Celery", "Mustard");
    private static final List<String> COUNTERS = List.of("bakery", "cheese", "fruit-and-vegetables", "wine", "fish");
    private static final List<String> INDUSTRIES = List.of("gastronomy", "hotel", "childcare", "office", "sports");
    private static final List<String> RIVALS =
            List.of("mill-bakery", "metro-market", "fruchthof-nord", "nobody", "kornblume");

    private final DemoFieldsSql sql;
    private final Fields fields;
    private final Traits traits;
    private final Headlines headlines;
    private final Deals deals;
    private final DealFields dealFields;
    private final Views views;
    private final Users users;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    DemoFields(
            DemoFieldsSql sql,
            Fields fields,
            Traits traits,
            Headlines headlines,
            Deals deals,
            DealFields dealFields,
            Views views,
            Users users,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.fields = fields;
        this.traits = traits;
        this.headlines = headlines;
        this.deals = deals;
        this.dealFields = dealFields;
        this.views = views;
        this.users = users;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    /** Fills them unless that was done; the colleague with this address has done it all. */
    public void begin(String email) {
        Optional<User> manager = users.find(email);
        if (manager.isEmpty() || settings.get(DONE, "").equals("done")) {
            return;
        }
        User user = manager.get();
        SecurityContextHolder.getContext()
                .setAuthentication(new ActorAuthentication(Actor.user(user.id(), user.name(), user.role())));
        try {
            transactions.executeWithoutResult(status -> {
                define();
                people(user.id());
                companies(user.id());
                deals();
                share();
                settings.set(Map.of(DONE, "done"));
            });
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void define() {
        add(
                Subject.PERSON,
                Kind.MULTI,
                "dietaryPreference",
                "Dietary preference",
                "Vegetarian",
                "Vegan",
                "Lactose free",
                "Gluten free",
                "No pork",
                "Organic only");
        add(Subject.PERSON, Kind.TEXT, "allergy", "Allergy");
        add(
                Subject.PERSON,
                Kind.SELECT,
                "favouriteCounter",
                "Favourite counter",
                "Bakery",
                "Cheese",
                "Fruit and vegetables",
                "Wine",
                "Fish");
        add(Subject.PERSON, Kind.DATE, "tastingClubSince", "Tasting club since");
        add(Subject.PERSON, Kind.RATING, "howWellWeKnowThem", "How well we know them");
        defineOthers();
    }

    private void defineOthers() {
        add(
                Subject.COMPANY,
                Kind.SELECT,
                "industry",
                "Industry",
                "Gastronomy",
                "Hotel",
                "Childcare",
                "Office",
                "Sports");
        add(Subject.COMPANY, Kind.NUMBER, "guestsADay", "Guests a day");
        fields.add(new FieldDraft(
                Subject.COMPANY,
                Kind.MONEY,
                "creditLimit",
                "Credit limit",
                "Managers alone see and set it.",
                List.of(),
                Set.of(Role.MANAGER),
                Set.of(Role.MANAGER)));
        add(
                Subject.DEAL,
                Kind.SELECT,
                "competitor",
                "Competitor",
                "Mill bakery",
                "Metro market",
                "Fruchthof Nord",
                "Nobody",
                "Kornblume");
        add(Subject.DEAL, Kind.RATING, "goodFeeling", "Good feeling");
        add(Subject.DEAL, Kind.DATE, "firstDelivery", "First delivery");
    }

    private void add(Subject subject, Kind kind, String key, String label, String... choices) {
        fields.add(FieldDraft.plain(subject, kind, key, label, choices));
    }

    private void people(long user) {
        List<Traits.Declared> declared = new ArrayList<>();
        Set<Long> touched = new HashSet<>();
        for (DemoFieldsSql.Somebody one : sql.somebody("person", PEOPLE)) {
            Random dice = new Random(one.profileId() * 7919);
            List<Traits.Declared> of = new ArrayList<>();
            if (dice.nextInt(100) < 28) {
                String first = DIETS.get(dice.nextInt(DIETS.size()));
                String second = DIETS.get(dice.nextInt(DIETS.size()));
                boolean two = dice.nextInt(4) == 0 && !first.equals(second);
                say(of, one, "dietaryPreference", "[\"" + first + (two ? "\",\"" + second : "") + "\"]", dice, user);
            }
            if (dice.nextInt(100) < 9) {
                say(of, one, "allergy", "\"" + ALLERGIES.get(dice.nextInt(ALLERGIES.size())) + "\"", dice, user);
            }
            if (dice.nextInt(100) < 35) {
                say(of, one, "favouriteCounter", "\"" + COUNTERS.get(dice.nextInt(COUNTERS.size())) + "\"", dice, user);
            }
            if (dice.nextInt(100) < 6) {
                LocalDate since =
                        LocalDate.ofInstant(time.instant(), settings.zone()).minusDays(20L + dice.nextInt(1_400));
                say(of, one, "tastingClubSince", "\"" + since + "\"", dice, user);
            }
            if (dice.nextInt(100) < 22) {
                say(of, one, "howWellWeKnowThem", String.valueOf(2 + dice.nextInt(4)), dice, user);
            }
            if (!of.isEmpty()) {
                declared.addAll(of);
                touched.add(one.customerId());
            }
            if (declared.size() >= BATCH) {
                traits.declare(declared);
                declared.clear();
            }
        }
        traits.declare(declared);
        headlines.refresh(touched);
    }

    private void companies(long user) {
        List<Traits.Declared> declared = new ArrayList<>();
        Set<Long> touched = new HashSet<>();
        for (DemoFieldsSql.Somebody one : sql.somebody("company", COMPANIES)) {
            Random dice = new Random(one.profileId() * 7919);
            String industry = one.name().contains("Hotel")
                    ? "hotel"
                    : one.name().contains("Kita")
                            ? "childcare"
                            : one.name().contains("Café")
                                    ? "gastronomy"
                                    : INDUSTRIES.get(dice.nextInt(INDUSTRIES.size()));
            say(declared, one, "industry", "\"" + industry + "\"", dice, user);
            say(declared, one, "guestsADay", String.valueOf(20 + 10 * dice.nextInt(40)), dice, user);
            say(declared, one, "creditLimit", String.valueOf(500 * (1 + dice.nextInt(20))), dice, user);
            touched.add(one.customerId());
        }
        traits.declare(declared);
        headlines.refresh(touched);
    }

    private void say(
            List<Traits.Declared> declared,
            DemoFieldsSql.Somebody one,
            String name,
            String json,
            Random dice,
            long user) {
        Instant at = time.instant().minus(Duration.ofHours(3L + dice.nextInt(24 * 90)));
        declared.add(new Traits.Declared(one.profileId(), name, json, at, Traits.STAFF, user));
    }

    private void deals() {
        for (long id : sql.deals(DEALS)) {
            deals.find(id).ifPresent(deal -> {
                Random dice = new Random(id * 7919);
                LocalDate expected = deal.expectedOn();
                LocalDate first = expected == null ? null : expected.plusDays(7L + dice.nextInt(21));
                dealFields.write(
                        id,
                        Map.of(
                                "competitor",
                                "\"" + RIVALS.get(dice.nextInt(RIVALS.size())) + "\"",
                                "goodFeeling",
                                String.valueOf(1 + dice.nextInt(5)),
                                "firstDelivery",
                                first == null ? "null" : "\"" + first + "\""),
                        deal.createdAt().plus(Duration.ofMinutes(50)));
            });
        }
    }

    private void share() {
        views.keep(
                "customers",
                "Allergies",
                "columns=city%2Cf.allergy%2Cf.dietaryPreference%2Cseen&f.allergy.is=known",
                true);
        views.keep(
                "customers",
                "Companies by guests",
                "kind=company&sort=f.guestsADay.down&columns=city%2Cf.industry%2Cf.guestsADay%2Cphone",
                true);
        views.keep(
                "deals",
                "Pipeline by stage",
                "group=stage&columns=amount%2Clikely%2Cexpected%2Cowner%2Cf.competitor%2Cf.goodFeeling",
                true);
        views.keep(
                "deals", "Who else bids", "group=f.competitor&columns=stage%2Camount%2Cexpected%2Cf.goodFeeling", true);
    }
}
