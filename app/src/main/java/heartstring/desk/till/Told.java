package heartstring.desk.till;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a till is told. Amounts in minor units. */
final class Told {

    private Told() {}

    /** One who was found; {@code line} shows enough to tell them apart and no whole address. */
    record Hit(long customerId, String name, String line, boolean member) {}

    /** What a look-up came to: one customer's card, or several to choose from, or nobody. */
    record Lookup(@Nullable Card card, List<Hit> hits) {}

    /** What the colleague sees of one customer; {@code own} when it is the colleague. */
    record Card(
            long customerId,
            @Schema(example = "Ana Brandt") String name,
            boolean own,
            @Nullable Membership member,
            List<Remembered> remember,
            @Nullable LastOrder lastOrder) {}

    /** One thing to remember of the latest that happened. */
    record Remembered(
            Instant at,

            @Schema(example = "Bought for €31.20 at Altstadt")
            String text) {}

    /** The latest order. */
    record LastOrder(
            Instant at, @Nullable String store, @Nullable Long totalMinor, String currency, List<String> products) {}

    /** The membership in the programme of this till. */
    record Membership(
            @Schema(example = "17") long id,
            @Schema(example = "2912345678903") String card,
            @Schema(example = "active") String status,
            String programme,
            Points points,
            @Nullable Tier tier,
            List<Challenge> challenges,
            List<Offer> rewards) {}

    /** How far the member is in a challenge. */
    record Challenge(
            @Schema(example = "Coffee card") String name,
            @Schema(example = "7 of 10 coffees") String progress) {}

    /** Where the member stands; {@code name} is empty for no tier yet, {@code next} and {@code kept} are sentences or empty. */
    record Tier(
            @Schema(example = "Gold") String name,

            @Schema(example = "240 more points until 31 Dec for Platinum")
            String next,

            @Schema(example = "Kept until 31 Dec") String kept,
            List<String> perks) {}

    /** What all pieces of the customer hold together; {@code expiring} of it is lost first, at {@code expiresAt}. */
    record Points(
            @Schema(example = "240") long available,
            @Schema(example = "31") long pending,
            long owed,
            long expiring,
            @Nullable Instant expiresAt) {}

    /** A reward on offer; {@code lacking} points until it is in reach, 0 when it is. */
    record Offer(
            long id,
            String name,
            String kind,
            int points,
            @Nullable Long valueMinor,
            @Nullable Long left,
            long lacking) {}

    /** What one rule gives. */
    record Gives(
            @Schema(example = "1 point per euro") String rule,
            @Schema(example = "12") long points) {}

    /** What a basket would earn. */
    record Preview(String programme, String currency, long amountMinor, long points, List<Gives> rules) {}

    /**
     * A sale that was taken in.
     *
     * @param earned what it came to so far; points that the rules still work out are not in it
     * @param judged whether the rules are done with it
     * @param ownAccount whether the colleague sold to themselves
     */
    record Sale(
            String key,
            boolean replayed,
            boolean undone,
            boolean ownAccount,
            long expected,
            boolean judged,
            long earned,
            List<Gives> rules,
            Points balance) {}

    /** A reward that was taken; the code is for the member. */
    record Redemption(
            String key,
            boolean replayed,
            boolean undone,
            boolean ownAccount,
            String reward,
            long points,
            @Nullable String code,
            Points balance) {}

    /** Something that was undone; what a sale earned is taken back within a second. */
    record Undone(String key, String kind, boolean replayed, Points balance) {}
}
