package heartstring.demo.selling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The deals of the demo shop, read from a text that ships with it. */
final class SellingStories {

    static final String AMSEL = "Café Amsel GmbH";
    static final String LINDE = "Hotel Lindenhof";
    static final String YOGA = "Studio Morgenlicht";

    private SellingStories() {}

    static List<Tale> all() {
        List<Tale> tales = new ArrayList<>();
        List<Tale.Step> steps = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith(" ")) {
                steps.add(step(line.strip()));
            } else {
                steps = new ArrayList<>();
                tales.add(tale(line, steps));
            }
        }
        return tales;
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(
                SellingStories.class.getResourceAsStream("/heartstring/demo/selling/deals.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The steps are filled in as they are read. */
    private static Tale tale(String line, List<Tale.Step> steps) {
        String[] parts = line.split("\\|", -1);
        List<Tale.Goods> goods = new ArrayList<>();
        for (String one : parts[3].split(",")) {
            String word = one.strip();
            if (!word.isEmpty()) {
                int last = word.lastIndexOf(' ');
                goods.add(new Tale.Goods(word.substring(0, last), Integer.parseInt(word.substring(last + 1))));
            }
        }
        return new Tale(
                parts[0].strip(),
                parts[1].strip(),
                parts[2].strip(),
                goods,
                number(parts[4]),
                number(parts[5]),
                number(parts[6]),
                steps);
    }

    private static Tale.Step step(String line) {
        String[] parts = line.split(" ", 3);
        return new Tale.Step(Tale.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), number(parts[1]), parts[2]);
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }
}
