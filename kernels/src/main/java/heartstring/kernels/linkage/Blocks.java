package heartstring.kernels.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which pairs are worth comparing: those that share one of a few keys, such as the family name and the day of birth. A key that more
 * than {@value #LARGEST} records share proposes nothing by itself.
 */
final class Blocks {

    static final int LARGEST = 60;

    private static final int NUMBER_BITS = 24;
    private static final int WHOLE = Integer.MAX_VALUE;

    /** Hears of a pair. */
    interface Pairs {
        void pair(int a, int b);
    }

    private record Part(int field, int from, int length) {}

    /** A key made of parts of fields: those fields it may not be used to learn about. */
    private record Rule(List<Part> parts) {
        boolean uses(int field) {
            return parts.stream().anyMatch(part -> part.field() == field);
        }
    }

    /** A rule worked out: the records that share a key, side by side. */
    private record Order(int[] records) {}

    private final People people;
    private final List<Rule> rules;
    private final List<Order> orders;
    /** The key of each record by each rule, 0 for none or one of too many. */
    private final int[] keys;

    /** Throws IllegalArgumentException for 16,777,216 records or more. */
    Blocks(People people) {
        if (people.size() >= 1 << NUMBER_BITS) {
            throw new IllegalArgumentException("At most " + ((1 << NUMBER_BITS) - 1) + " records can be compared.");
        }
        this.people = people;
        this.rules = rulesOf(people);
        this.keys = new int[people.size() * rules.size()];
        this.orders =
                IntStream.range(0, rules.size()).parallel().mapToObj(this::sort).toList();
    }

    int rules() {
        return rules.size();
    }

    boolean uses(int rule, int field) {
        return rules.get(rule).uses(field);
    }

    private static List<Rule> rulesOf(People people) {
        List<Rule> rules = new ArrayList<>();
        int given = people.first(Kind.GIVEN_NAME);
        int family = people.first(Kind.FAMILY_NAME);
        int date = people.first(Kind.DATE);
        int place = people.first(Kind.PLACE);
        int code = people.first(Kind.POSTCODE);
        int street = people.first(Kind.STREET);
        int email = people.first(Kind.EMAIL);
        for (int f = 0; f < people.fields().size(); f++) {
            if (people.fields().get(f).kind() == Kind.NUMBER) {
                add(rules, part(f, 0, WHOLE));
            }
        }
        add(rules, part(email, 0, WHOLE));
        add(rules, part(family, 0, WHOLE), part(date, 0, WHOLE));
        add(rules, part(given, 0, WHOLE), part(date, 0, WHOLE));
        add(rules, part(given, 0, WHOLE), part(family, 0, WHOLE));
        add(rules, part(date, 0, WHOLE));
        add(rules, part(given, 0, 3), part(family, 0, 3), part(date, 0, 4));
        add(rules, part(family, 0, 4), part(place, 0, WHOLE));
        add(rules, part(given, 0, 4), part(place, 0, WHOLE));
        add(rules, part(street, 0, WHOLE));
        add(rules, part(given, 0, 3), part(date, 4, 4));
        add(rules, part(family, 0, 3), part(date, 4, 4));
        add(rules, part(family, 0, 3), part(code, 0, WHOLE));
        add(rules, part(given, 0, 3), part(code, 0, WHOLE));
        add(rules, part(given, 0, 3), part(family, 0, 3));
        add(rules, part(email, 0, 6));
        return rules;
    }

    private static @Nullable Part part(int field, int from, int length) {
        return field < 0 ? null : new Part(field, from, length);
    }

    private static void add(List<Rule> rules, @Nullable Part... parts) {
        List<Part> whole = new ArrayList<>();
        for (Part part : parts) {
            if (part == null) {
                return;
            }
            whole.add(part);
        }
        rules.add(new Rule(whole));
    }

    private Order sort(int rule) {
        int n = people.size();
        long[] sorted = new long[n];
        int known = 0;
        for (int i = 0; i < n; i++) {
            long key = key(rules.get(rule), i);
            if (key != 0) {
                sorted[known++] = key << NUMBER_BITS | i;
            }
        }
        Arrays.sort(sorted, 0, known);
        int[] records = new int[n];
        int kept = 0;
        for (int from = 0; from < known; ) {
            long key = sorted[from] >>> NUMBER_BITS;
            int to = from + 1;
            while (to < known && sorted[to] >>> NUMBER_BITS == key) {
                to++;
            }
            for (int i = from; i < to && to - from > 1 && to - from <= LARGEST; i++) {
                int record = (int) (sorted[i] & (1 << NUMBER_BITS) - 1);
                keys[record * rules.size() + rule] = (int) key;
                records[kept++] = record;
            }
            from = to;
        }
        return new Order(Arrays.copyOf(records, kept));
    }

    /** A hash of the parts, of 39 bits, none of the lower 32 all 0; 0 when one of them is missing. */
    private long key(Rule rule, int record) {
        long hash = 1125899906842597L;
        for (Part part : rule.parts()) {
            String value = people.value(part.field(), record);
            if (value.length() <= part.from()) {
                return 0;
            }
            int to = Math.min(value.length(), part.from() + Math.min(part.length(), 64));
            for (int i = part.from(); i < to; i++) {
                hash = 31 * hash + value.charAt(i);
            }
            hash = hash * 0x9E3779B97F4A7C15L + 7;
        }
        hash = ((hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L) >>> (NUMBER_BITS + 1);
        return (int) hash == 0 ? hash + 1 : hash;
    }

    private int keyed(int rule, int record) {
        return keys[record * rules.size() + rule];
    }

    /** How many pairs a rule proposes. */
    long pairs(int rule) {
        Order order = orders.get(rule);
        long pairs = 0;
        for (int from = 0; from < order.records().length; ) {
            int to = end(order, rule, from);
            pairs += (long) (to - from) * (to - from - 1) / 2;
            from = to;
        }
        return pairs;
    }

    private int end(Order order, int rule, int from) {
        int[] records = order.records();
        int key = keyed(rule, records[from]);
        int to = from + 1;
        while (to < records.length && keyed(rule, records[to]) == key) {
            to++;
        }
        return to;
    }

    /** Tells the pairs of one rule; with several workers each tells about as many, and each pair is told by one of them. */
    void each(int rule, int worker, int workers, Pairs pairs) {
        Order order = orders.get(rule);
        int[] records = order.records();
        int block = 0;
        for (int from = 0; from < records.length; ) {
            int to = end(order, rule, from);
            if (block++ % workers == worker) {
                for (int i = from; i < to; i++) {
                    for (int j = i + 1; j < to; j++) {
                        pairs.pair(records[i], records[j]);
                    }
                }
            }
            from = to;
        }
    }

    /** Whether no earlier rule proposes this pair. */
    boolean first(int rule, int a, int b) {
        for (int r = 0; r < rule; r++) {
            int key = keyed(r, a);
            if (key != 0 && key == keyed(r, b)) {
                return false;
            }
        }
        return true;
    }
}
