package heartstring.experience.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.demo.fate.Leaving;
import heartstring.demo.shop.CustomerTruth;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.SegmentJson;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Learning;
import heartstring.kernels.leaving.LeavingModel;
import heartstring.kernels.leaving.Panel;
import heartstring.kernels.leaving.Reading;
import heartstring.kernels.leaving.Sign;
import heartstring.kernels.leaving.Signs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Polite leavers planted in the demo shop are told of before they leave. It is learnt from one half of the customers and tried on the
 * other, both ways round; every sign alone may choose its threshold afterwards so that it sounds as many alarms, which is more than what
 * is learnt may do.
 */
class PoliteLeaversTest {

    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final double NOW = LAST.toEpochDay();

    /** Alarms of these days: what became of them is known by the end of the history. */
    private static final double FROM = NOW - 330;

    private static final double UNTIL = NOW - 120;

    private record Life(CustomerTruth truth, List<Deed> deeds) {}

    /** One customer's highest score while they said good things, and whether they left soon after they scored it. */
    private record Scored(double score, boolean leaves, boolean planted) {}

    private record Found(int alarms, double precision, double recall) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d alarms, precision %.2f, recall %.2f", alarms, precision, recall);
        }
    }

    @Test
    void politeLeaversAreFoundBeforeTheyLeaveAndBetterThanByAnySignAlone() {
        List<Life> lives = lives(2_000);
        double mean = lives.stream()
                .flatMap(life -> life.deeds().stream())
                .filter(deed -> deed.kind() == Deed.Kind.RATED)
                .mapToDouble(Deed::value)
                .average()
                .orElseThrow();
        List<List<Life>> halves = List.of(half(lives, 0), half(lives, 1));
        List<LeavingModel> models =
                halves.stream().map(half -> learnt(half, mean)).toList();
        List<Scored> scored = new ArrayList<>();
        for (int h = 0; h < 2; h++) {
            LeavingModel other = models.get(1 - h);
            halves.get(h)
                    .forEach(life ->
                            scored.add(scored(life, mean, both -> other.alarm().chance(both) / other.alarmFrom())));
        }
        Found learnt = found(scored, 1);
        System.out.println("Polite leavers, learnt: " + learnt);
        double best = 0;
        List<Sign> signs = List.of(Sign.values());
        for (int sign = 0; sign <= signs.size(); sign++) {
            int place = sign;
            List<Scored> alone = lives.stream()
                    .map(life -> scored(life, mean, both -> both[place]))
                    .toList();
            Found found = foundBy(alone, learnt.alarms());
            System.out.println("  " + (sign < signs.size() ? signs.get(sign) : "SAID") + " alone: " + found);
            best = Math.max(best, found.recall());
        }
        assertThat(learnt.recall()).isGreaterThan(0.5).isGreaterThan(best);
        assertThat(learnt.precision())
                .isGreaterThan(2 * found(scored, -Double.MAX_VALUE).precision());
        assertThat(learnt.alarms()).isBetween(40, lives.size() / 6);
        assertThat(models).allSatisfy(model -> assertThat(model.alarmFrom()).isBetween(0.01, 0.9));
    }

    private static List<Life> half(List<Life> lives, int which) {
        return lives.stream().filter(life -> life.truth().number() % 2 == which).toList();
    }

    private static LeavingModel learnt(List<Life> lives, double mean) {
        Learning learning = new Learning(NOW, mean);
        learning.add(lives.stream().map(Life::deeds).toList());
        return learning.learn(Instant.EPOCH).orElseThrow();
    }

    private static Scored scored(Life life, double mean, ToDoubleFunction<double[]> score) {
        double leaves = life.truth().leftOn() == null
                ? Double.POSITIVE_INFINITY
                : life.truth().leftOn().toEpochDay();
        boolean known = life.deeds().stream()
                        .filter(deed -> deed.kind() == Deed.Kind.VISIT && deed.day() < leaves - 120)
                        .count()
                >= Signs.LEAST_VISITS;
        double best = Double.NEGATIVE_INFINITY;
        for (double day = FROM; day <= UNTIL && day < leaves; day += 7) {
            if (Panel.said(life.deeds(), day, mean).orElse(0.0) >= Panel.GOOD) {
                Reading reading = Signs.at(life.deeds(), day).orElse(null);
                if (reading != null && reading.of(Sign.LATE) <= 6) {
                    best = Math.max(best, score.applyAsDouble(Panel.bothHands(reading, life.deeds(), mean)));
                }
            }
        }
        boolean planted =
                known && life.truth().leaving() == Leaving.POLITE && leaves > FROM + 30 && leaves <= UNTIL + 60;
        return new Scored(best, leaves <= NOW, planted);
    }

    private static Found found(List<Scored> all, double from) {
        long planted = all.stream().filter(Scored::planted).count();
        List<Scored> alarms = all.stream().filter(s -> s.score() >= from).toList();
        return new Found(
                alarms.size(),
                alarms.stream().filter(Scored::leaves).count() / (double) alarms.size(),
                alarms.stream().filter(Scored::planted).count() / (double) planted);
    }

    /** As many alarms, or as few fewer as scores that are alike allow. */
    private static Found foundBy(List<Scored> all, int alarms) {
        double[] scores = all.stream().mapToDouble(Scored::score).sorted().toArray();
        double just = scores[scores.length - alarms];
        return found(all, scores[scores.length - alarms - 1] == just ? Math.nextUp(just) : just);
    }

    private static List<Life> lives(int customers) {
        Shop shop = Shop.of(ShopPlan.upTo(LAST).withCustomers(customers));
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            List<Deed> deeds = new ArrayList<>();
            shop.events(i, i + 1, event -> deeds(event, deeds));
            deeds.sort(Comparator.comparingDouble(Deed::day));
            lives.add(new Life(shop.truth(i), deeds));
        }
        return lives;
    }

    /** A receipt of nobody is nobody's. */
    private static void deeds(ShopEvent event, List<Deed> deeds) {
        boolean nobody = event.userId() == null
                && event.anonymousId() == null
                && !event.context().containsKey("traits");
        if (event.name() == null || nobody) {
            return;
        }
        boolean wanted = DeedRules.WANTED.contains(event.name());
        if (!wanted && !event.name().equals("Order Refunded")) {
            return;
        }
        double day = event.timestamp().toEpochMilli() / 86_400_000.0;
        JsonNode properties =
                JsonMapper.shared().readTree(SegmentJson.text(event)).path("properties");
        if (event.name().equals("Order Completed")) {
            deeds.add(new Deed(day, Deed.Kind.VISIT, properties.path("total").asDouble()));
        } else if (event.name().equals("Order Refunded")) {
            deeds.add(new Deed(day, Deed.Kind.RETURN, properties.path("total").asDouble()));
        }
        DeedRules.of(event.name(), properties).forEach(told -> deeds.add(new Deed(day, told.kind(), told.value())));
    }
}
