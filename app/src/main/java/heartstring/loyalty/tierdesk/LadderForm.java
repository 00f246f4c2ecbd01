package heartstring.loyalty.tierdesk;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ladder as a form sends it: rows of fields such as {@code name2}, {@code threshold2}. */
final class LadderForm {

    static final int ROWS = 6;

    private LadderForm() {}

    /** The measure of this name, in lower case; null when there is none. */
    static Ladder.@Nullable Measure measure(@Nullable String text) {
        return Arrays.stream(Ladder.Measure.values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElse(null);
    }

    /** The draft; null when a number is none. */
    static Ladders.@Nullable Draft draft(Map<String, String> form, int digits) {
        Ladder.Measure measure = measure(form.get("measure"));
        try {
            if (measure == null) {
                return null;
            }
            List<Tier> tiers = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                String name = text(form, "name" + i);
                if (!name.isEmpty()) {
                    tiers.add(tier(form, i, name, measure == Ladder.Measure.SPEND ? digits : 0));
                }
            }
            boolean year = text(form, "window").equals("year");
            return new Ladders.Draft(
                    measure,
                    year ? null : Integer.valueOf(text(form, "months")),
                    Integer.parseInt(text(form, "grace")),
                    text(form, "soft").equals("true"),
                    tiers);
        } catch (NumberFormatException e) {
            return null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Tier tier(Map<String, String> form, int row, String name, int digits) {
        String key = text(form, "key" + row);
        String factor = text(form, "factor" + row);
        String threshold = text(form, "threshold" + row);
        return new Tier(
                0,
                0,
                key.isEmpty() ? key(name) : key,
                name,
                new BigDecimal(threshold.isEmpty() ? "0" : threshold)
                        .movePointRight(digits)
                        .longValueExact(),
                factor.isEmpty() || factor.equals("1") ? null : new BigDecimal(factor),
                Arrays.stream(text(form, "perks" + row).split(","))
                        .map(String::strip)
                        .filter(p -> !p.isEmpty())
                        .toList());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    }

    private static String text(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").strip();
    }
}
