package heartstring.demo.life;

import heartstring.demo.fate.Leaving;
import heartstring.demo.goods.Product;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import heartstring.demo.visit.Visits;
import heartstring.demo.visit.WebVisit;
import heartstring.demo.words.Feeling;
import heartstring.demo.words.Saying;
import heartstring.demo.words.Slots;
import java.util.List;
import java.util.Map;

/** Newsletters every four weeks up to the last morning, and the question how likely one is to recommend the shop. */
final class Mailings {

    private static final int EVERY_DAYS = 28;
    private static final int ASK_EVERY_DAYS = 150;
    private static final double ANSWERS = 0.30;
    private static final double UNSUBSCRIBES = 0.004;

    private final Scene scene;
    private final Person person;
    private final Dice dice;
    private final int lastVisitDay;

    Mailings(Scene scene, int lastVisitDay) {
        this.scene = scene;
        this.person = scene.person();
        this.dice = scene.dice("mailings");
        this.lastVisitDay = lastVisitDay;
    }

    void play() {
        if (person.habits().optIn()) {
            newsletters();
        }
        recommendation();
    }

    private void newsletters() {
        int last = scene.days().count() - 1;
        double sent = Math.min(1, scene.world().plan().density());
        for (int day = last % EVERY_DAYS; day <= last; day += EVERY_DAYS) {
            if (day > person.fate().startDay() && dice.chance(sent) && !newsletter(day)) {
                return;
            }
        }
    }

    /** One issue; false when it was the last one wanted. */
    private boolean newsletter(int day) {
        Product product = scene.world()
                .products()
                .all()
                .get(day * 7 % scene.world().products().all().size());
        Dice issue = Dice.of(scene.world().plan().seed(), day, "newsletter");
        Slots slots = new Slots(person.name().first(), scene.store().name(), product.name(), "", 0);
        Saying subject = scene.world().words().any("subject", slots, issue);
        Who who = scene.badge().email("email");
        long millis = scene.days().millis(day, 5.5 * 3600 + dice.unit() * 1800);
        Map<String, Object> mail = Facts.of(
                "email_id", "nl-" + day + "-" + person.number(),
                "email_subject", subject.text(),
                "campaign_id", "nl-" + day,
                "campaign_name", "Newsletter " + scene.days().date(day));
        scene.trail().track("email", "Email Delivered", millis, who, mail);
        boolean gone = day > lastVisitDay - 30;
        if (!dice.chance(person.habits().persona().openRate() * (gone ? 0.35 : 1))) {
            return true;
        }
        long opened = millis + (long) (dice.unit() * dice.unit() * 30 * 3_600_000L) + 60_000;
        scene.trail().track("email", "Email Opened", opened, who, mail);
        if (dice.chance(0.25)) {
            Map<String, Object> click = Facts.of("link_id", "offer", "link_url", WebVisit.SITE + "/offers");
            click.putAll(mail);
            scene.trail().track("email", "Email Link Clicked", opened + 25_000, who, click);
        }
        if (dice.chance(UNSUBSCRIBES)) {
            scene.trail().track("email", "Unsubscribed", opened + 90_000, who, mail);
            return false;
        }
        return true;
    }

    /** Asks now and then; a leaver's parting answer is always among them. */
    private void recommendation() {
        Leaving leaving = person.fate().leaving();
        boolean slow = leaving == Leaving.POLITE || leaving == Leaving.HONEST;
        if (slow && dice.chance(0.9)) {
            int day = person.fate().leaveDay() - dice.between(10, 80);
            answer(day, leaving == Leaving.POLITE ? dice.between(9, 10) : dice.between(0, 4), polite(leaving));
        }
        if (person.contacts().email() == null) {
            return;
        }
        int first = person.fate().startDay() + dice.between(40, ASK_EVERY_DAYS);
        double asked = Math.min(1, scene.world().plan().density());
        int end = slow ? person.fate().leaveDay() - Visits.PARTING_DAYS : lastVisitDay;
        for (int day = first; day < end; day += ASK_EVERY_DAYS) {
            if (dice.chance(ANSWERS * asked)) {
                answer(day, usual(), "nps");
            }
        }
    }

    private static String polite(Leaving leaving) {
        return leaving == Leaving.POLITE ? "polite" : "honest";
    }

    private int usual() {
        double mean = switch (person.fate().circle()) {
            case TRUE_ADVOCATE, LOUD_ADVOCATE -> 9.6;
            case PLAIN, FRIEND_OF_TRUE, FRIEND_OF_LOUD -> 7.7;
        };
        return Math.clamp(Math.round(mean + 1.7 * dice.gauss()), 0, 10);
    }

    private void answer(int day, int score, String kind) {
        Who who = person.contacts().email() != null
                ? scene.badge().email("survey")
                : scene.badge().knownAtTill();
        if (who.nobody()) {
            return;
        }
        Feeling feeling = score >= 9
                ? dice.oneOf(List.of(Feeling.JOY, Feeling.GRATITUDE, Feeling.ADMIRATION, Feeling.LOVE))
                : score >= 7
                        ? Feeling.NEUTRAL
                        : dice.oneOf(List.of(Feeling.ANNOYANCE, Feeling.DISAPPOINTMENT, Feeling.ANGER));
        Map<String, Object> properties = Facts.of("survey", "recommend", "score", score, "scale", "0-10");
        boolean speaks = !kind.equals("nps") || dice.chance(0.55);
        if (speaks) {
            Product product =
                    scene.world().products().draw(dice.byTotals(person.habits().tastes()), dice);
            Slots slots = scene.slots(scene.store(), product, dice.between(5, 15), dice);
            properties.put(
                    "comment",
                    scene.world().words().near(kind, feeling, slots, dice).text());
        }
        long millis =
                scene.days().millis(day, person.habits().persona().rhythm().onlineSecond(dice));
        String message = scene.trail().track("survey", "Survey Answered", millis, who, properties);
        if (speaks) {
            scene.trail().felt(message, feeling);
        }
    }
}
