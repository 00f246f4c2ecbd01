package heartstring.story.customers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of everything about a customer at a glance. The database writes the JSON itself ({@link CustomerSql}); this says
 * to programs what stands in it, and a test that both agree.
 */
record Glance(
        long id,
        String kind,
        Instant createdAt,
        @Nullable Heading headline,
        List<Shown> identifiers,
        Map<String, Object> traits,
        Totals figures,
        List<Moment> touchpoints) {

    static final String EXAMPLE = """
            {"id":42,"kind":"person","createdAt":"2026-01-05T08:12:00Z",\
            "headline":{"name":"Ana Ruiz","email":"ana@example.org","phone":"+49301234567","city":"Bonn","country":"DE",\
            "language":"es","pieces":3,"firstSeenAt":"2026-01-05T08:12:00Z"},\
            "identifiers":[{"kind":"email","value":"ana@example.org"}],"traits":{"firstName":"Ana"},\
            "figures":{"firstAt":"2026-01-05T08:12:00Z","lastAt":"2026-03-01T17:40:00Z","touchpoints":118,\
            "spent":[{"currency":"EUR","amountMinor":41260,"orders":19,"lastOrderAt":"2026-03-01T17:40:00Z"}],\
            "channels":{"till":88,"web":30}},\
            "touchpoints":[{"id":90113,"at":"2026-03-01T17:40:00Z","kind":"track","name":"Order Completed","channel":"till",\
            "total":3.60,"currency":"EUR","store":"Leipzig","product":null,"text":null,"score":null}]}""";

    record Heading(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            int pieces,
            Instant firstSeenAt) {}

    record Shown(String kind, String value) {}

    /** Touchpoints in all and per channel, and what was spent per currency. */
    record Totals(
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            long touchpoints,
            List<Paid> spent,
            Map<String, Long> channels) {}

    record Paid(
            String currency,
            long amountMinor,
            long orders,
            @Nullable Instant lastOrderAt) {}

    /** One of the last touchpoints; total, currency and score are as they were sent. */
    record Moment(
            long id,
            Instant at,
            String kind,
            String name,
            String channel,
            @Nullable Object total,
            @Nullable Object currency,
            @Nullable String store,
            @Nullable String product,
            @Nullable String text,
            @Nullable Object score) {}
}
