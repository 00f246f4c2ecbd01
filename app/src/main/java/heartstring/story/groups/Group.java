package heartstring.story.groups;

import java.time.Instant;

/**
 * A group of customers.
 *
 * @param condition as JSON
 * @param version of the condition; figures of another one are of another group
 * @param madeBy the number of the colleague who named it; 0 for a program
 */
public record Group(
        int id,
        String name,
        String note,
        String condition,
        int version,
        long madeBy,
        Instant madeAt,
        Instant changedAt) {}
