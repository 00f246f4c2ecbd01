package heartstring.kernels.linkage;

import java.util.List;

/**
 * Two records side by side: for each field a level of agreement, 1 for the same, 0 where one of them has no value or where another
 * field explains the likeness: a town goes with its postcode, and similar addresses for mail with the same names. What was compared
 * lately is remembered, so each thread has one of its own.
 */
final class Comparison {

    static final int BITS = 3;
    private static final int MASK = (1 << BITS) - 1;
    /** Remembered values pair by pair; a power of two. */
    private static final int REMEMBERED = 1 << 17;

    private static final int CODE_BITS = 24;
    /** From such a likeness on values of these kinds are more than unlike. */
    private static final double NAME_ALIKE = 0.82;

    private static final double STREET_ALIKE = 0.85;
    private static final double MAIL_ALIKE = 0.88;
    private static final double PLACE_ALIKE = 0.92;
    /** What a name's own level is remembered as when it is nearly the same by ear, unless given and family name are swapped. */
    private static final int SOUNDS_ALIKE = 7;

    private final People people;
    private final Table table;
    private final Kind[] kinds;
    private final int given;
    private final int family;
    private final int postcode;
    private final long[] remembered = new long[REMEMBERED];

    /** @param table of these people */
    Comparison(People people, Table table) {
        this.people = people;
        this.table = table;
        List<Field> fields = people.fields();
        this.kinds = fields.stream().map(Field::kind).toArray(Kind[]::new);
        this.given = people.first(Kind.GIVEN_NAME);
        this.family = people.first(Kind.FAMILY_NAME);
        this.postcode = people.first(Kind.POSTCODE);
    }

    static int level(long pattern, int field) {
        return (int) (pattern >>> (field * BITS)) & MASK;
    }

    /** All levels of a pair in one number, {@value #BITS} bits for each field. */
    long pattern(int a, int b) {
        long pattern = 0;
        for (int f = 0; f < kinds.length; f++) {
            pattern |= (long) level(f, a, b) << (f * BITS);
        }
        return pattern;
    }

    int level(int field, int a, int b) {
        int codeA = table.code(field, a);
        int codeB = table.code(field, b);
        if (codeA == 0 || codeB == 0) {
            return kinds[field].isName() && codeA + codeB > 0 && swapped(field, a, b) ? 4 : 0;
        }
        if (codeA == codeB) {
            return isExplained(field, a, b) ? 0 : 1;
        }
        int unlike = unlike(field, a, b);
        if (unlike > 0) {
            return unlike;
        }
        int level = remembered(field, Math.min(codeA, codeB), Math.max(codeA, codeB));
        if ((kinds[field] == Kind.EMAIL && level == 3) || (kinds[field] == Kind.PLACE && level == 2)) {
            return isExplained(field, a, b) ? 0 : level;
        }
        if (!kinds[field].isName() || level == 2 || level == 3) {
            return level;
        }
        if (swapped(field, a, b)) {
            return 4;
        }
        return level == SOUNDS_ALIKE ? 2 : level;
    }

    /** The level of two different values where it is seen without reading them that they have too little in common; otherwise 0. */
    int unlike(int field, int a, int b) {
        long left = table.letters(field, a);
        long right = table.letters(field, b);
        int onlyLeft = Long.bitCount(left & ~right);
        int onlyRight = Long.bitCount(right & ~left);
        int apart = onlyLeft + onlyRight;
        return switch (kinds[field]) {
            case NUMBER -> apart > 4 ? 4 : 0;
            case CODE, POSTCODE -> apart > 2 ? 3 : 0;
            case PLACE -> apart > 4 && most(field, a, b, onlyLeft, onlyRight) < PLACE_ALIKE ? 3 : 0;
            case GIVEN_NAME, FAMILY_NAME -> {
                boolean other = apart > 2
                        && onlyLeft > 0
                        && onlyRight > 0
                        && most(field, a, b, onlyLeft, onlyRight) < NAME_ALIKE;
                yield !other ? 0 : swapped(field, a, b) ? 4 : 6;
            }
            case DATE, EMAIL, STREET -> 0;
        };
    }

