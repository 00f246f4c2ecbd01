package heartstring.desk.consents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one customer said, newest first, and the addresses that can be asked about. */
public record ConsentsView(
        long customerId,
        String name,
        List<Address> addresses,
        List<Line> lines,
        String today,
        @Nullable String fault) {

    /** An address with whether it may be written to now; {@code key} names it in the form. */
    public record Address(String key, String kind, String value, boolean service, boolean news) {}

    /** What was said once; {@code how} in words, with what proves it. */
    public record Line(String value, String purpose, boolean given, Instant at, String who, String how) {}
}
