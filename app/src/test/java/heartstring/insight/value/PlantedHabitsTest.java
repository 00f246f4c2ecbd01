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
import org.jspecify.annotations.Nullable;
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
        Looks leavers = new Looks();
        Looks stayers = new Looks();
        for (int place = 0; place < truths.size(); place++) {
            CustomerTruth truth = truths.get(place);
            if (truth.leaving() == Leaving.STAYS) {
                Standing standing = at(model, place, NOW);
                if (standing != null && standing.cadence() != null && standing.visits() >= 6) {
                    ratios.add(standing.cadence().days() / truth.gapDays());
                    stayers.look(model, place, NOW);
                }
            } else if (truth.leaving() != Leaving.SILENT) {
                double left = Objects.requireNonNull(truth.leftOn()).toEpochDay();
                Standing before = at(model, place, left - PARTING_DAYS);
                if (before != null && before.cadence() != null && before.visits() >= 6 && left <= NOW) {
                    leavers.look(model, place, left);
                }
            }
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        double middle = sorted.get(sorted.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "Habits: found / planted %.3f in the middle (quarters %.3f and %.3f) of %d customers%nBefore they"
                        + " stop, leavers: %s; stayers: %s%n",
                middle,
                sorted.get(sorted.size() / 4),
                sorted.get(sorted.size() * 3 / 4),
                sorted.size(),
                leavers,
                stayers);
        assertThat(sorted).hasSizeGreaterThan(200);
        assertThat(middle).isCloseTo(1, within(0.1));
        assertThat(leavers.customers).isGreaterThan(15);
        assertThat(leavers.told()).isGreaterThan(0.5).isGreaterThan(1.8 * stayers.told());
        assertThat(leavers.days()).isGreaterThan(2.5 * stayers.days());
        assertThat(stayers.days()).isLessThan(0.06);
    }

    /** Customers who were looked at on days before they stopped, or before now. */
    private final class Looks {
        private int customers;
        private int told;
        private int days;
        private int drifting;

        void look(Model model, int place, double until) {
            int before = drifting;
            for (double day = until - PARTING_DAYS; day <= until; day += 2) {
                Standing standing = at(model, place, day);
                if (standing != null) {
                    days++;
                    drifting += standing.drifting() ? 1 : 0;
                }
            }
            customers++;
            told += drifting > before ? 1 : 0;
        }

        /** The share of customers who were told of on some day. */
        double told() {
            return (double) told / customers;
        }

        /** The share of days on which they were. */
        double days() {
            return (double) drifting / days;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%d of %d told of on some day, on %.1f %% of days", told, customers, 100 * days());
        }
    }

    private @Nullable Standing at(Model model, int place, double day) {
        int count = visits.countBy(place, day);
        return count == 0 ? null : model.standing(visits.life(place, count), day, 1);
    }
}