    private double most(int field, int a, int b, int onlyLeft, int onlyRight) {
        return Likeness.most(table.length(field, a), table.length(field, b), onlyLeft, onlyRight, 4);
    }

    /** Whether a likeness in this field follows from another field. */
    boolean isExplained(int field, int a, int b) {
        return switch (kinds[field]) {
            case PLACE ->
                postcode >= 0 && table.code(postcode, a) != 0 && table.code(postcode, a) == table.code(postcode, b);
            case EMAIL ->
                table.code(field, a) != table.code(field, b) && sameName(given, a, b) && sameName(family, a, b);
            default -> false;
        };
    }

    private boolean sameName(int field, int a, int b) {
        if (field < 0 || table.code(field, a) == 0 || table.code(field, b) == 0) {
            return false;
        }
        int codeA = table.code(field, a);
        int codeB = table.code(field, b);
        return codeA == codeB || remembered(field, Math.min(codeA, codeB), Math.max(codeA, codeB)) == 2;
    }

    private int remembered(int field, int low, int high) {
        long key = ((((long) field << CODE_BITS) | low) << CODE_BITS) | high;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 47);
        long found = remembered[at];
        if (found >>> BITS == key) {
            return (int) found & MASK;
        }
        int level = compared(field, low, high);
        remembered[at] = key << BITS | level;
        return level;
    }

    private int compared(int field, int low, int high) {
        String left = people.text(field, low);
        String right = people.text(field, high);
        long letters = people.letters(field, low);
        long others = people.letters(field, high);
        int onlyLeft = Long.bitCount(letters & ~others);
        int onlyRight = Long.bitCount(others & ~letters);
        int apart = onlyLeft + onlyRight;
        return switch (kinds[field]) {
            case GIVEN_NAME, FAMILY_NAME -> name(left, right, onlyLeft, onlyRight);
            case DATE -> date(left, right);
            case EMAIL -> email(left, right, apart);
            case NUMBER -> number(left, right, apart);
            case PLACE ->
                edits(left, right, 2, apart) <= 2 || alike(left, right, onlyLeft, onlyRight, PLACE_ALIKE) >= PLACE_ALIKE
                        ? 2
                        : 3;
            case STREET -> street(left, right, onlyLeft, onlyRight);
            case CODE, POSTCODE -> edits(left, right, 1, apart) <= 1 ? 2 : 3;
        };
    }

    /** One edit makes at most two letters come or go, so texts whose letters differ by more need not be compared. */
    private static int edits(String left, String right, int most, int apart) {
        return apart > 2 * most ? most + 1 : Likeness.edits(left, right, most);
    }

    /** How alike two values are; less than {@code least} where the letters alone tell that it is less. */
    private static double alike(String left, String right, int onlyLeft, int onlyRight, double least) {
        int la = Math.min(left.length(), Likeness.LONGEST);
        int lb = Math.min(right.length(), Likeness.LONGEST);
        int start = 0;
        while (start < Math.min(4, Math.min(la, lb)) && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        double most = Likeness.most(la, lb, onlyLeft, onlyRight, start);
        return most < least ? most : Likeness.jaroWinkler(left, right);
    }

    private static int name(String left, String right, int onlyLeft, int onlyRight) {
        if (edits(left, right, 1, onlyLeft + onlyRight) <= 1) {
            return 2;
        }
        if (shortForm(left, right)) {
            return 3;
        }
        double alike = alike(left, right, onlyLeft, onlyRight, NAME_ALIKE);
        if (alike >= 0.93) {
            return SOUNDS_ALIKE;
        }
        return alike >= NAME_ALIKE ? 5 : 6;
    }

    private static boolean shortForm(String left, String right) {
        String shorter = left.length() < right.length() ? left : right;
        String longer = left.length() < right.length() ? right : left;
        return shorter.length() >= 2 && longer.startsWith(shorter);
    }

    private boolean swapped(int field, int a, int b) {
        if (given < 0 || family < 0 || (field != given && field != family)) {
            return false;
        }
        return crossed(a, b) || crossed(b, a);
    }

    private boolean crossed(int a, int b) {
        int left = table.code(given, a);
        int right = table.code(family, b);
        if (left == 0 || right == 0 || Long.bitCount(table.letters(given, a) ^ table.letters(family, b)) > 2) {
            return false;
        }
        String name = people.text(given, left);
        String other = people.text(family, right);
        return name.length() >= 3 && other.length() >= 3 && Likeness.edits(name, other, 1) <= 1;
    }

    private static int date(String left, String right) {
        if (Likeness.edits(left, right, 1) <= 1) {
            return 2;
        }
        if (left.length() != 8 || right.length() != 8) {
            return 5;
        }
        boolean year = left.regionMatches(0, right, 0, 4);
        boolean month = left.regionMatches(4, right, 4, 2);
        boolean day = left.regionMatches(6, right, 6, 2);
        boolean turned = left.regionMatches(4, right, 6, 2) && left.regionMatches(6, right, 4, 2);
        if (year && turned) {
            return 2;
        }
        if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) >= 2) {
            return 3;
        }
        return year ? 4 : 5;
    }

    private static int email(String left, String right, int apart) {
        int atLeft = left.indexOf('@');
        int atRight = right.indexOf('@');
        int endLeft = atLeft < 0 ? left.length() : atLeft;
        int endRight = atRight < 0 ? right.length() : atRight;
        boolean sameName = endLeft == endRight && endLeft >= 3 && left.regionMatches(0, right, 0, endLeft);
        if (sameName || edits(left, right, 2, apart) <= 2) {
            return 2;
        }
        return alikeNames(left, endLeft, right, endRight) ? 3 : 4;
    }

    /** Whether what stands before the @ is alike. */
    private static boolean alikeNames(String left, int endLeft, String right, int endRight) {
        long letters = letters(left, endLeft);
        long others = letters(right, endRight);
        int onlyLeft = Long.bitCount(letters & ~others);
        int onlyRight = Long.bitCount(others & ~letters);
        int la = Math.min(endLeft, Likeness.LONGEST);
        int lb = Math.min(endRight, Likeness.LONGEST);
        return (la == 0 || lb == 0 || Likeness.most(la, lb, onlyLeft, onlyRight, 4) >= MAIL_ALIKE)
                && Likeness.jaroWinkler(left.substring(0, endLeft), right.substring(0, endRight)) >= MAIL_ALIKE;
    }

    private static long letters(String text, int end) {
        long letters = 0;
        for (int i = 0; i < Math.min(end, Likeness.LONGEST); i++) {
            letters |= 1L << (text.charAt(i) & 63);
        }
        return letters;
    }

    private static int number(String left, String right, int apart) {
        int edits = edits(left, right, 2, apart);
        return edits <= 1 ? 2 : edits == 2 ? 3 : 4;
    }

    private static int street(String left, String right, int onlyLeft, int onlyRight) {
        if (edits(left, right, 2, onlyLeft + onlyRight) <= 2) {
            return 2;
        }
        double alike = alike(left, right, onlyLeft, onlyRight, STREET_ALIKE);
        if (alike >= 0.93) {
            return 2;
        }
        return alike >= STREET_ALIKE || shareWord(left, right) ? 3 : 4;
    }

    private static boolean shareWord(String left, String right) {
        for (int from = 0; from < left.length(); ) {
            int space = left.indexOf(' ', from);
            int to = space < 0 ? left.length() : space;
            if (to - from > 2 && hasWord(right, left, from, to - from)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static boolean hasWord(String text, String of, int from, int length) {
        for (int at = 0; at + length <= text.length(); ) {
            int space = text.indexOf(' ', at);
            int end = space < 0 ? text.length() : space;
            if (end - at == length && text.regionMatches(at, of, from, length)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }
}
