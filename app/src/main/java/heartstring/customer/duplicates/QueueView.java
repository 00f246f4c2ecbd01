package heartstring.customer.duplicates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs that wait, the likeliest first.
 *
 * @param next the address of the next page, null on the last one
 * @param waiting how many wait, counted up to ten thousand
 */
public record QueueView(
        List<Duplicate> pairs,
        @Nullable String next,
        int waiting,
        @Nullable Search search) {}
