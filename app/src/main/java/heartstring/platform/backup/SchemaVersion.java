package heartstring.platform.backup;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Compares migrations' versions, such as 9, 010 and 10.1, by their numbers. */
final class SchemaVersion {
    /** The version of a database on which no migration has run. */
    static final String NONE = "0";

    private static final Pattern FORM = Pattern.compile("\\d+([._]\\d+)*");

    private SchemaVersion() {}

    static String newest(List<Manifest.Migration> migrations) {
        return migrations.stream()
                .map(Manifest.Migration::version)
                .filter(Objects::nonNull)
                .reduce(NONE, (one, other) -> compare(one, other) >= 0 ? one : other);
    }

    static boolean isWellFormed(String version) {
        return FORM.matcher(version).matches();
    }

    static int compare(String one, String other) {
        String[] left = one.split("[._]", -1);
        String[] right = other.split("[._]", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int difference = part(left, i).compareTo(part(right, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static BigInteger part(String[] parts, int i) {
        return i < parts.length ? new BigInteger(parts[i]) : BigInteger.ZERO;
    }
}
