package heartstring.insight.drivers;

import heartstring.insight.moments.Outcome;
import heartstring.kernels.drivers.Driver;
import heartstring.kernels.shares.Interval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes with an outcome in one period.
 *
 * @param before whether it is the period before the newest
 * @param seen how many were looked at, of so many customers
 * @param tooFew why nothing can be told; null where something can
 * @param leftOut factors that could not be looked at, each with its reason
 */
public record FoundOutcome(
        Outcome outcome,
        boolean before,
        Instant from,
        Instant until,
        long seen,
        long customers,
        double mean,
        Interval explained,
        @Nullable String tooFew,
        List<Line> drivers,
        List<String> leftOut) {

    public FoundOutcome {
        drivers = List.copyOf(drivers);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A factor with what was found of it.
     *
     * @param mendable whether somebody in the house can change it
     */
    public record Line(String factor, String title, String unit, boolean mendable, Driver driver) {

        /** Its part of all that is explained, 0 to 1. */
        public double share(Interval explained) {
            return explained.value() <= 0 ? 0 : Math.clamp(driver.importance().value() / explained.value(), 0, 1);
        }

        /** By what it stands in the order of what to mend first: its part of what is explained, times the room to improve. */
        public double weight(Interval explained) {
            return mendable && driver.direction() != Driver.Direction.UNSURE ? share(explained) * driver.room() : 0;
        }
    }
}
