package heartstring.insight.due;

import heartstring.insight.regulars.Regulars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom one product is due.
 *
 * @param next the cursor of the next page, null at the end
 */
public record NeedView(
        long productId,
        String product,
        List<Line> lines,
        @Nullable String next) {

    public NeedView {
        lines = List.copyOf(lines);
    }

    /**
     * One customer.
     *
     * @param when such as "since Tuesday"
     * @param every such as "12 days"
     */
    public record Line(
            long customerId,
            String name,
            String when,
            boolean late,
            int times,
            String every,
            Instant boughtAt,
            String chance) {

        static Line of(Regulars.Line line, LocalDate today) {
            return new Line(
                    line.customerId(),
                    line.customer(),
                    DueRules.when(line.on(), today),
                    line.on().isBefore(today),
                    line.times(),
                    DueRules.days(line.usualDays()),
                    line.boughtAt(),
                    DueRules.chance(line.chance()));
        }
    }
}
