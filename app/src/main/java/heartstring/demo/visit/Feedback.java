package heartstring.demo.visit;

import heartstring.demo.fate.Leaving;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Line;
import heartstring.demo.scene.Receipt;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import heartstring.demo.words.Feeling;
import heartstring.demo.words.Saying;
import heartstring.demo.words.Slots;
import java.util.List;
import java.util.Map;

/** What follows a visit: returns, complaints, surveys, reviews, praise and questions, and what they do to the mood. */
public final class Feedback {

    public static final double RETURNS = 0.012;
    public static final double BAD_RETURNS = 0.08;
    public static final double COMPLAINS = 0.006;
    public static final double BAD_COMPLAINS = 0.10;
    public static final double ANSWERS_SURVEY = 0.05;
    public static final double BAD_ANSWERS_SURVEY = 0.10;
    public static final int QUICK_FIX_HOURS = 48;
    private static final double REVIEWS = 0.018;
    private static final double BAD_REVIEWS = 0.06;
    private static final double PRAISES = 0.010;
    private static final double ASKS = 0.016;
    private static final long MINUTE_MILLIS = 60_000L;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

    private final Scene scene;
    private final Person person;
    private final Talks talks;
    private final Dice dice;
    private int complaints;

    Feedback(Scene scene) {
        this.scene = scene;
        this.person = scene.person();
        this.talks = new Talks(scene);
        this.dice = scene.dice("feedback");
    }

    /** Plays what follows and returns the factor on the gap to the next visit. */
    double after(Visit visit, double parting) {
        Encounter encounter = visit.encounter();
        if (dice.chance(encounter.bad() ? BAD_RETURNS : RETURNS)) {
            refund(visit);
        }
        boolean polite = parting > 0 && person.fate().leaving() == Leaving.POLITE;
        boolean honest = parting > 0 && person.fate().leaving() == Leaving.HONEST;
        if (polite) {
            return dice.chance(0.25) ? talks.say(visit, kind(), "polite") : survey(visit, 0.25, 9 + dice.below(2));
        }
        double complains = encounter.bad() ? BAD_COMPLAINS : honest ? 0.15 : COMPLAINS;
        if (dice.chance(complains)) {
            return complaint(visit);
        }
        if (honest) {
            return dice.chance(0.1) ? talks.say(visit, harsh(), "honest") : survey(visit, 0.15, dice.between(1, 4));
        }
        double happens = dice.unit();
        double answers = encounter.bad() ? BAD_ANSWERS_SURVEY : ANSWERS_SURVEY;
        if (happens < answers) {
            return survey(visit, 1, encounter.score());
        }
        double reviews = answers + (encounter.bad() ? BAD_REVIEWS : REVIEWS);
        if (happens < reviews) {
            return review(visit);
        }
        if (happens < reviews + PRAISES) {
            boolean happy = encounter.satisfaction() > 6;
            return talks.say(visit, happy ? kind() : harsh(), "experience");
        }
        return happens < reviews + PRAISES + ASKS ? talks.say(visit, plain(), "experience") : 1;
    }

    private void refund(Visit visit) {
        List<Line> lines = visit.receipt().lines();
        int from = dice.below(lines.size());
        List<Line> back = List.copyOf(lines.subList(from, Math.min(lines.size(), from + 1 + dice.below(2))));
        Receipt receipt = visit.receipt();
        long value = new Receipt(receipt.orderId(), receipt.store(), back, 0, 0, null).linesMinor();
        long lineSum = Math.max(1, receipt.linesMinor());
        long refunded = value - value * receipt.discountMinor() / lineSum;
        Map<String, Object> properties = Facts.of(
                "order_id", receipt.orderId(),
                "refund_id", "R-" + receipt.orderId(),
                "store_id", receipt.store().id(),
                "total", Facts.money(refunded),
                "currency", Receipt.CURRENCY,
                "reason", dice.oneOf(List.of("spoiled", "wrong_item", "changed_mind", "damaged")),
                "products", Receipt.products(back));
        long millis = scene.days().millis(visit.day() + 1 + dice.below(5), 36_000 + dice.unit() * 30_000);
        scene.trail().track(visit.online() ? "web" : "till", "Order Refunded", millis, visit.who(), properties);
    }

