package heartstring.loyalty.budgets;

import java.time.LocalDate;

/** What one period of a budget came to, in one store or (empty) all of them; amounts in minor units. */
public record Purse(long id, LocalDate starts, String store, long fundedMinor, long leftMinor, long reservedMinor) {

    /** What was given away. */
    public long drawnMinor() {
        return fundedMinor - leftMinor - reservedMinor;
    }
}
