package heartstring.demo.people;

import heartstring.demo.fate.Persona;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Sheet;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Draws names of several cultures and scripts; no real person is meant. */
final class Names {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final List<String> EMOJI = List.of("🌻", "🍓", "🐝", "✨", "🥑", "🎸", "👩🏽‍🍳", "🏳️‍🌈");

    private record Culture(String code, List<String> firsts, List<String> lasts) {}

    private final List<Culture> cultures = new ArrayList<>();
    private final double[] totals;

    Names() {
        List<Double> weights = new ArrayList<>();
        for (String[] row : Sheet.rows(Names.class, "names.tsv")) {
            cultures.add(new Culture(row[0], List.of(row[2].split(",")), List.of(row[3].split(","))));
            weights.add(Double.parseDouble(row[1]));
        }
        totals = Dice.totals(weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    Name draw(Persona persona, String country, int lastYear, Dice dice) {
        Culture culture = cultures.get(dice.byTotals(totals));
        String[] first = both(dice.oneOf(culture.firsts()));
        String[] last = both(dice.oneOf(culture.lasts()));
        double oddity = dice.unit();
        if (oddity < 0.05) {
            String[] second = both(dice.oneOf(culture.lasts()));
            last = new String[] {last[0] + "-" + second[0], last[1] + "-" + second[1]};
        } else if (oddity < 0.055) {
            last = veryLong(culture, last, dice);
        } else if (oddity < 0.1) {
            String[] second = both(dice.oneOf(culture.firsts()));
            first = new String[] {first[0] + " " + second[0], first[1] + " " + second[1]};
        }
        String nickname = dice.chance(0.015) ? first[0] + " " + dice.oneOf(EMOJI) : null;
        return new Name(
                first[0],
                last[0],
                first[1],
                last[1],
                nickname,
                birthday(persona, lastYear, dice),
                language(culture.code(), country, dice));
    }

    private static String[] veryLong(Culture culture, String[] last, Dice dice) {
        StringBuilder own = new StringBuilder(last[0]);
        StringBuilder latin = new StringBuilder(last[1]);
        for (int i = 0; i < 9; i++) {
            String[] next = both(dice.oneOf(culture.lasts()));
            own.append(i % 2 == 0 ? " von und zu " : "-").append(next[0]);
            latin.append(' ').append(next[1]);
        }
        return new String[] {own.toString(), latin.toString()};
    }

    private static LocalDate birthday(Persona persona, int lastYear, Dice dice) {
        int age = switch (persona) {
            case STUDENT -> dice.between(18, 28);
            case SENIOR -> dice.between(62, 91);
            case FAMILY -> dice.between(28, 52);
            case COMMUTER, ONLINE, COMPANY -> dice.between(24, 60);
            case BARGAIN, OCCASIONAL, LAPSED -> dice.between(19, 78);
        };
        return LocalDate.of(lastYear - age, 1, 1).plusDays(dice.below(365));
    }

    private static String language(String culture, String country, Dice dice) {
        if (culture.equals("tr") || culture.equals("uk") || culture.equals("ar")) {
            return dice.chance(0.3) ? culture : "de";
        }
        return switch (country) {
            case "IE" -> "en";
            case "NL" -> dice.chance(0.7) ? "nl" : "en";
            default -> dice.chance(0.75) ? "de" : "en";
        };
    }

    private static String[] both(String entry) {
        int split = entry.indexOf('=');
        return split < 0
                ? new String[] {entry, entry}
                : new String[] {entry.substring(0, split), entry.substring(split + 1)};
    }

    /** Only a to z, for addresses. */
    static String plain(String latin) {
        String lower = latin.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace('ı', 'i');
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String plain = NOT_PLAIN.matcher(bare).replaceAll("");
        return plain.length() > 18 ? plain.substring(0, 18) : plain;
    }
}
