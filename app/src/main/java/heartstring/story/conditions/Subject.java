package heartstring.story.conditions;

import heartstring.story.terms.Occasion;
import heartstring.story.terms.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what several conditions are asked about at one moment. It remembers what was read of the customer, so that nothing is
 * read twice; for one thread, and not for long.
 */
public final class Subject {

    final long customerId;
    final @Nullable Occasion occasion;
    final Instant now;
    final Map<Key, Optional<Value>> known = new HashMap<>();
    List<Condition> about = List.of();

    /** One reading of a term. */
    record Key(String term, Map<String, Value> with) {
        static Key of(Condition.Test test) {
            return new Key(test.term(), test.with());
        }
    }

    private Subject(long customerId, @Nullable Occasion occasion, Instant now) {
        this.customerId = customerId;
        this.occasion = occasion;
        this.now = now;
    }

    /** A customer by its current number. */
    public static Subject of(long customerId, Instant now) {
        return new Subject(customerId, null, now);
    }

    /** A customer with the order or event at hand. */
    public static Subject of(long customerId, Occasion occasion, Instant now) {
        return new Subject(customerId, occasion, now);
    }

    /** An order or event of somebody unknown: nothing is known of the customer, and numbers kept of customers are 0. */
    public static Subject nobody(Occasion occasion, Instant now) {
        return new Subject(0, occasion, now);
    }

    /** Says beforehand which conditions will be asked, so that what they need is read together. */
    public Subject about(List<Condition> conditions) {
        about = List.copyOf(conditions);
        return this;
    }
}
