package heartstring.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.demo.life.Experiment;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.kernels.drivers.Driver;
import heartstring.kernels.drivers.Drivers;
import heartstring.kernels.drivers.Factor;
import heartstring.kernels.drivers.Sample;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Effects;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.effects.Finding.Verdict;
import heartstring.kernels.effects.Looks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two truths of the demo shop, found again in what its events tell: two of two. */
class PlantedTruthsTest {

    private static final int CUSTOMERS = 2_000;
    private static final double DAY = 86_400_000;

    /** What one customer's events tell: answers of stores, days of visits, and arms with their days. */
    private static final class Life {
        private final List<double[]> answers = new ArrayList<>();
        private final List<Double> visits = new ArrayList<>();
        private final Map<String, Double> given = new HashMap<>();
        private final Map<String, Double> held = new HashMap<>();

        void hear(ShopEvent event) {
            String name = event.name() == null ? "" : event.name();
            double day = event.timestamp().toEpochMilli() / DAY;
            Map<String, Object> told = event.properties();
            boolean known = event.userId() != null
                    || event.anonymousId() != null
                    || event.context().containsKey("traits");
            if (name.equals("Order Completed") && known) {
                visits.add(day);
            } else if (name.equals("Gift Decided")) {
                (told.get("arm").equals("given") ? given : held).put((String) told.get("experiment"), day);
            } else if (name.equals("Survey Answered")
                    && "after_visit".equals(told.get("survey"))
                    && told.get("wait_seconds") instanceof Number wait) {
                answers.add(new double[] {
                    number(told, "score"),
                    number(told, "friendliness"),
                    number(told, "freshness"),
                    wait.doubleValue() / 60
                });
            }
        }

        private static double number(Map<String, Object> told, String key) {
            return ((Number) told.get(key)).doubleValue();
        }

        double visits(double from, double until) {
            return visits.stream().filter(v -> v > from && v <= until).count();
        }
    }

    private static List<Life> lives() {
        Shop shop = Shop.of(ShopPlan.upTo(LocalDate.of(2026, 6, 30)).withCustomers(CUSTOMERS));
        return IntStream.range(0, CUSTOMERS)
                .parallel()
                .mapToObj(i -> {
                    Life life = new Life();
                    shop.events(i, i + 1, life::hear);
                    return life;
                })
                .toList();
    }

    private static Effect effect(List<Life> lives, Experiment experiment) {
        List<Life> met = lives.stream()
                .filter(l -> l.given.containsKey(experiment.key()) || l.held.containsKey(experiment.key()))
                .toList();
        double[] after = new double[met.size()];
        double[] before = new double[met.size()];
        boolean[] given = new boolean[met.size()];
        for (int i = 0; i < given.length; i++) {
            Life life = met.get(i);
            given[i] = life.given.containsKey(experiment.key());
            double at = (given[i] ? life.given : life.held).getOrDefault(experiment.key(), 0.0);
            after[i] = life.visits(at, at + Experiment.DAYS);
            before[i] = life.visits(at - Experiment.DAYS, at);
        }
        return Effects.of(after, before, given).orElseThrow();
    }

    @Test
    void theGiftThatBringsVisitsIsToldFromTheOneThatDoesNot() {
        List<Life> lives = lives();
        Effect bouquet = effect(lives, Experiment.BOUQUET);
        assertThat(bouquet.difference().interval().low()).isLessThan(Experiment.BOUQUET.visits());
        assertThat(bouquet.difference().interval().high()).isGreaterThan(Experiment.BOUQUET.visits());
        assertThat(Finding.of(bouquet, 0.5, Looks.USUAL).verdict()).isEqualTo(Verdict.MORE);
        assertThat(Looks.of(bouquet, Looks.USUAL).low()).isLessThan(Experiment.BOUQUET.visits());
        assertThat(Looks.of(bouquet, Looks.USUAL).high()).isGreaterThan(Experiment.BOUQUET.visits());
        assertThat(bouquet.saved()).isGreaterThan(0.3);
        Effect stickers = effect(lives, Experiment.STICKERS);
        assertThat(stickers.difference().interval().low()).isNegative();
        assertThat(stickers.difference().interval().high()).isPositive();
        assertThat(Finding.of(stickers, 0.5, Looks.USUAL).verdict()).isIn(Verdict.NONE, Verdict.OPEN);

        // Satisfaction: who leaves answers by rules of their own, and the scale ends, so slopes are pulled towards
        // nothing.
        List<double[]> answers = lives.stream().flatMap(l -> l.answers.stream()).toList();
        Drivers.Found found = (Drivers.Found) Drivers.of(
                new Sample(
                        column(answers, 0),
                        false,
                        List.of(
                                Factor.of("friendliness", column(answers, 1)),
                                Factor.of("freshness", column(answers, 2)),
                                Factor.of("wait", column(answers, 3))),
                        new double[0][],
                        IntStream.range(0, answers.size()).toArray()),
                50,
                8);
        Map<String, Driver> drivers = new HashMap<>();
        found.drivers().forEach(d -> drivers.put(d.name(), d));
        assertThat(slope(drivers, "friendliness")).isCloseTo(0.6, within(0.12));
        assertThat(slope(drivers, "freshness")).isCloseTo(0.35, within(0.1));
        assertThat(slope(drivers, "wait")).isCloseTo(-0.3, within(0.08));
        assertThat(found.drivers()).allMatch(d -> d.direction() != Driver.Direction.UNSURE && d.gain() > 0);
        assertThat(found.explained().value()).isGreaterThan(0.4);
    }

    private static double slope(Map<String, Driver> drivers, String name) {
        Driver driver = drivers.get(name);
        assertThat(driver).isNotNull();
        return driver == null ? 0 : driver.slope().value();
    }

    private static double[] column(List<double[]> rows, int at) {
        return rows.stream().mapToDouble(r -> r[at]).toArray();
    }
}
