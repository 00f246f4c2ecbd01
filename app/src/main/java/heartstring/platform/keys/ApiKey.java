package heartstring.platform.keys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One API key as people see it; {@code start} is the beginning of its token, {@code within} the colleague whose reach it has. */
public record ApiKey(
        long id,
        String name,
        String start,
        List<String> scopes,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String within) {}
