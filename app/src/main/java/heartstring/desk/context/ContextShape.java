package heartstring.desk.context;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told, for the documentation: it is put together as text. */
record ContextShape(
        @Nullable Kept event,
        @Nullable Customer customer,
        List<Membership> memberships,

        @Schema(
                description =
                        "The uses of what is known that the customer does not allow; what rests on them is left out")
        List<String> refused,

        List<Segment> segments,
        Scores scores,

        @Schema(description = "What to do for them next; null where nothing is, or it was not asked for") @Nullable
        Map<String, Object> nextBestAction,

        @Schema(description = "At most five products that are due within a week, of regulars, as of the last night")
        List<Due> next,

        Content content) {

    /** An event that was sent along. */
    record Kept(
            @Schema(description = "By which it stands in the story; null where it was here before, long ago") @Nullable
            Long touchpointId,

            @Schema(description = "Whether it was here before and nothing was kept again")
            boolean known) {}

    record Customer(
            long id,

            @Schema(example = "person") String kind,

            @Nullable String name,
            @Nullable String language,
            @Nullable String country,

            @Schema(description = "False for one of whom there is nothing but a browser's anonymous id")
            boolean known,

            @Nullable Instant firstSeenAt) {}

    record Membership(
            String programme,
            long memberId,

            @Schema(description = "That can be spent") long points) {}

    record Segment(int id, String name, Instant since) {}

    record Scores(@Nullable Value value, @Nullable Experience experience) {}

    /** Amounts in minor units of the currency; see /api/insight/customers/ID/value. */
    record Value(
            @Nullable String currency,
            int visits,
            long spentMinor,
            @Nullable Double everyDays,
            @Nullable Instant dueAt,
            boolean drifting,
            @Nullable Long yearMinor,
            @Nullable Long stakeMinor,
            @Nullable Integer lately,
            @Nullable Integer often,
            @Nullable Integer much) {}

    /** See /api/customers/ID/experience. */
    record Experience(double index, @Nullable Double said, double shown, double leavingChance, boolean politeLeaver) {}

    record Due(String product, String name, LocalDate due, double chance) {}

    record Content(
            @Schema(description = "Those that hold now and that this customer gets; as of some seconds ago")
            List<Offer> offers,

            @Schema(description = "The programmes of gifts that run in the store, unless this customer goes without")
            List<GiftProgramme> gifts) {}

    record Offer(
            String ref,
            String name,

            @Schema(description = "In words; empty for none")
            String condition,

            @Nullable Instant until) {}

    record GiftProgramme(long id, String name) {}

    /** What is sent. */
    record Sent(
            @Schema(
                    description =
                            "As the tracking API takes it: userId, anonymousId, messageId, type (track where it is left out), event,"
                                    + " properties, traits, context, timestamp; at most 32 kB")
            Map<String, Object> event,

            @Schema(description = "Of the source that it counts as; without it one of its own") @Nullable
            String writeKey,

            @Schema(description = "Its key, for the gift programmes of one store") @Nullable
            String store,

            @Schema(
                    description =
                            "Whether what to do next is decided now where it is not yet; that takes some milliseconds")
            @Nullable
            Boolean decide) {}
}
