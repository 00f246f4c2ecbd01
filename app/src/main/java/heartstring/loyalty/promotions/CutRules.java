package heartstring.loyalty.promotions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one promotion takes off lines that others may have made cheaper already. Lines come in an order of their contents. */
final class CutRules {

    private static final int MOST_SETS = 1_000;

    private CutRules() {}

    /** Something to be taken off; all zero and no gift for nothing, with the reason. */
    record Effect(long[] cuts, long shipping, @Nullable String gift, String reason, long lacking) {
        long total() {
            return Arrays.stream(cuts).sum() + shipping;
        }

        boolean applies() {
            return total() > 0 || gift != null;
        }
    }

    /** What is left to pay of each line, and of shipping. */
    record Left(List<Basket.Line> lines, long[] rest, long shipping) {}

    static Effect effect(Promotion p, Left left) {
        boolean[] meant = new boolean[left.lines().size()];
        long worth = 0;
        boolean any = false;
        for (int i = 0; i < meant.length; i++) {
            Basket.Line line = left.lines().get(i);
            meant[i] = p.means().means(line);
            worth += meant[i] ? line.worthMinor() : 0;
            any |= meant[i];
        }
        int present = p.kind() == Promotion.Kind.GIFT ? gift(p, left) : -1;
        if (present >= 0 && meant[present]) {
            // A gift does not earn itself.
            worth -= left.lines().get(present).unitMinor();
        }
        if (!any && p.kind() != Promotion.Kind.BUNDLE) {
            return none(left, "Nothing in the basket is meant by it.", 0);
        }
        if (worth < p.leastMinor()) {
            return none(left, "The goods that count for it are worth too little.", p.leastMinor() - worth);
        }
        return switch (p.kind()) {
            case PERCENT_ITEMS, PERCENT_ORDER -> shared(left, meant, SharingRules.percent(sum(left, meant), p.worth()));
            case AMOUNT_ORDER -> shared(left, meant, Math.min(sum(left, meant), p.worth()));
            case AMOUNT_ITEMS -> each(p, left, meant);
            case PERCENT_SHIPPING -> shipping(left, SharingRules.percent(left.shipping(), p.worth()));
            case AMOUNT_SHIPPING -> shipping(left, Math.min(left.shipping(), p.worth()));
            case BUY_GET -> buyGet(p, left, meant);
            case BUNDLE -> bundle(p, left);
            case GIFT -> given(p, left, present);
        };
    }

    private static Effect none(Left left, String reason, long lacking) {
        return new Effect(new long[left.rest().length], 0, null, reason, lacking);
    }

    private static Effect cut(Left left, long[] cuts, String reason) {
        return Arrays.stream(cuts).sum() > 0
                ? new Effect(cuts, 0, null, reason, 0)
                : none(left, "Nothing is left to take off.", 0);
    }

    private static long sum(Left left, boolean[] meant) {
        return IntStream.range(0, meant.length)
                .filter(i -> meant[i])
                .mapToLong(i -> left.rest()[i])
                .sum();
    }

    private static Effect shared(Left left, boolean[] meant, long total) {
        long[] weights = new long[meant.length];
        for (int i = 0; i < meant.length; i++) {
            weights[i] = meant[i] ? left.rest()[i] : 0;
        }
        return cut(left, SharingRules.share(total, weights), "It applies, shared by worth.");
    }

    private static Effect each(Promotion p, Left left, boolean[] meant) {
        long[] cuts = new long[meant.length];
        for (int i = 0; i < meant.length; i++) {
            long pieces = Math.max(1, left.lines().get(i).pieces());
            cuts[i] = meant[i] ? Math.min(left.rest()[i], Math.multiplyExact(p.worth(), pieces)) : 0;
        }
        return cut(left, cuts, "It applies to each piece.");
    }

    private static Effect shipping(Left left, long amount) {
        return amount > 0
                ? new Effect(new long[left.rest().length], amount, null, "It makes shipping cheaper.", 0)
                : none(left, "There is no shipping to pay.", 0);
    }

