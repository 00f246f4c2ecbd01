package heartstring.loyalty.tiers;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.programmes.Programme;
import heartstring.ui.components.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where somebody stands in plain words. */
public final class TierWords {

    private TierWords() {}

    /** So much of what a ladder counts, such as {@code 240 points}. */
    public static String amount(Ladder.Measure measure, long amount, Programme programme) {
        return switch (measure) {
            case POINTS -> Format.number(amount) + (amount == 1 ? " point" : " points");
            case SPEND -> Format.money(amount, programme.currency());
            case VISITS -> Format.number(amount) + (amount == 1 ? " visit" : " visits");
        };
    }

    private static String more(Ladder.Measure measure, long amount, Programme programme) {
        return switch (measure) {
            case POINTS -> Format.number(amount) + (amount == 1 ? " more point" : " more points");
            case SPEND -> Format.money(amount, programme.currency()) + " more";
            case VISITS -> Format.number(amount) + (amount == 1 ? " more visit" : " more visits");
        };
    }

    /** What the tier is called; empty for none. */
    public static String name(Standing standing) {
        return standing.tier() == null ? "" : standing.tier().name();
    }

    /** What a tier brings: more points for money, and its perks. */
    public static List<String> benefits(@Nullable Tier tier) {
        if (tier == null) {
            return List.of();
        }
        List<String> benefits = new ArrayList<>();
        if (tier.factor() != null) {
            benefits.add(tier.factor().stripTrailingZeros().toPlainString() + " times the points for amounts");
        }
        benefits.addAll(tier.perks());
        return benefits;
    }

    /** How far it is to the next tier, 0 to 100 of what that takes; 100 on the highest. */
    public static int percent(Standing standing) {
        Tier next = standing.next();
        return next == null || next.threshold() <= 0
                ? 100
                : Math.clamp((next.threshold() - standing.lacking()) * 100 / next.threshold(), 0, 100);
    }

    /** What the next tier takes, such as {@code 240 more points until 31 Dec for Gold}; empty on the highest. */
    public static String next(Standing standing, Programme programme) {
        Tier next = standing.next();
        if (next == null) {
            return "";
        }
        String more = more(standing.ladder().measure(), standing.lacking(), programme);
        String until = standing.countedUntil() == null
                ? ""
                : " until " + Format.day(standing.countedUntil().minusSeconds(1));
        return more + until + " for " + next.name();
    }

    /** How long the tier is kept, such as {@code Kept until 31 Dec}; empty where it is never lost. */
    public static String kept(Standing standing, Programme programme) {
        if (standing.tier() == null || standing.lostAt() == null) {
            return "";
        }
        String day = Format.day(standing.lostAt().minusSeconds(1));
        return standing.lackingToKeep() == 0
                ? "Kept until " + day
                : "Kept until " + day + "; "
                        + more(standing.ladder().measure(), standing.lackingToKeep(), programme)
                        + " by then keep it longer";
    }
}
