package heartstring.kernels.linkage;

import java.util.List;

/** Two records side by side: for each field a level of agreement, 1 for the same, 0 where one of them has no value. */
final class Comparison {

    static final int BITS = 3;
    private static final int MASK = (1 << BITS) - 1;

    private final People people;
    private final Kind[] kinds;
    private final int given;
    private final int family;

    Comparison(People people) {
        this.people = people;
        List<Field> fields = people.fields();
        this.kinds = fields.stream().map(Field::kind).toArray(Kind[]::new);
        this.given = people.first(Kind.GIVEN_NAME);
        this.family = people.first(Kind.FAMILY_NAME);
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

    private int level(int field, int a, int b) {
        int codeA = people.code(field, a);
        int codeB = people.code(field, b);
        if (codeA == 0 || codeB == 0) {
            return kinds[field].isName() && codeA + codeB > 0 && swapped(field, a, b) ? 4 : 0;
        }
        if (codeA == codeB) {
            return 1;
        }
        String left = people.value(field, a);
        String right = people.value(field, b);
        return switch (kinds[field]) {
            case GIVEN_NAME, FAMILY_NAME -> name(field, left, right, a, b);
            case DATE -> date(left, right);
            case EMAIL -> email(left, right);
            case NUMBER -> number(left, right);
            case PLACE -> Likeness.edits(left, right, 2) <= 2 || Likeness.jaroWinkler(left, right) >= 0.92 ? 2 : 3;
            case STREET -> street(left, right);
            case CODE -> Likeness.edits(left, right, 1) <= 1 ? 2 : 3;
        };
    }

    private int name(int field, String left, String right, int a, int b) {
        if (Likeness.edits(left, right, 1) <= 1) {
            return 2;
        }
        if (shortForm(left, right)) {
            return 3;
        }
        if (swapped(field, a, b)) {
            return 4;
        }
        double alike = Likeness.jaroWinkler(left, right);
        if (alike >= 0.93) {
            return 2;
        }
        return alike >= 0.82 ? 5 : 6;
    }

    private static boolean shortForm(String left, String right) {
        String shorter = left.length() < right.length() ? left : right;
        String longer = left.length() < right.length() ? right : left;
        return shorter.length() >= 2 && longer.startsWith(shorter);
    }

    private boolean swapped(int field, int a, int b) {
        if (given < 0 || family < 0 || field != given && field != family) {
            return false;
        }
        return crossed(a, b) || crossed(b, a);
    }

    private boolean crossed(int a, int b) {
        String left = people.value(given, a);
        String right = people.value(family, b);
        return left.length() >= 3 && right.length() >= 3 && Likeness.edits(left, right, 1) <= 1;
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

    private static int email(String left, String right) {
        int atLeft = left.indexOf('@');
        int atRight = right.indexOf('@');
        String nameLeft = atLeft < 0 ? left : left.substring(0, atLeft);
        String nameRight = atRight < 0 ? right : right.substring(0, atRight);
        if (nameLeft.equals(nameRight) && nameLeft.length() >= 3 || Likeness.edits(left, right, 2) <= 2) {
            return 2;
        }
        return Likeness.jaroWinkler(nameLeft, nameRight) >= 0.88 ? 3 : 4;
    }

    private static int number(String left, String right) {
        int edits = Likeness.edits(left, right, 2);
        return edits <= 1 ? 2 : edits == 2 ? 3 : 4;
    }

    private static int street(String left, String right) {
        if (Likeness.edits(left, right, 2) <= 2 || Likeness.jaroWinkler(left, right) >= 0.93) {
            return 2;
        }
        List<String> wordsLeft = List.of(left.split(" "));
        List<String> wordsRight = List.of(right.split(" "));
        long both = wordsLeft.stream().filter(word -> word.length() > 2 && wordsRight.contains(word)).count();
        return both > 0 || Likeness.jaroWinkler(left, right) >= 0.85 ? 3 : 4;
    }
}
