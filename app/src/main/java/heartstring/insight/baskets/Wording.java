package heartstring.insight.baskets;

import heartstring.kernels.baskets.Tie;
import heartstring.kernels.shares.Difference;
import heartstring.ui.components.Format;
import java.util.Locale;

/** Ties in words. */
public final class Wording {

    private Wording() {}

    /** The kind as programs and the database name it. */
    public static String word(Tie.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** "37 of 100 receipts with lettuce also have dressing, 9 would be chance; counted on 1,203 receipts". */
    public static String reason(TieRow tie) {
        String left = tie.left().name();
        String right = tie.right().name();
        TieRow.Categories categories = tie.categories();
        if (tie.level() == Tie.Level.CATEGORY && categories != null) {
            return "Receipts with " + tie.left().category() + " have "
                    + tie.right().category() + " "
                    + times(categories.lift()) + " as often as chance (counted on "
                    + Format.number(categories.receipts()) + " receipts); of “" + left
                    + "” itself there are too few, " + Format.number(tie.left().receipts());
        }
        return ofHundred(tie.share().value()) + " of 100 receipts with “" + left + "” also have “" + right + "”, "
                + ofHundred(tie.chanceShare()) + " would be chance; counted on "
                + Format.number(tie.left().receipts())
                + (tie.left().receipts() == 1 ? " receipt" : " receipts");
    }

    /** A share as a number of a hundred; small ones with a decimal. */
    public static String ofHundred(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 0.05
                ? "less than 0.1"
                : percent < 9.5 && Math.abs(percent - Math.rint(percent)) >= 0.05
                        ? String.format(Locale.ROOT, "%.1f", percent)
                        : String.valueOf(Math.round(percent));
    }

    /** "2.4 times". */
    public static String times(double lift) {
        return String.format(Locale.ROOT, lift < 10 ? "%.1f times" : "%.0f times", lift);
    }

    /** The newest quarter of the receipts beside the earlier ones. */
    public static String lately(TieRow tie) {
        if (tie.change().isEmpty()) {
            return "too few to say";
        }
        Difference change = tie.change().get();
        String now = ofHundred((double) tie.late().together() / tie.late().receipts());
        return change.isMoreThanChance()
                ? now + (change.interval().value() > 0 ? ", more than before" : ", less than before")
                : now;
    }

    /** How sure it is, in words. */
    public static String between(TieRow tie) {
        return "with 95 % between " + times(tie.lift().low()) + " and "
                + times(tie.lift().high()) + " as often";
    }
}
