package heartstring.insight.baskets;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import heartstring.kernels.baskets.Completion;
import heartstring.kernels.baskets.Tie;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What completes a basket, with the receipts behind it; of the newest study. */
@Component
public class Complements {

    /** The most products of a basket that are asked about; of a larger one the first are. */
    public static final int MOST_PRODUCTS = 200;

    private static final int MOST_TIES = 1_000;

    /** What a second product of the basket says is partly what the first one said. */
    private static final double WEIGHT_OF_OTHERS = 0.5;

    private static final int MOST_REASONS = 3;

    private final TiesSql sql;
    private final Studies studies;

    Complements(TiesSql sql, Studies studies) {
        this.sql = sql;
        this.studies = studies;
    }

    /** The study that is shown: when it was worked out, and on how many receipts. */
    public record Told(@Nullable Instant workedOutAt, long receipts) {}

    /** A product of the shop, and on how many receipts it was counted. */
    public record Product(long id, String key, String name, String category, long receipts) {}

    /** The last pair of a page. */
    public record After(double off, long left, long right) {}

    /** A rule, with the names of its products. */
    public record RuleRow(List<String> left, String right, long together, long leftReceipts, long rightReceipts) {

        public RuleRow {
            left = List.copyOf(left);
        }
    }

    /** The run that is shown, as rooms above find its ties by; 0 for none. */
    public long run() {
        return studies.done(BasketStudy.NAME).map(Run::id).orElse(0L);
    }

    /** The newest study; empty where none has come to its end. */
    public Optional<Told> told() {
        return studies.done(BasketStudy.NAME)
                .map(run -> new Told(
                        run.endedAt(),
                        sql.counted(run.id()).map(TiesSql.Counted::receipts).orElse(0L)));
    }

    /**
     * The strongest pairs, each once, by how far the share is from that of chance.
     *
     * @param words a part of a name, or the number of a product; empty for all
     * @param after the last pair of the page before
     */
    public List<TieRow> strongest(Tie.Kind kind, String words, @Nullable After after, int most) {
        return sql.strongest(run(), kind, words, after, most);
    }

    /** All ties of one product, seen from it; the strongest of each kind first. */
    public List<TieRow> of(long product) {
        return sql.of(run(), product);
    }

    /** A product, also one that no study has counted. */
    public Optional<Product> product(long id) {
        return sql.product(run(), id);
    }

    /** The products by the shop's own numbers; those that there are. */
    public Map<String, Long> ids(List<String> keys) {
        return sql.ids(keys);
    }

    /**
     * The surest rules.
     *
     * @param fewest receipts that hold it all
     * @param confidence from which on, 0 to 1
     */
    public List<RuleRow> rules(long fewest, double confidence, int most) {
        return sql.rules(run(), fewest, confidence, most);
    }

    /**
     * What completes a basket of these products, best first: by how much more likely the basket makes it, so that what everybody buys anyway
     * does not come first. Nothing that is in the basket, nothing that is bought instead of something in it. Empty where nothing is known.
     */
    public List<Complement> completing(long[] productIds, int most) {
        long[] basket =
                Arrays.stream(productIds).distinct().limit(MOST_PRODUCTS).toArray();
        Map<Long, List<TieRow>> candidates = sql.completing(run(), basket, MOST_TIES).stream()
                .collect(Collectors.groupingBy(tie -> tie.right().id(), LinkedHashMap::new, Collectors.toList()));
        return candidates.values().stream()
                .map(Complements::complement)
                .sorted(Comparator.comparingDouble((Complement c) -> -c.added())
                        .thenComparingLong(Complement::productId))
                .limit(most)
                .toList();
    }

    private static Complement complement(List<TieRow> ties) {
        TieRow first = ties.getFirst();
        double chance = first.chanceShare();
        double[] lifts = ties.stream().mapToDouble(tie -> tie.lift().value()).toArray();
        TieRow.Side right = first.right();
        return new Complement(
                right.id(),
                right.key(),
                right.name(),
                right.category(),
                Completion.likely(chance, lifts, WEIGHT_OF_OTHERS),
                chance,
                ties.stream()
                        .limit(MOST_REASONS)
                        .map(tie -> new Complement.Reason(
                                tie.left().id(),
                                tie.left().name(),
                                tie.together(),
                                tie.left().receipts(),
                                tie.expected(),
                                Wording.reason(tie)))
                        .toList());
    }
}
