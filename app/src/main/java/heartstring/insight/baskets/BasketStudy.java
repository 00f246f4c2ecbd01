package heartstring.insight.baskets;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.kernels.baskets.Baskets;
import heartstring.kernels.baskets.Itemsets;
import heartstring.kernels.baskets.Rule;
import heartstring.kernels.baskets.Terms;
import heartstring.kernels.baskets.Tie;
import heartstring.kernels.baskets.Ties;
import heartstring.kernels.baskets.Trial;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Works out what goes together on receipts. */
@Component
class BasketStudy implements Study {

    static final String NAME = "what-goes-together";

    /** Older receipts are not looked at: what goes together changes. */
    static final int DAYS = 730;

    /** At most so many receipts, the newest. */
    private static final int MOST_RECEIPTS = 3_000_000;

    private static final int BLOCK = 20_000;
    private static final int STORES = 6;

    /** So many products are counted, the most frequent. */
    private static final int MOST_PRODUCTS = 10_000;

    private static final int MOST_CATEGORIES = 400;

    /** Of fewer receipts nothing is said. */
    private static final int FEWEST = 50;

    private static final double[] SUPPORTS = {0.001, 0.005, 0.02};
    private static final double CONFIDENCE = 0.2;
    private static final int MOST_SETS = 20_000;
    private static final int MOST_RULES = 2_000;
    private static final int LONGEST_SET = 4;

    /** Itemsets are looked for in so many of the newest receipts. */
    private static final int SET_RECEIPTS = 300_000;

    private static final int TRIED_ITEMS = 2_000;
    private static final int TRIED_RECEIPTS = 1_000;

    private final ReceiptsSql receipts;
    private final KeptSql kept;
    private final ObjectProvider<Studies> studies;
    private final InstantSource time;

    BasketStudy(ReceiptsSql receipts, KeptSql kept, ObjectProvider<Studies> studies, InstantSource time) {
        this.receipts = receipts;
        this.kept = kept;
        this.studies = studies;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "What goes together";
    }

    @Override
    public String explanation() {
        return "Counts on receipts what is bought together more often than chance has it, and what is bought instead of each other. Receipts are"
                + " compared with others of the same quarter of a year, the same store and about the same size, so that what is popular or in"
                + " season does not seem to go with everything; and within the receipts of one person, so that what the same people like does"
                + " not either. Rare products lean on their categories. Cancelled orders, what was brought back and what was given away free"
                + " do not count. It is worked out anew when a tenth more orders have come in, and every six hours.";
    }

