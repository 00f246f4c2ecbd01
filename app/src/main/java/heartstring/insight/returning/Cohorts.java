package heartstring.insight.returning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers by the month in which they first bought, as they were counted last. */
@Component
public class Cohorts {

    private final ReturningSql sql;

    Cohorts(ReturningSql sql) {
        this.sql = sql;
    }

    /**
     * The triangle.
     *
     * @param openMonth the month that was not over when it was counted
     * @param leftOut orders in other currencies, which are in no amount
     * @param cohorts the oldest first; months of which nothing came are left out
     */
    public record Triangle(Instant at, String currency, LocalDate openMonth, long leftOut, List<Cohort> cohorts) {
        public Triangle {
            cohorts = List.copyOf(cohorts);
        }
    }

    /** Of the last months; empty as long as nothing was counted. */
    public Optional<Triangle> last(int months) {
        return sql.last()
                .map(last -> new Triangle(
                        last.at(),
                        last.currency(),
                        last.month(),
                        last.leftOut(),
                        cohorts(sql.since(last.month().minusMonths(months - 1L)), last.month())));
    }

    /** Each with all months up to the one that is not over, also those in which nobody bought. */
    static List<Cohort> cohorts(List<ReturningSql.Counted> counted, LocalDate openMonth) {
        List<Cohort> cohorts = new ArrayList<>();
        int at = 0;
        while (at < counted.size()) {
            LocalDate month = counted.get(at).cohort();
            int many = (int) ChronoUnit.MONTHS.between(YearMonth.from(month), YearMonth.from(openMonth)) + 1;
            List<Cohort.Month> months = new ArrayList<>();
            while (at < counted.size() && counted.get(at).cohort().equals(month)) {
                ReturningSql.Counted one = counted.get(at++);
                while (months.size() < one.month()) {
                    months.add(Cohort.Month.NOBODY);
                }
                months.add(new Cohort.Month(one.customers(), one.orders(), one.keptMinor()));
            }
            while (months.size() < many) {
                months.add(Cohort.Month.NOBODY);
            }
            cohorts.add(new Cohort(month, months.getFirst().customers(), months));
        }
        return cohorts;
    }

    List<ReturningSql.Member> members(YearMonth cohort, YearMonth month, long after, int most) {
        return sql.members(cohort, month, after, most);
    }
}
