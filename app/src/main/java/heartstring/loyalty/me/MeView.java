package heartstring.loyalty.me;

import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.history.Movement;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.vouchers.PersonalVouchers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member sees of their own.
 *
 * @param card spaced for reading
 * @param qr and {@code bars} drawings of the card number
 * @param rank where they stand, null where the programme has no tiers
 * @param usable whether the membership may earn and spend
 * @param apple whether there is a pass for Apple's wallet, {@code google} a link to Google's
 * @param email where notices go, null for nowhere
 * @param notices whether they want them
 * @param vouchers codes that they alone can use
 * @param invite how to bring friends, null while that is not rewarded
 * @param next the posting to read on below, 0 for none
 * @param more what rooms above tell them
 */
public record MeView(
        String shop,
        String programme,
        String unit,
        String currency,
        String name,
        String card,
        String qr,
        String bars,
        boolean usable,
        boolean apple,
        boolean google,
        Balance balance,
        @Nullable Rank rank,
        List<Stamp> stamps,
        List<Reach> rewards,
        List<PersonalVouchers.Mine> vouchers,
        List<Movement> movements,
        long next,
        @Nullable Invite invite,
        @Nullable String email,
        boolean notices,
        List<MyPart.Line> more) {

    /**
     * Where they stand, empty for no tier yet; what the next takes and how long this one is kept, as sentences or empty.
     *
     * @param percent how far it is to the next one
     */
    public record Rank(String name, List<String> perks, String next, int percent, String kept) {}

    /** A challenge and how far they are in it, such as {@code 7 of 10 coffees}. */
    public record Stamp(String name, String progress) {}

    /** A reward, what is still missing for it (0 for nothing), and how far they have come, in percent. */
    public record Reach(Reward reward, long missing, int percent) {}

    /** A member's code, its link with a drawing (empty while the house's address is not set), and what they get for a friend. */
    public record Invite(String code, String link, String qr, int points, int friendPoints, List<Friend> friends) {}

    /** A friend they brought, without a name: when, and how far it came. */
    public record Friend(java.time.Instant since, String state) {}

    /** The doorstep: {@code asked} once a code was asked for; {@code fault} says what went wrong. */
    public record Door(String shop, boolean asked, @Nullable String fault) {}
}
