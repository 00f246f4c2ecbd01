package heartstring.insight.baskets;

import heartstring.kernels.baskets.Tie;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tie between two products, as kept.
 *
 * @param categories what is known of the two categories, where it is that that is told
 */
public record TieRow(
        Side left,
        Side right,
        Tie.Kind kind,
        Tie.Level level,
        long together,
        double expected,
        Interval lift,
        double off,
        Late late,
        @Nullable Categories categories) {

    /** Of fewer receipts nothing is said about a change. */
    private static final int FEWEST = 30;

    /** A product and the receipts that hold it. */
    public record Side(long id, String key, String name, String category, long receipts) {}

    /** The newest quarter of the receipts: with both, and with the left product. */
    public record Late(long together, long receipts) {}

    /** What is known of two categories. */
    public record Categories(long together, long receipts, double expected, double lift) {}

    public boolean isComplement() {
        return kind == Tie.Kind.COMPLEMENT;
    }

    /** The share of receipts with the left product that hold the right one too, 0 to 1, with 95 %. */
    public Interval share() {
        return left.receipts() < 1
                ? new Interval(0, 0, 1)
                : Shares.share(Math.min(together, left.receipts()), left.receipts());
    }

    /** How the newest quarter of the receipts is apart from the earlier ones; empty where it is too few to say. */
    public Optional<Difference> change() {
        long before = left.receipts() - late.receipts();
        long togetherBefore = together - late.together();
        return late.receipts() < FEWEST || before < FEWEST || togetherBefore < 0 || togetherBefore > before
                ? Optional.empty()
                : Optional.of(Differences.shares(late.together(), late.receipts(), togetherBefore, before));
    }

    /** The same by chance. */
    public double chanceShare() {
        return left.receipts() < 1 ? 0 : Math.min(1, expected / left.receipts());
    }
}
