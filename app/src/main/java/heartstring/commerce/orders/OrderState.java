package heartstring.commerce.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all events of one order come to; amounts in minor units of its currency. */
record OrderState(
        OrderKey key,
        long profileId,
        @Nullable String storeKey,
        long touchpointId,
        Instant occurredAt,
        Instant changedAt,
        Status status,
        String currency,
        Amounts amounts,
        long refundedMinor,
        BigDecimal items,
        @Nullable String coupon,
        @Nullable String cartKey,
        Set<String> flags,
        List<Line> lines,
        List<Return> returns,
        int undoneReturns) {

    enum Status {
        COMPLETED,
        UPDATED,
        CANCELLED,
        REFUNDED_IN_PART,
        REFUNDED
    }

    record Amounts(
            @Nullable Long total,
            @Nullable Long revenue,
            @Nullable Long tax,
            @Nullable Long shipping,
            @Nullable Long discount) {}

    /** One product of the order; quantity null when it could not be read. */
    record Line(
            String productKey,
            @Nullable BigDecimal quantity,
            @Nullable Long unitMinor) {}

    /** What came back, once; without a product it is money alone. */
    record Return(
            long touchpointId,
            Instant at,
            @Nullable String productKey,
            @Nullable BigDecimal quantity,
            @Nullable Long amountMinor,
            @Nullable String reason) {}
}
