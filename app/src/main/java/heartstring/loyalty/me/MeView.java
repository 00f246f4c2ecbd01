package heartstring.loyalty.me;

import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.history.Movement;
import heartstring.loyalty.rewards.Reward;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member sees of their own.
 *
 * @param card spaced for reading
 * @param qr and {@code bars} drawings of the card number
 * @param usable whether the membership may earn and spend
 * @param email where notices go, null for nowhere
 * @param notices whether they want them
 * @param next the posting to read on below, 0 for none
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
        Balance balance,
        List<Reach> rewards,
        List<Movement> movements,
        long next,
        @Nullable String email,
        boolean notices) {

    /** A reward, what is still missing for it (0 for nothing), and how far they have come, in percent. */
    public record Reach(Reward reward, long missing, int percent) {}

    /** The doorstep: {@code asked} once a code was asked for; {@code fault} says what went wrong. */
    public record Door(String shop, boolean asked, @Nullable String fault) {}
}
