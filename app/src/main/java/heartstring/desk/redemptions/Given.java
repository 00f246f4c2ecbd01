package heartstring.desk.redemptions;

import heartstring.desk.visitors.Visitor.Points;
import org.jspecify.annotations.Nullable;

/** A reward that was taken; the code is for the member. */
record Given(
        String key,
        boolean replayed,
        boolean undone,
        boolean ownAccount,
        String reward,
        long points,
        @Nullable String code,
        Points balance) {}
