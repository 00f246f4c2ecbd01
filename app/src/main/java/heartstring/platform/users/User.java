package heartstring.platform.users;

import heartstring.platform.auth.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who works here. A raised {@code epoch} ends all of their sessions. */
public record User(
        long id,
        String email,
        String name,
        Role role,
        boolean active,
        int epoch,
        boolean secondFactor,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {}
