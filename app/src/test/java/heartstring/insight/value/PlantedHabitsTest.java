package heartstring.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.demo.fate.Leaving;
import heartstring.demo.shop.CustomerTruth;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.kernels.worth.Learning;
import heartstring.kernels.worth.Model;
import heartstring.kernels.worth.Standing;
import heartstring.kernels.worth.Trial;
import heartstring.kernels.worth.Visits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The habits that are planted in the demo shop are found again, and those who part slowly are among the drifting before they stop. What is
 * planted is read to score and for nothing else.
 */
class PlantedHabitsTest {

    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final double NOW = LAST.toEpochDay() + 1;
    private static final int CUSTOMERS = 800;

    /** So long before they stop those who part begin to come more seldom. */
    private static final int PARTING_DAYS = 100;

    private final List<CustomerTruth> truths = new ArrayList<>();
    private final Visits visits = new Visits();

    private void live() {
        Shop shop = Shop.of(ShopPlan.upTo(LAST).withCustomers(CUSTOMERS));
        for (int number = 0; number < CUSTOMERS; number++) {
            List<Double> days = new ArrayList<>();
            shop.events(number, number + 1, event -> day(event, days));
            if (!days.isEmpty()) {
                truths.add(shop.truth(number));
                visits.customer(number);
                days.stream().sorted().forEach(day -> visits.purchase(day, 2_000));
            }
        }
    }

    /** A receipt of nobody is nobody's. */
    private static void day(ShopEvent event, List<Double> days) {
        boolean nobody = event.userId() == null
                && event.anonymousId() == null
                && !event.context().containsKey("traits");
        if ("Order Completed".equals(event.name()) && !nobody) {
            days.add(event.timestamp().toEpochMilli() / 86_400_000.0);
        }
    }

    @Test
    void habitsAreFoundAgainAndWhoPartsIsAmongTheDriftingBeforeTheyStop() {
        live();
        Learning.Learnt learnt = new Learning(visits, NOW).learn();
        Model model = learnt.model();
        System.out.println("Habits of the house: " + model.house());
        Trial trial = learnt.trial();
        assertThat(trial).isNotNull();
        System.out.println("Forecast of the past: " + trial.way() + ", " + trial.sum() + ", wrong by " + trial.error()
                + ", by pace " + trial.naive());

        List<Double> ratios = new ArrayList<>();
        int leavers = 0;
        int told = 0;
        int stayers = 0;
        int alarms = 0;
        for (int place = 0; place < truths.size(); place++) {
            CustomerTruth truth = truths.get(place);
            if (truth.leaving() == Leaving.STAYS) {
                Standing standing = at(model, place, NOW);
                if (standing != null && standing.cadence() != null && standing.visits() >= 6) {
                    ratios.add(standing.cadence().days() / truth.gapDays());
                    stayers++;
                    alarms += standing.drifting() ? 1 : 0;
                }
            } else if (truth.leaving() != Leaving.SILENT) {
                double left = Objects.requireNonNull(truth.leftOn()).toEpochDay();
                Standing before = at(model, place, left - PARTING_DAYS);
                if (before != null && before.cadence() != null && before.visits() >= 6 && left <= NOW) {
                    leavers++;
                    told += driftsBy(model, place, left) ? 1 : 0;
                }
            }
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        double middle = sorted.get(sorted.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "Habits: found / planted %.3f in the middle (quarters %.3f and %.3f) of %d; %d of %d leavers told of before they stopped;"
                        + " %d of %d stayers drifting on a day%n",
                middle,
                sorted.get(sorted.size() / 4),
                sorted.get(sorted.size() * 3 / 4),
                sorted.size(),
                told,
                leavers,
                alarms,
                stayers);
        assertThat(sorted).hasSizeGreaterThan(200);
        assertThat(middle).isCloseTo(1, within(0.1));
        assertThat(leavers).isGreaterThan(15);
        assertThat((double) told / leavers).isGreaterThan(0.5);
        assertThat((double) alarms / stayers).isLessThan(0.12);
    }

    private @org.jspecify.annotations.Nullable Standing at(Model model, int place, double day) {
        int count = visits.countBy(place, day);
        return count == 0 ? null : model.standing(visits.life(place, count), day, 1);
    }

    /** On some day between when they begin to part and when they stop. */
    private boolean driftsBy(Model model, int place, double left) {
        for (double day = left - PARTING_DAYS; day <= left; day += 2) {
            Standing standing = at(model, place, day);
            if (standing != null && standing.drifting()) {
                return true;
            }
        }
        return false;
    }
}
