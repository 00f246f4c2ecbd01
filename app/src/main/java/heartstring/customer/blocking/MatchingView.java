package heartstring.customer.blocking;

import heartstring.customer.limits.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of matching rules; {@code suppressed} counts forgotten identifiers by kind. */
public record MatchingView(
        List<BlockedValues.Blocked> blocked,
        List<Limits.Line> limits,
        List<String> kinds,
        Map<String, Long> suppressed,
        @Nullable String fault) {}
