package heartstring.insight.basketdesk;

import heartstring.insight.baskets.Complements;
import heartstring.insight.baskets.TieRow;
import heartstring.insight.baskets.Wording;
import heartstring.kernels.baskets.Tie;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of pairs.
 *
 * @param workedOutAt when; null where that has not happened yet
 * @param receipts on which it was counted
 * @param graph null where it is not drawn: on further pages, for substitutes, while looking for something
 */
public record ComplementsView(
        Tie.Kind kind,
        String words,
        @Nullable Instant workedOutAt,
        long receipts,
        List<TieRow> lines,
        @Nullable TieGraph graph,
        @Nullable String next) {

    public ComplementsView {
        lines = List.copyOf(lines);
    }

    /** Whether complements are shown. */
    public boolean isComplements() {
        return kind == Tie.Kind.COMPLEMENT;
    }

    /** Where the other kind, or the next page, is. */
    public String href(String ofKind, @Nullable String cursor) {
        return "/insight/baskets?kind=" + ofKind
                + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                + (cursor == null ? "" : "&cursor=" + cursor);
    }

    /** The next page; null at the end. */
    public @Nullable String nextHref() {
        return next == null ? null : href(Wording.word(kind), next);
    }

    /** How a pair reads: of a hundred receipts with the left one. */
    public static String share(TieRow tie) {
        return Wording.ofHundred(tie.share().value());
    }

    /** The same by chance. */
    public static String chance(TieRow tie) {
        return Wording.ofHundred(tie.chanceShare());
    }

    /** How many times as often as chance. */
    public static String times(TieRow tie) {
        return Wording.times(tie.lift().value());
    }

    /** How sure that is. */
    public static String between(TieRow tie) {
        return Wording.between(tie);
    }

    /** The newest quarter of the receipts beside the earlier ones. */
    public static String lately(TieRow tie) {
        return Wording.lately(tie);
    }

    /** Whether it is told of the categories. */
    public static boolean isOfCategories(TieRow tie) {
        return tie.level() == Tie.Level.CATEGORY;
    }

    /** The whole reason, as a sentence. */
    public static String reason(TieRow tie) {
        return Wording.reason(tie);
    }

    /** Where a share stands in a drawing that reaches to {@code most}, in percent. */
    public static String place(double share, double most) {
        return Math.round(1000 * Math.clamp(share / most, 0.0, 1.0)) / 10.0 + "%";
    }

    /** How far a drawing of these has to reach. */
    public static double reach(List<TieRow> ties) {
        double most = ties.stream()
                .mapToDouble(t -> Math.max(t.share().high(), t.chanceShare()))
                .max()
                .orElse(1);
        return Math.max(0.05, Math.min(1, Math.ceil(most * 20) / 20));
    }

    static Complements.@Nullable After after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return new Complements.After(Double.parseDouble(cursor.string(0)), cursor.number(1), cursor.number(2));
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("The cursor cannot be read. Start again from the first page.");
        }
    }

    static @Nullable String next(List<TieRow> ties, int page) {
        if (ties.size() < page) {
            return null;
        }
        TieRow last = ties.getLast();
        return Cursor.of(last.off(), last.left().id(), last.right().id()).text();
    }
}
