package heartstring.kernels.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Generated people with a known truth: of each third person there is a second record, with slips of a known frequency. */
final class Crowd {

    static final List<Field> FIELDS = List.of(
            new Field("given", Kind.GIVEN_NAME),
            new Field("family", Kind.FAMILY_NAME),
            new Field("born", Kind.DATE),
            new Field("mail", Kind.EMAIL),
            new Field("phone", Kind.NUMBER));
    static final double SLIP = 0.10;
    static final double OTHER_PHONE = 0.20;

    private static final String[] SOUNDS = {
        "ka", "be", "lo", "mi", "tan", "ver", "sul", "gor", "hin", "pax", "dre", "foy", "wen", "zu"
    };

    private final SplittableRandom random = new SplittableRandom(11);
    final People people = new People(FIELDS);
    final List<Integer> truth = new ArrayList<>();

    Crowd(int persons) {
        for (int person = 0; person < persons; person++) {
            String[] values = somebody(person);
            add(person, values);
            if (person % 3 == 0) {
                add(person, again(values));
            }
        }
    }

    private void add(int person, String[] values) {
        people.add(Arrays.asList(values));
        truth.add(person);
    }

    private String word(int sounds) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < sounds; i++) {
            word.append(SOUNDS[random.nextInt(SOUNDS.length)]);
        }
        return word.toString();
    }

    private String[] somebody(int person) {
        return new String[] {
            word(2),
            word(3),
            "%04d%02d%02d".formatted(1940 + random.nextInt(65), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            word(4) + person + "@post.example",
            String.valueOf(100_000_000 + random.nextInt(800_000_000))
        };
    }

    private String[] again(String[] known) {
        String[] values = known.clone();
        for (int f = 0; f < 4; f++) {
            values[f] = random.nextDouble() < SLIP ? slip(values[f]) : values[f];
        }
        if (random.nextDouble() < OTHER_PHONE) {
            values[4] = String.valueOf(100_000_000 + random.nextInt(800_000_000));
        }
        return values;
    }

    private static String slip(String text) {
        char other = text.charAt(2) == '1' ? '2' : Character.isDigit(text.charAt(2)) ? '1' : 'q';
        return text.substring(0, 2) + other + text.substring(3);
    }

    boolean isTrue(Linkage.Pair pair) {
        return truth.get(pair.a()).equals(truth.get(pair.b()));
    }
}
