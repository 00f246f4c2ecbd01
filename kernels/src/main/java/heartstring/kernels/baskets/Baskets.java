package heartstring.kernels.baskets;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Baskets of items, the distinct items of each in ascending order, one basket after the other in one array; never changed. */
public final class Baskets {

    /** The person of a basket that is nobody's. */
    public static final int NOBODY = -1;

    private final int items;
    private final int strata;
    private final int size;
    private final int[] starts;
    private final int[] content;
    private final int[] stratum;
    private final int[] person;

    private Baskets(int items, int strata, int size, int[] starts, int[] content, int[] stratum, int[] person) {
        this.items = items;
        this.strata = strata;
        this.size = size;
        this.starts = starts;
        this.content = content;
        this.stratum = stratum;
        this.person = person;
    }

    /** How many baskets. */
    public int size() {
        return size;
    }

    /** How many items there may be, numbered from 0. */
    public int items() {
        return items;
    }

    /** How many strata there may be, numbered from 0. */
    public int strata() {
        return strata;
    }

    /** How many items all baskets hold together. */
    public int content() {
        return starts[size];
    }

    /** How many items a basket holds. */
    public int width(int basket) {
        return starts[basket + 1] - starts[basket];
    }

    /** The item at a place of a basket, from 0; places are in ascending order of items. */
    public int item(int basket, int place) {
        return content[starts[basket] + place];
    }

    int stratum(int basket) {
        return stratum[basket];
    }

    int person(int basket) {
        return person[basket];
    }

    int start(int basket) {
        return starts[basket];
    }

    /** The items of all baskets; not to be written to. */
    int[] all() {
        return content;
    }

    /** In how many baskets each item lies. */
    public int[] counts() {
        int[] counts = new int[items];
        for (int at = 0; at < starts[size]; at++) {
            counts[content[at]]++;
        }
        return counts;
    }

    /** Items from the most frequent to the rarest, at most so many, and none that is in fewer baskets than {@code least}. */
    public int[] mostFrequent(int most, int least) {
        int[] counts = counts();
        return IntStream.range(0, items)
                .filter(i -> counts[i] >= least)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -counts[i]).thenComparingInt(i -> i))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The same baskets with other numbers for the items; several may become one.
     *
     * @param number of each item the new one, below {@code many}; −1 leaves it out
     */
    public Baskets numbered(int[] number, int many) {
        Gathering gathering = new Gathering(many, strata, Integer.MAX_VALUE);
        int[] line = new int[16];
        for (int b = 0; b < size; b++) {
            int width = width(b);
            if (line.length < width) {
                line = new int[width];
            }
            int kept = 0;
            for (int at = starts[b]; at < starts[b + 1]; at++) {
                if (number[content[at]] >= 0) {
                    line[kept++] = number[content[at]];
                }
            }
            gathering.add(line, kept, stratum[b], person[b]);
        }
        return gathering.baskets();
    }

    /**
     * The same baskets by a key, ascending; those with the same key as they stood.
     *
     * @param key of each basket; there may be more
     */
    public Baskets sorted(int[] key) {
        long[] order = new long[size];
        boolean inOrder = true;
        for (int b = 0; b < size; b++) {
            order[b] = ((long) key[b] << 32) | b;
            inOrder &= b == 0 || key[b - 1] <= key[b];
        }
        if (inOrder) {
            return this;
        }
        Arrays.sort(order);
        int[] begins = new int[size + 1];
        int[] lines = new int[starts[size]];
        int[] strataThen = new int[size];
        int[] persons = new int[size];
        for (int b = 0; b < size; b++) {
            int from = (int) order[b];
            int width = width(from);
            System.arraycopy(content, starts[from], lines, begins[b], width);
            begins[b + 1] = begins[b] + width;
            strataThen[b] = stratum[from];
            persons[b] = person[from];
        }
        return new Baskets(items, strata, size, begins, lines, strataThen, persons);
    }

    /** How many baskets are nobody's. */
    public int ofNobody() {
        int nobody = 0;
        for (int b = 0; b < size; b++) {
            nobody += person[b] == NOBODY ? 1 : 0;
        }
        return nobody;
    }

    /** The baskets from one to before another, with the same numbers of items. */
    public Baskets part(int from, int until) {
        if (from == 0 && until == size) {
            return this;
        }
        int[] begins = new int[until - from + 1];
        for (int b = from; b <= until; b++) {
            begins[b - from] = starts[b] - starts[from];
        }
        return new Baskets(
                items,
                strata,
                until - from,
                begins,
                Arrays.copyOfRange(content, starts[from], starts[until]),
                Arrays.copyOfRange(stratum, from, until),
                Arrays.copyOfRange(person, from, until));
    }

    /** Gathers baskets; used by one thread. */
    public static final class Gathering {

        private final int items;
        private final int strata;
        private final int widest;
        private int size;
        private int filled;
        private int[] starts = new int[1025];
        private int[] content = new int[8192];
        private int[] stratum = new int[1024];
        private int[] person = new int[1024];

        /**
         * @param items how many items there may be
         * @param strata how many strata there may be, at least 1
         * @param widest a basket with more distinct items is not taken: a wholesaler's, or a stock-taking
         */
        public Gathering(int items, int strata, int widest) {
            this.items = items;
            this.strata = strata;
            this.widest = widest;
        }

        /**
         * Adds the first {@code count} of these items as one basket; repeats are dropped, and what stands in the array is sorted. False where
         * it was too wide, or empty, and not taken.
         *
         * @param ofPerson who it belongs to, from 0, or {@link #NOBODY}
         * @throws IllegalArgumentException for a number of an item or a stratum that there is not
         */
        public boolean add(int[] line, int count, int ofStratum, int ofPerson) {
            int width = distinct(line, count);
            boolean within = width == 0 || (line[0] >= 0 && line[width - 1] < items);
            if (!within || ofStratum < 0 || ofStratum >= strata) {
                throw new IllegalArgumentException("no such item or stratum");
            }
            if (width > widest || width == 0) {
                return false;
            }
            if (size == stratum.length) {
                int more = Math.toIntExact(size * 2L);
                starts = Arrays.copyOf(starts, more + 1);
                stratum = Arrays.copyOf(stratum, more);
                person = Arrays.copyOf(person, more);
            }
            if (filled + width > content.length) {
                content = Arrays.copyOf(content, (int)
                        Math.min(Integer.MAX_VALUE - 16, Math.max(content.length * 3L / 2, filled + (long) width)));
            }
            System.arraycopy(line, 0, content, filled, width);
            filled += width;
            stratum[size] = ofStratum;
            person[size] = ofPerson;
            starts[++size] = filled;
            return true;
        }

        private static int distinct(int[] line, int count) {
            if (count > 24) {
                Arrays.sort(line, 0, count);
            } else {
                for (int i = 1; i < count; i++) {
                    int item = line[i];
                    int at = i - 1;
                    while (at >= 0 && line[at] > item) {
                        line[at + 1] = line[at];
                        at--;
                    }
                    line[at + 1] = item;
                }
            }
            int width = 0;
            for (int i = 0; i < count; i++) {
                if (width == 0 || line[width - 1] != line[i]) {
                    line[width++] = line[i];
                }
            }
            return width;
        }

        public int size() {
            return size;
        }

        /** All that was added so far; nothing may be added afterwards. */
        public Baskets baskets() {
            return new Baskets(items, strata, size, starts, content, stratum, person);
        }
    }
}
