package heartstring.bench;

import heartstring.kernels.linkage.Field;
import heartstring.kernels.linkage.Kind;
import heartstring.kernels.linkage.People;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Generated people with a known truth. Four of five records are somebody new; every fifth repeats an earlier one as another form or
 * colleague would have written it: slips of the keyboard, short forms, swapped names, a new address, gaps.
 */
final class Newborn {

    static final List<Field> FIELDS = List.of(
            new Field("given name", Kind.GIVEN_NAME),
            new Field("family name", Kind.FAMILY_NAME),
            new Field("birthday", Kind.DATE),
            new Field("e-mail", Kind.EMAIL),
            new Field("phone", Kind.NUMBER),
            new Field("street", Kind.STREET),
            new Field("postcode", Kind.POSTCODE),
            new Field("town", Kind.PLACE));

    private static final int GIVEN = 0;
    private static final int FAMILY = 1;
    private static final int BORN = 2;
    private static final int EMAIL = 3;
    private static final int PHONE = 4;
    private static final int STREET = 5;
    private static final int CODE = 6;
    private static final int TOWN = 7;
    /** How often a field is not known. */
    private static final double[] GAPS = {0.02, 0.02, 0.40, 0.15, 0.35, 0.30, 0.30, 0.30};

    private static final String[] SOUNDS = {
        "an", "be", "ka", "ri", "mo", "lu", "sa", "ti", "ne", "vo", "ha", "do", "le", "mi", "ra", "sto", "ber", "gen",
        "wil", "fri", "ma", "jo", "el", "ste", "phi", "cla", "ver", "kos", "hol", "tan"
    };
    private static final String[] MAILERS = {
        "post.example", "mail.example", "web.example", "box.example", "home.example"
    };

    private final SplittableRandom random;
    private final List<String> given;
    private final List<String> family;
    private final List<String> towns;
    private final List<String> roads;

    Newborn(long seed) {
        random = new SplittableRandom(seed);
        given = words(1_500, 2);
        family = words(20_000, 3);
        towns = words(3_000, 3);
        roads = words(6_000, 3);
    }

    private List<String> words(int many, int sounds) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            StringBuilder word = new StringBuilder();
            for (int s = random.nextInt(2) + sounds; s > 0; s--) {
                word.append(SOUNDS[random.nextInt(SOUNDS.length)]);
            }
            words.add(word.toString());
        }
        return words;
    }

    /** Fills the people; answers whose record each is. */
    int[] fill(People people, int records) {
        List<@Nullable String[]> somebody = new ArrayList<>();
        int[] truth = new int[records];
        for (int i = 0; i < records; i++) {
            @Nullable String[] values;
            if (i % 5 == 4) {
                truth[i] = random.nextInt(somebody.size());
                values = again(somebody.get(truth[i]));
            } else {
                truth[i] = somebody.size();
                values = fresh();
                somebody.add(values);
            }
            people.add(Arrays.asList(withGaps(values)));
        }
        return truth;
    }

    /** Common words are common: the rank of a word falls off as in a language. */
    private String one(List<String> words) {
        double rank = Math.pow(words.size(), random.nextDouble()) * (0.5 + random.nextDouble());
        return words.get(Math.min(words.size() - 1, (int) rank));
    }

    private @Nullable String[] fresh() {
        String first = one(given);
        String last = one(family);
        String mailer = MAILERS[random.nextInt(MAILERS.length)];
        int town = (int) Math.pow(towns.size(), random.nextDouble());
        return new String[] {
            first,
            last,
            "%04d%02d%02d".formatted(1940 + random.nextInt(66), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            first + "." + last + random.nextInt(1_000_000) + "@" + mailer,
            "49" + (150_000_0000L + random.nextLong(400_000_0000L)),
            one(roads) + " street " + (1 + random.nextInt(120)),
            "%05d".formatted(town * 17 + random.nextInt(9)),
            towns.get(Math.min(town, towns.size() - 1))
        };
    }

    private @Nullable String[] again(@Nullable String[] known) {
        @Nullable String[] values = known.clone();
        if (random.nextDouble() < 0.10) {
            @Nullable String[] moved = fresh();
            System.arraycopy(moved, STREET, values, STREET, TOWN - STREET + 1);
        }
        if (random.nextDouble() < 0.15) {
            values[EMAIL] = fresh()[EMAIL];
        }
        if (random.nextDouble() < 0.10) {
            values[PHONE] = fresh()[PHONE];
        }
        if (random.nextDouble() < 0.03) {
            values[FAMILY] = one(family);
        }
        if (random.nextDouble() < 0.05) {
            values[GIVEN] = text(values[GIVEN]).substring(0, 3);
        }
        if (random.nextDouble() < 0.02) {
            String first = text(values[GIVEN]);
            values[GIVEN] = values[FAMILY];
            values[FAMILY] = first;
        }
        for (int f = 0; f < values.length; f++) {
            if (random.nextDouble() < (f == BORN || f == CODE ? 0.03 : 0.08)) {
                values[f] = slip(text(values[f]));
            }
        }
        return values;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private String slip(String text) {
        if (text.length() < 3) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        char typed = Character.isDigit(text.charAt(at))
                ? (char) ('0' + random.nextInt(10))
                : (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + typed + text.substring(at);
            case 2 -> text.substring(0, at) + typed + text.substring(at + 1);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }

    private @Nullable String[] withGaps(@Nullable String[] values) {
        @Nullable String[] kept = values.clone();
        for (int f = 0; f < kept.length; f++) {
            if (random.nextDouble() < GAPS[f]) {
                kept[f] = null;
            }
        }
        return kept;
    }
}
