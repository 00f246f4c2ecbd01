package heartstring.kernels.linkage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of people, column by column; each different value is kept once. Not to be shared while records are added. */
public final class People {

    private static final int MOST_FIELDS = 20;

    private final List<Field> fields;
    private final List<Column> columns;
    private int size;

    /** No records yet. Throws IllegalArgumentException without a field, or with more than 20. */
    public People(List<Field> fields) {
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("There have to be 1 to " + MOST_FIELDS + " fields.");
        }
        this.fields = List.copyOf(fields);
        this.columns = fields.stream().map(field -> new Column()).toList();
    }

    /** Adds one record, a value for each field, null or blank where nothing is known; answers its number, counted from 0. */
    public int add(List<@Nullable String> values) {
        if (values.size() != fields.size()) {
            throw new IllegalArgumentException("There has to be one value for each field.");
        }
        for (int f = 0; f < fields.size(); f++) {
            columns.get(f).add(size, plain(values.get(f), fields.get(f).kind()));
        }
        return size++;
    }

    /** What is compared of a value: small letters without accents, digits alone where only they count; empty for nothing. */
    static String plain(@Nullable String value, Kind kind) {
        if (value == null || value.isBlank()) {
            return "";
        }
        boolean inWords = switch (kind) {
            case GIVEN_NAME, FAMILY_NAME, PLACE, STREET -> true;
            case DATE, NUMBER, CODE, POSTCODE, EMAIL -> false;
        };
        String small = value.strip().toLowerCase(Locale.ROOT);
        if (kind == Kind.EMAIL) {
            return small;
        }
        return cleared(inWords && !isAscii(small) ? Normalizer.normalize(small, Normalizer.Form.NFD) : small, inWords);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** Keeps letters and digits; in words a gap becomes one space, otherwise it is closed. Accents of their own are dropped. */
    private static String cleared(String text, boolean inWords) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain || (inWords && c > 127 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c)))) {
                if (gap && !kept.isEmpty()) {
                    kept.append(' ');
                }
                gap = false;
                kept.append(c);
            } else {
                gap = gap || (inWords && Character.getType(c) != Character.NON_SPACING_MARK);
            }
        }
        return kept.toString();
    }

    /** How many records there are. */
    public int size() {
        return size;
    }

    /** The fields, in the order of the values. */
    public List<Field> fields() {
        return fields;
    }

    /** The value of one record as it is compared; empty where nothing is known. */
    public String value(int field, int record) {
        Column column = columns.get(field);
        return column.values.get(column.codes[record]);
    }

    /** The number of the record's value within its field; 0 where nothing is known. */
    int code(int field, int record) {
        return columns.get(field).codes[record];
    }

    /** All records, row by row. */
    Table table() {
        int n = fields.size();
        int[] codes = new int[size * n];
        long[] letters = new long[size * n];
        byte[] lengths = new byte[size * n];
        for (int f = 0; f < n; f++) {
            Column column = columns.get(f);
            for (int record = 0; record < size; record++) {
                int code = column.codes[record];
                codes[record * n + f] = code;
                letters[record * n + f] = column.letters[code];
                lengths[record * n + f] = column.lengths[code];
            }
        }
        return new Table(n, codes, letters, lengths);
    }

    String text(int field, int code) {
        return columns.get(field).values.get(code);
    }

    /** Which letters and digits a value has, as a set of bits. */
    long letters(int field, int code) {
        return columns.get(field).letters[code];
    }

    /** How many records have this very value. */
    int count(int field, int code) {
        return columns.get(field).counts[code];
    }

    /** How many records have any value in the field. */
    int known(int field) {
        return columns.get(field).known;
    }

    /** The first field of a kind, or -1. */
    int first(Kind kind) {
        for (int f = 0; f < fields.size(); f++) {
            if (fields.get(f).kind() == kind) {
                return f;
            }
        }
        return -1;
    }

    private static final class Column {
        private final Map<String, Integer> numbers = new HashMap<>(Map.of("", 0));
        private final List<String> values = new ArrayList<>(List.of(""));
        private int[] counts = new int[16];
        private long[] letters = new long[16];
        private byte[] lengths = new byte[16];
        private int[] codes = new int[16];
        private int known;

        void add(int record, String value) {
            Integer code = numbers.get(value);
            if (code == null) {
                code = values.size();
                numbers.put(value, code);
                values.add(value);
                if (code >= counts.length) {
                    counts = Arrays.copyOf(counts, counts.length * 2);
                    letters = Arrays.copyOf(letters, letters.length * 2);
                    lengths = Arrays.copyOf(lengths, lengths.length * 2);
                }
                letters[code] = lettersOf(value);
                lengths[code] = (byte) Math.min(value.length(), Likeness.LONGEST);
            }
            if (record >= codes.length) {
                codes = Arrays.copyOf(codes, codes.length * 2);
            }
            codes[record] = code;
            counts[code]++;
            known += code == 0 ? 0 : 1;
        }

        private static long lettersOf(String value) {
            long letters = 0;
            for (int i = 0; i < Math.min(value.length(), Likeness.LONGEST); i++) {
                letters |= 1L << (value.charAt(i) & 63);
            }
            return letters;
        }
    }
}
