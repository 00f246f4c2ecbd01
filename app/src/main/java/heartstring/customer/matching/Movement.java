package heartstring.customer.matching;

import java.util.List;

/**
 * Profiles that go from one customer to another.
 *
 * @param kind {@code merge}, {@code split} or {@code undo}
 * @param moved the profiles that change customer
 */
public record Movement(
        long id,
        String kind,
        String cause,
        double confidence,
        long fromCustomer,
        long toCustomer,
        long left,
        long right,
        List<Long> moved) {}
