package heartstring.demo.life;

import heartstring.demo.fate.Company;
import heartstring.demo.fate.Staff;
import heartstring.demo.fate.Ties;
import heartstring.demo.people.Contacts;
import heartstring.demo.people.Home;
import heartstring.demo.people.Name;
import heartstring.demo.people.Person;
import heartstring.demo.people.Writing;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Screens.Screen;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import heartstring.demo.visit.WebVisit;
import java.util.Map;

/** How a customer becomes known: card, account, logins on each device, company, alias, and the odd junk value. */
final class Beginnings {

    private static final double JUNK = 0.015;
    private static final double CARD_IN_ACCOUNT = 0.65;
    private static final double CARD_IN_ACCOUNT_LATER = 0.3;

    private final Scene scene;
    private final Person person;
    private final Contacts contacts;
    private final Dice dice;

    Beginnings(Scene scene) {
        this.scene = scene;
        this.person = scene.person();
        this.contacts = person.contacts();
        this.dice = scene.dice("beginnings");
    }

    void play() {
        long start = scene.days().millis(person.fate().startDay(), 25_300);
        if (contacts.card() != null) {
            cardIssued(start);
        }
        account();
        company(start);
        alias();
        cardInApp();
        junk();
    }

    /** At the service desk: a name as the clerk typed it, perhaps with phone or e-mail. */
    private void cardIssued(long millis) {
        Name name = person.name();
        boolean latin = dice.chance(0.4);
        Map<String, Object> traits = Facts.of(
                "loyalty_card", contacts.card(),
                "first_name", latin ? name.firstLatin() : name.first(),
                "last_name", latin ? name.lastLatin() : name.last(),
                "birthday", dice.chance(0.8) ? name.birthday().toString() : null,
                "phone", contacts.phone() != null && dice.chance(0.6) ? Writing.phone(contacts.phone(), dice) : null,
                "email", contacts.email() != null && dice.chance(0.35) ? Writing.email(contacts.email(), dice) : null,
                "address", address(),
                "household_size", person.home().household(),
                "preferred_store", scene.store().id());
        scene.trail().add("till", "identify", millis, scene.badge().knownAtTill(), null, traits, Map.of());
    }

    private Map<String, Object> address() {
        Home home = person.home();
        return Facts.of(
                "street", home.street(), "postalCode", home.postcode(), "city", home.city(), "country", home.country());
    }

    private void account() {
        if (contacts.userId() == null) {
            return;
        }
        boolean first = true;
        boolean kiosk = person.number() == Ties.KIOSK;
        for (Screen screen : scene.screens().all()) {
            if (kiosk) {
                Map<String, Object> page =
                        Facts.of("title", "Newsletter", "path", "/newsletter", "url", WebVisit.SITE + "/newsletter");
                scene.trail()
                        .add("web", "page", screen.loginMillis() - 20_000, screen.out(), "Newsletter", Map.of(), page);
            }
            Map<String, Object> traits = first ? accountTraits() : Facts.of("email", Writing.email(mail(), dice));
            scene.trail().add("web", "identify", screen.loginMillis(), screen.in(), null, traits, Map.of());
            first = false;
        }
    }

    private String mail() {
        String email = contacts.email();
        return email == null ? Writing.JUNK_EMAIL : email;
    }

    private Map<String, Object> accountTraits() {
        Name name = person.name();
        boolean junk = dice.chance(JUNK / 3);
        Staff staff = person.staff();
        return Facts.of(
                "email", junk ? Writing.JUNK_EMAIL : Writing.email(mail(), dice),
                "first_name", name.first(),
                "last_name", name.last(),
                "nickname", name.nickname(),
                "birthday", dice.chance(0.5) ? name.birthday().toString() : null,
                "phone", contacts.phone() != null && dice.chance(0.45) ? Writing.phone(contacts.phone(), dice) : null,
                "loyalty_card", dice.chance(CARD_IN_ACCOUNT) ? contacts.card() : null,
                "language", name.language(),
                "address", dice.chance(0.6) ? address() : null,
                "marketing_opt_in", person.habits().optIn(),
                "role", staff == null ? null : staff.role());
    }

    private void company(long millis) {
        Staff staff = person.staff();
        if (staff == null) {
            return;
        }
        Company company = staff.company();
        Map<String, Object> traits = Facts.of(
                "name", company.name(),
                "industry", company.industry(),
                "employees", company.employees(),
                "vat_id", company.vatId(),
                "website", company.website(),
                "phone", company.phone(),
                "address", Facts.of("city", company.city(), "country", "DE"),
                "role", staff.role());
        Who who = Who.of(contacts.userId(), null, Facts.of("channel", "office"));
        scene.trail()
                .add("office", "group", millis + 3_600_000L, who.inGroup(company.groupId()), null, traits, Map.of());
    }

    /** Somewhere in the second half the old account of the app is joined with that of the web. */
    private void alias() {
        String app = contacts.appUserId();
        if (app != null && contacts.userId() != null) {
            int from = scene.days().share(0.5);
            long millis = scene.days().millis(Math.max(person.fate().startDay() + 20, from + dice.below(from)), 40_000);
            Who who =
                    Who.of(contacts.userId(), null, Facts.of("channel", "app")).before(app);
            scene.trail().add("app", "alias", millis, who, null, Map.of(), Map.of());
        }
    }

    /** Some type their card into the app later on. */
    private void cardInApp() {
        if (contacts.card() != null && contacts.userId() != null && dice.chance(CARD_IN_ACCOUNT_LATER)) {
            int day = person.fate().startDay() + 20 + dice.below(60);
            Who who = Who.of(contacts.userId(), null, Facts.of("channel", "app"));
            scene.trail()
                    .add(
                            "app",
                            "identify",
                            scene.days().millis(day, 66_000),
                            who,
                            null,
                            Facts.of("loyalty_card", contacts.card()),
                            Map.of());
        }
    }

    private void junk() {
        if (!dice.chance(JUNK)) {
            return;
        }
        long millis = scene.days().millis(person.fate().startDay() + 5 + dice.below(40), 50_000);
        Map<String, Object> web = Facts.of("channel", "web");
        String device = contacts.devices().isEmpty() ? null : contacts.devices().getFirst();
        Who known = scene.badge().knownAtTill();
        switch (dice.below(4)) {
            case 0 -> identify("web", millis, Who.of("null", device, web), Facts.of("email", contacts.email()));
            case 1 -> identify("web", millis, Who.of("undefined", device, web), Facts.of("plan", "guest"));
            case 2 -> identify("web", millis, Who.of(null, device, web), Facts.of("email", Writing.JUNK_EMAIL));
            default -> identify("till", millis, known, Facts.of("phone", Writing.SHOP_PHONE));
        }
    }

    private void identify(String source, long millis, Who who, Map<String, Object> traits) {
        scene.trail().add(source, "identify", millis, who, null, traits, Map.of());
    }
}