    @Override
    public String version() {
        return "ties-2";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public String path() {
        return "/insight/baskets";
    }

    /** What was read, with the products by the numbers of the items. */
    private record Read(Baskets baskets, long[] products) {}

    @Override
    public void run(Work work) {
        long shown = studies.getObject().done(NAME).map(Run::id).orElse(0L);
        kept.forgetBut(shown);
        Instant now = time.instant();
        Instant since = now.minus(Duration.ofDays(DAYS));
        // Clocks of tills go wrong by hours: what is told to be of tomorrow is of today.
        Instant until = now.plus(Duration.ofDays(1));
        ReceiptsSql.Range range = receipts.range(since, until, MOST_RECEIPTS);
        work.window(range.from(), now);
        Read read = read(work, range, range.from() == null ? since : range.from(), until);
        Baskets baskets = read.baskets();
        if (baskets.size() < FEWEST) {
            work.found(
                    "Too few to say", Format.number(baskets.size()) + " receipts, at least " + FEWEST + " are needed.");
        } else {
            find(work, read);
        }
        kept.run(work.run(), baskets.size(), range.newest());
    }

    private Read read(Work work, ReceiptsSql.Range range, Instant since, Instant until) {
        Reading reading = new Reading(receipts.stores(range, since, STORES), quarter(since));
        long after = range.after();
        while (after < range.last()) {
            long end = receipts.blockEnd(after, range.last(), BLOCK);
            receipts.lines(after, end, since, until, reading);
            after = end;
            work.progress(80 * (after - range.after()), 100 * Math.max(1, range.last() - range.after()));
        }
        Baskets all = reading.baskets();
        long[] products = reading.products();
        int[] frequent = all.mostFrequent(MOST_PRODUCTS, 1);
        int[] number = new int[all.items()];
        Arrays.fill(number, -1);
        long[] counted = new long[frequent.length];
        for (int i = 0; i < frequent.length; i++) {
            number[frequent[i]] = i;
            counted[i] = products[frequent[i]];
        }
        work.found(
                "Receipts",
                Format.number(all.size()) + ", of them " + Format.number(reading.single()) + " with one line alone and "
                        + Format.number(all.size() - all.ofNobody()) + " of " + Format.number(reading.people())
                        + " customers who are known; " + Format.number(reading.tooWide()) + " with more than "
                        + Reading.WIDEST + " products were left out");
        work.found(
                "Products",
                Format.number(products.length)
                        + (products.length > counted.length
                                ? ", of which the " + Format.number(counted.length) + " most frequent are counted"
                                : ""));
        return new Read(all.numbered(number, Math.max(1, counted.length)), counted);
    }

    private static int quarter(Instant moment) {
        ZonedDateTime day = moment.atZone(ZoneOffset.UTC);
        return day.getYear() * 4 + (day.getMonthValue() - 1) / 3;
    }

    private void find(Work work, Read read) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] category = categories(read.products(), numbers, names);
        Ties.Found found = Ties.find(read.baskets(), category, names.size(), Terms.USUAL);
        work.progress(85, 100);
        kept.products(work.run(), read.products(), read.baskets().counts());
        kept.categories(work.run(), found.categoryTies(), names);
        kept.ties(
                work.run(),
                found.ties(),
                late(read.baskets(), found.ties()),
                read.products(),
                done -> work.progress(90, 100));
        String rules = rules(work, read);
        work.found(
                "Looked at",
                Format.number(found.pairs()) + " pairs of products on these receipts; " + Format.number(found.tested())
                        + " different ones often enough to be judged");
        work.found(
                "Found",
                Format.number(pairs(found.ties(), Tie.Kind.COMPLEMENT)) + " pairs that go together, "
                        + Format.number(found.ties().stream()
                                .filter(t -> t.level() == Tie.Level.CATEGORY)
                                .count())
                        + " more by their categories, "
                        + Format.number(pairs(found.ties(), Tie.Kind.SUBSTITUTE))
                        + " bought instead of each other; of 100 told, at most 5 are chance. " + rules);
        tryIt(work, read, category, names.size());
    }

    /** The same pairs on the newest quarter of the receipts, by the day they are of, to be set against the earlier ones. */
    private static List<TieRow.Late> late(Baskets baskets, List<Tie> ties) {
        Baskets newest = baskets.part(baskets.size() - baskets.size() / 4, baskets.size());
        long[] together = Ties.together(newest, ties);
        int[] counts = newest.counts();
        List<TieRow.Late> late = new ArrayList<>(together.length);
        for (int i = 0; i < together.length; i++) {
            late.add(new TieRow.Late(together[i], counts[ties.get(i).left()]));
        }
        return late;
    }

    private static long pairs(List<Tie> ties, Tie.Kind kind) {
        return ties.stream()
                .filter(t -> t.kind() == kind && t.level() == Tie.Level.ITEM && t.left() < t.right())
                .count();
    }

    /** −1 is for products without a category, and of those of categories beyond the most. */
    private int[] categories(long[] products, Map<String, Integer> numbers, List<String> names) {
        Map<Long, String> of = receipts.categories(products);
        int[] category = new int[products.length];
        for (int i = 0; i < products.length; i++) {
            String name = of.get(products[i]);
            category[i] = -1;
            if (name != null && (numbers.containsKey(name) || names.size() < MOST_CATEGORIES)) {
                category[i] = numbers.computeIfAbsent(name, n -> {
                    names.add(n);
                    return names.size() - 1;
                });
            }
        }
        return category;
    }

    /** The lowest support whose rules somebody could still look through. */
    private String rules(Work work, Read read) {
        Baskets newest = read.baskets()
                .part(
                        Math.max(0, read.baskets().size() - SET_RECEIPTS),
                        read.baskets().size());
        for (double support : SUPPORTS) {
            double least = Math.max(support, 10.0 / newest.size());
            Itemsets sets = Itemsets.frequent(newest, Math.min(1, least), LONGEST_SET, MOST_SETS)
                    .orElse(null);
            if (sets != null) {
                List<Rule> rules = sets.rules(CONFIDENCE).stream()
                        .filter(rule -> !rule.left().isEmpty() && rule.lift() > 1)
                        .limit(MOST_RULES)
                        .toList();
                kept.rules(work.run(), rules, read.products());
                return Format.number(rules.size()) + " rules with a support of " + Format.percent(least) + " and more.";
            }
        }
        return "Too many sets of products are frequent to tell rules.";
    }

    /** How good it is: one product of each of the newest receipts is hidden and guessed from what was learnt of the others. */
    private static void tryIt(Work work, Read read, int[] category, int categories) {
        Baskets baskets = read.baskets();
        if (baskets.items() > TRIED_ITEMS || baskets.size() < 20 * FEWEST) {
            return;
        }
        Trial trial = Trial.ofNewest(baskets, category, categories, Math.min(TRIED_RECEIPTS, baskets.size() / 10));
        if (trial.tried() > 0) {
            work.found(
                    "How good it was",
                    "Of each of the newest " + Format.number(trial.tried())
                            + " receipts one product was hidden. What was learnt of all earlier ones had it among its first ten guesses for "
                            + Math.round(100.0 * trial.hits() / trial.tried()) + " of 100; the ten best sellers for "
                            + Math.round(100.0 * trial.popularHits() / trial.tried()) + ".");
        }
    }
}
