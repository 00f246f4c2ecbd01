package heartstring.insight.baskets;

import heartstring.kernels.baskets.Baskets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes baskets of lines that are read one after the other. Used by one thread. */
final class Reading implements ReceiptsSql.Line {

    /** Products beyond so many are not counted. */
    static final int MOST_PRODUCTS = 50_000;

    /** A receipt of more products is a wholesaler's or a stock-taking; it would go with everything. */
    static final int WIDEST = 200;

    /** Quarters of a year that the data may span, at least one more than {@link BasketStudy#DAYS}. */
    static final int QUARTERS = 10;

    private static final int LONGEST = 10_000;

    private final Map<Long, Integer> places = new HashMap<>();
    private final Map<Long, Integer> people = new HashMap<>();
    private final Map<Long, Integer> stores = new HashMap<>();
    private final int groups;
    private final int firstQuarter;
    private final Baskets.Gathering gathering;
    private long[] products = new long[1024];
    private int[] line = new int[64];
    private int filled;
    private ReceiptsSql.Head head = new ReceiptsSql.Head(0, 0, 0, 0, 0);
    private int[] days = new int[1024];
    private int tooWide;
    private int single;

    /**
     * @param ownStores the stores that are a group each; all others are one together, and so is what was bought in none
     */
    Reading(List<Long> ownStores, int firstQuarter) {
        for (long store : ownStores) {
            stores.put(store, stores.size());
        }
        this.groups = ownStores.size() + 2;
        this.firstQuarter = firstQuarter;
        this.gathering = new Baskets.Gathering(MOST_PRODUCTS, groups * QUARTERS, WIDEST);
    }

    @Override
    public void line(ReceiptsSql.Head of, long product) {
        if (of.order() != head.order()) {
            end();
            head = of;
        }
        Integer place = places.get(product);
        if (place == null && places.size() < MOST_PRODUCTS) {
            place = places.size();
            places.put(product, place);
            if (place == products.length) {
                products = Arrays.copyOf(products, 2 * place);
            }
            products[place] = product;
        }
        if (place != null && filled < LONGEST) {
            if (filled == line.length) {
                line = Arrays.copyOf(line, 2 * filled);
            }
            line[filled++] = place;
        }
    }

    private void end() {
        if (filled > 0) {
            int group = head.store() == 0 ? groups - 1 : stores.getOrDefault(head.store(), groups - 2);
            int quarter = Math.clamp(head.quarter() - firstQuarter, 0, QUARTERS - 1);
            int person = head.customer() == 0
                    ? Baskets.NOBODY
                    : people.computeIfAbsent(head.customer(), customer -> people.size());
            single += filled == 1 ? 1 : 0;
            if (gathering.add(line, filled, group * QUARTERS + quarter, person)) {
                days = gathering.size() > days.length ? Arrays.copyOf(days, 2 * days.length) : days;
                days[gathering.size() - 1] = head.day();
            } else {
                tooWide++;
            }
            filled = 0;
        }
    }

    /** What was read, in the order of days; nothing may be read afterwards. */
    Baskets baskets() {
        end();
        return gathering.baskets().sorted(days);
    }

    /** What each number of an item stands for. */
    long[] products() {
        return Arrays.copyOf(products, places.size());
    }

    int people() {
        return people.size();
    }

    int tooWide() {
        return tooWide;
    }

    /** Receipts with one line alone: they count for how often a product is bought, and say nothing of what goes with it. */
    int single() {
        return single;
    }
}
