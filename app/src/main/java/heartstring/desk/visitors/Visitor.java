package heartstring.desk.visitors;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a till is told of who stands at it. Amounts in minor units. */
public final class Visitor {

    private Visitor() {}

    /** One who was found; {@code line} shows enough to tell them apart and no whole address. */
    public record Hit(long customerId, String name, String line, boolean member) {}

    /** What a look-up came to: one customer's card, or several to choose from, or nobody. */
    public record Lookup(@Nullable Card card, List<Hit> hits) {}

    /**
     * What the colleague sees of one customer; {@code own} when it is the colleague. Complaints are those that nobody has resolved;
     * notes are what colleagues wrote and what the customer prefers; {@code leftOff} is where we left off, in at most two sentences.
     */
    public record Card(
            long customerId,
            @Schema(example = "Ana Brandt") String name,
            boolean own,
            @Nullable Membership member,
            List<Remembered> complaints,
            List<String> notes,
            List<Left> leftOff,
            List<Remembered> remember,
            @Nullable LastOrder lastOrder) {}

    /** One thing to remember of the latest that happened. */
    public record Remembered(
            Instant at,

            @Schema(example = "Bought for €31.20 at Altstadt")
            String text) {}

    /** Where we left off: a sentence, when that was, and where it was said. */
    public record Left(
            Instant at,

            @Schema(example = "We promised something, due today.")
            String text,

            long touchpointId) {}

    /** The latest order. */
    public record LastOrder(
            Instant at, @Nullable String store, @Nullable Long totalMinor, String currency, List<String> products) {}

    /** The membership in the programme of this till. */
    public record Membership(
            @Schema(example = "17") long id,
            @Schema(example = "2912345678903") String card,
            @Schema(example = "active") String status,
            String programme,
            Points points,
            @Nullable Tier tier,
            List<Challenge> challenges,
            List<Offer> rewards,
            List<Voucher> vouchers) {}

    /** A voucher that this member alone can use, and always sees. */
    public record Voucher(
            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") String code,
            @Schema(example = "Sorry for the wait") String name,
            @Schema(example = "10 % off") String words,
            long leastMinor,
            String currency,
            @Nullable Instant until) {}

    /** How far the member is in a challenge. */
    public record Challenge(
            @Schema(example = "Coffee card") String name,
            @Schema(example = "7 of 10 coffees") String progress) {}

    /** Where the member stands; {@code name} is empty for no tier yet, {@code next} and {@code kept} are sentences or empty. */
    public record Tier(
            @Schema(example = "Gold") String name,

            @Schema(example = "240 more points until 31 Dec for Platinum")
            String next,

            @Schema(example = "Kept until 31 Dec") String kept,
            List<String> perks) {}

    /** What all pieces of the customer hold together; {@code expiring} of it is lost first, at {@code expiresAt}. */
    public record Points(
            @Schema(example = "240") long available,
            @Schema(example = "31") long pending,
            long owed,
            long expiring,
            @Nullable Instant expiresAt) {}

    /** A reward on offer; {@code lacking} points until it is in reach, 0 when it is. */
    public record Offer(
            long id,
            String name,
            String kind,
            int points,
            @Nullable Long valueMinor,
            @Nullable Long left,
            long lacking) {}
}