    private double complaint(Visit visit) {
        Who who = talks.writer(visit);
        if (who.nobody()) {
            return 1;
        }
        Feeling feeling = harsh();
        int minutes = (int) Math.max(4, Math.round(visit.encounter().waitMinutes()));
        Line line = visit.receipt().lines().getFirst();
        Slots slots = scene.slots(visit.receipt().store(), line.product(), minutes, dice);
        boolean bad = visit.encounter().bad();
        String reason = bad && dice.chance(0.6)
                ? "long_wait"
                : scene.world().words().any("reason", slots, dice).text();
        Saying saying = scene.world().words().about(reason, feeling, slots, dice);
        complaints++;
        String id = "CP-" + person.number() + "-" + complaints;
        long millis = visit.millis() + dice.between(20, 1600) * MINUTE_MILLIS;
        String message = scene.trail()
                .track(
                        talks.channel(who),
                        "Complaint Raised",
                        millis,
                        who,
                        Facts.of(
                                "complaint_id", id,
                                "order_id", visit.receipt().orderId(),
                                "store_id", visit.receipt().store().id(),
                                "reason", reason,
                                "severity", feeling == Feeling.ANGER ? "high" : "normal",
                                "wait_seconds", visit.encounter().waitSeconds(),
                                "text", saying.text()));
        scene.trail().felt(message, feeling);
        int hours = bad ? dice.between(90, 380) : dice.between(3, 80);
        scene.trail()
                .track(
                        talks.channel(who),
                        "Complaint Resolved",
                        millis + hours * HOUR_MILLIS,
                        who,
                        Facts.of(
                                "complaint_id", id,
                                "store_id", visit.receipt().store().id(),
                                "wait_seconds", hours * 3600,
                                "outcome", dice.oneOf(List.of("voucher", "refund", "apology", "replacement")),
                                "agent", Scene.agent(dice)));
        return hours <= QUICK_FIX_HOURS ? 1 : feeling.gapFactor();
    }

    private double survey(Visit visit, double chance, int score) {
        if (!dice.chance(chance) || visit.who().nobody()) {
            return 1;
        }
        Encounter encounter = visit.encounter();
        Map<String, Object> properties = Facts.of(
                "survey", "after_visit",
                "score", score,
                "friendliness", encounter.friendliness(),
                "freshness", encounter.freshness(),
                "wait_seconds", visit.online() ? null : encounter.waitSeconds(),
                "order_id", visit.receipt().orderId(),
                "store_id", visit.receipt().store().id());
        Feeling feeling = score >= 8 ? kind() : score >= 6 ? Feeling.NEUTRAL : harsh();
        boolean speaks = dice.chance(0.5);
        if (speaks) {
            int minutes = (int) Math.max(2, Math.round(encounter.waitMinutes()));
            String kind = person.fate().leaving() == Leaving.POLITE && score >= 9 ? "polite" : "nps";
            properties.put("comment", talks.near(kind, feeling, visit, minutes).text());
        }
        long millis = visit.millis() + dice.between(90, 1500) * MINUTE_MILLIS;
        String message = scene.trail().track("survey", "Survey Answered", millis, visit.who(), properties);
        if (!speaks) {
            return 1;
        }
        scene.trail().felt(message, feeling);
        return feeling.gapFactor();
    }

    private double review(Visit visit) {
        int rating = Math.clamp(Math.round(visit.encounter().satisfaction() / 1.9 + 0.6 * dice.gauss()), 1, 5);
        Feeling feeling = rating >= 4 ? kind() : rating == 3 ? Feeling.NEUTRAL : harsh();
        int minutes = (int) Math.max(3, Math.round(visit.encounter().waitMinutes()));
        Line line = dice.oneOf(visit.receipt().lines());
        Feeling voice = feeling == Feeling.NEUTRAL ? Feeling.SURPRISE : feeling;
        Slots slots = scene.slots(visit.receipt().store(), line.product(), minutes, dice);
        Saying saying = scene.world().words().about("review", voice, slots, dice);
        long millis = visit.millis() + dice.between(300, 6000) * MINUTE_MILLIS;
        Who who = person.contacts().userId() != null && !scene.screens().none()
                ? scene.screens().loggedIn(millis)
                : visit.who();
        if (who.nobody()) {
            return 1;
        }
        String message = scene.trail()
                .track(
                        "web",
                        "Product Reviewed",
                        millis,
                        who,
                        Facts.of(
                                "review_id", "RV-" + visit.receipt().orderId(),
                                "product_id", line.product().id(),
                                "store_id", visit.receipt().store().id(),
                                "review_body", saying.text(),
                                "rating", rating));
        scene.trail().felt(message, voice);
        return voice.gapFactor();
    }

    private Feeling kind() {
        return dice.oneOf(List.of(
                Feeling.JOY, Feeling.JOY, Feeling.GRATITUDE, Feeling.GRATITUDE, Feeling.ADMIRATION, Feeling.LOVE));
    }

    private Feeling harsh() {
        return dice.oneOf(List.of(
                Feeling.ANGER,
                Feeling.ANGER,
                Feeling.ANNOYANCE,
                Feeling.DISAPPOINTMENT,
                Feeling.DISAPPOINTMENT,
                Feeling.SADNESS));
    }

    private Feeling plain() {
        return dice.oneOf(List.of(
                Feeling.NEUTRAL,
                Feeling.NEUTRAL,
                Feeling.NEUTRAL,
                Feeling.CURIOSITY,
                Feeling.CONFUSION,
                Feeling.NERVOUSNESS,
                Feeling.RELIEF,
                Feeling.AMUSEMENT,
                Feeling.SURPRISE));
    }
}