    /** For each full set of what has to be bought the cheapest are cheaper. */
    private static Effect buyGet(Promotion p, Left left, boolean[] meant) {
        boolean same = p.gets().isAll();
        long bought = 0;
        long gettable = 0;
        boolean[] get = new boolean[meant.length];
        for (int i = 0; i < meant.length; i++) {
            Basket.Line line = left.lines().get(i);
            get[i] = same ? meant[i] : p.gets().means(line);
            bought += meant[i] && (same || !get[i]) ? line.pieces() : 0;
            gettable += get[i] ? line.pieces() : 0;
        }
        long sets = same ? bought / (p.buy() + p.get()) : Math.min(bought / p.buy(), gettable / p.get());
        if (sets == 0) {
            return none(
                    left,
                    same
                            ? "It takes " + (p.buy() + p.get()) + " of what it means."
                            : "It takes " + p.buy() + " of what has to be bought and " + p.get()
                                    + " of what gets cheaper.",
                    0);
        }
        long free = sets * p.get();
        long[] cuts = new long[meant.length];
        for (int i : byPrice(left, 1)) {
            long taken = get[i] ? Math.min(free, left.lines().get(i).pieces()) : 0;
            if (taken > 0) {
                long pieces = left.lines().get(i).pieces();
                cuts[i] = SharingRules.percent(SharingRules.part(left.rest()[i], taken, pieces), p.worth());
                free -= taken;
            }
        }
        return cut(left, cuts, sets == 1 ? "One set: the cheapest count." : sets + " sets: the cheapest count.");
    }

    /** The lines by the price of one, cheapest first (1) or dearest first (-1). */
    private static int[] byPrice(Left left, int sign) {
        return IntStream.range(0, left.rest().length)
                .boxed()
                .sorted(Comparator.comparingLong(
                                (Integer i) -> sign * left.lines().get(i).unitMinor())
                        .thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    /** As many sets as make the basket cheapest, each of the dearest pieces. */
    private static Effect bundle(Promotion p, Left left) {
        Map<String, Integer> needed = new HashMap<>();
        p.bundle().forEach(product -> needed.merge(product, 1, Integer::sum));
        Map<String, Long> there = new HashMap<>();
        left.lines().forEach(line -> there.merge(line.product(), line.pieces(), Long::sum));
        long most = needed.entrySet().stream()
                .mapToLong(e -> there.getOrDefault(e.getKey(), 0L) / e.getValue())
                .min()
                .orElse(0);
        if (most == 0) {
            return none(left, "The bundle is not complete.", 0);
        }
        int[] dearest = byPrice(left, -1);
        long best = 0;
        long[] bestPortions = new long[left.rest().length];
        for (int sets = 1; sets <= Math.min(most, MOST_SETS); sets++) {
            long[] portions = portions(needed, left, dearest, sets);
            long off = Arrays.stream(portions).sum() - sets * p.worth();
            if (off > best) {
                best = off;
                bestPortions = portions;
            }
        }
        return best > 0
                ? cut(left, SharingRules.share(best, bestPortions), "The bundle has a price of its own.")
                : none(left, "The bundle costs no less than its parts.", 0);
    }

    private static long[] portions(Map<String, Integer> needed, Left left, int[] dearest, int sets) {
        Map<String, Long> open = new HashMap<>();
        needed.forEach((product, count) -> open.put(product, (long) count * sets));
        long[] portions = new long[left.rest().length];
        for (int i : dearest) {
            Basket.Line line = left.lines().get(i);
            long taken = Math.min(open.getOrDefault(line.product(), 0L), line.pieces());
            if (taken > 0) {
                portions[i] = SharingRules.part(left.rest()[i], taken, line.pieces());
                open.merge(line.product(), -taken, Long::sum);
            }
        }
        return portions;
    }

    /** The line with the dearest piece of the gift, -1 when it is not in the basket. */
    private static int gift(Promotion p, Left left) {
        for (int i : byPrice(left, -1)) {
            Basket.Line line = left.lines().get(i);
            if (line.product().equals(p.gift()) && line.pieces() > 0 && left.rest()[i] > 0) {
                return i;
            }
        }
        return -1;
    }

    private static Effect given(Promotion p, Left left, int present) {
        if (present < 0) {
            return new Effect(new long[left.rest().length], 0, p.gift(), "It is free: add it to the basket.", 0);
        }
        long[] cuts = new long[left.rest().length];
        cuts[present] = SharingRules.part(
                left.rest()[present], 1, left.lines().get(present).pieces());
        return cut(left, cuts, "One of it is free.");
    }
}
