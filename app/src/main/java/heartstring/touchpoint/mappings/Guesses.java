package heartstring.touchpoint.mappings;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what columns mean from their headings, in several languages, and from what stands in them. */
public final class Guesses {

    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[\\d\\s()/.-]{7,20}");
    private static final Pattern AGAIN = Pattern.compile("(.+) \\(\\d+\\)");
    private static final Set<String> SEVERAL = Set.of("email", "phone", "loyalty_card");
    private static final Map<String, String> WORDS = words();

    private Guesses() {}

    /** A mapping for this file; orders when it has an order number and a price or quantity, answers when it comes of a survey tool, otherwise people. */
    public static Mapping of(FileShape shape, List<Row> sample, String name) {
        Mapping mapping = plainly(shape, sample, name);
        return shape.texts().isEmpty()
                ? mapping
                : AnswerGuesses.of(mapping.otherwise(Map.of("survey", slug(name))), shape, sample, Map.of());
    }

    /** A name as keys are written: small letters, digits and _, at most 40, with a letter first. */
    static String slug(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String letter = slug.matches("[a-z].*") ? slug : "q_" + slug;
        return letter.length() > 40 ? letter.substring(0, 40) : letter;
    }

    private static Mapping plainly(FileShape shape, List<Row> sample, String name) {
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, List<String>> clean = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (String heading : shape.columns()) {
            String target = target(heading);
            columns.put(heading, target == null ? "" : target);
            used.add(String.valueOf(target));
        }
        boolean orders = used.contains("order_id")
                && (used.contains("price") || used.contains("line_total") || used.contains("quantity"));
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < shape.columns().size(); i++) {
            String heading = shape.columns().get(i);
            String word = columns.getOrDefault(heading, "");
            String target = settle(word, heading, i, sample, orders, taken);
            columns.put(heading, target);
            taken.add(target);
            if (samples(sample, i).stream().anyMatch(v -> v.matches("\\d+\\.0")) && wantsWhole(target)) {
                clean.put(heading, List.of("whole"));
            }
            if (target.equals("trait:birthday")) {
                clean.put(heading, List.of("date"));
            }
        }
        Mapping.Kind kind = switch (shape.format()) {
            case NDJSON -> Mapping.Kind.EVENTS;
            case VCARD -> Mapping.Kind.PEOPLE;
            case CSV -> orders ? Mapping.Kind.ORDERS : Mapping.Kind.PEOPLE;
        };
        return new Mapping(
                name,
                "",
                kind,
                "Import: " + name,
                "import",
                "",
                null,
                null,
                kind == Mapping.Kind.EVENTS ? Map.of() : columns,
                clean,
                List.of(),
                Map.of(),
                null,
                null,
                null,
                null,
                new Mapping.Returns(""),
                List.of());
    }

    private static boolean wantsWhole(String target) {
        return MappingRules.isIdentifier(target) || target.equals("order_id") || target.equals("product_id");
    }

    private static String settle(
            String word, String heading, int column, List<Row> sample, boolean orders, Set<String> taken) {
        boolean once = MappingRules.ORDER_FIELDS.contains(word)
                || MappingRules.LINE_FIELDS.contains(word)
                || word.equals("time")
                || word.equals("user_id");
        if (word.isEmpty() || (once && taken.contains(word))) {
            return byContent(heading, samples(sample, column), orders);
        }
        boolean ofOrder = MappingRules.ORDER_FIELDS.contains(word) || MappingRules.LINE_FIELDS.contains(word);
        return ofOrder && !orders ? trait(heading) : word;
    }

    private static String byContent(String heading, List<String> values, boolean orders) {
        if (!values.isEmpty() && values.stream().allMatch(v -> MAIL.matcher(v).matches())) {
            return "email";
        }
        if (!values.isEmpty() && values.stream().allMatch(v -> PHONE.matcher(v).matches())) {
            return "phone";
        }
        return orders ? "skip" : trait(heading);
    }

    private static String trait(String heading) {
        String name = heading.replace(':', ' ').strip();
        if (name.isEmpty()) {
            return "skip";
        }
        return "trait:" + (name.length() > 100 ? name.substring(0, 100) : name);
    }

    static List<String> samples(List<Row> sample, int column) {
        return sample.stream()
                .map(row -> row.cell(column).strip())
                .filter(v -> !v.isEmpty())
                .limit(50)
                .toList();
    }

    /** Lower case, without accents, spaces and signs. */
    static String plain(String heading) {
        return Normalizer.normalize(heading.replace("ß", "ss").replace("ł", "l"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, String> words() {
        Map<String, String> map = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Guesses.class.getResourceAsStream("/mappings/headings.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" = "))
                    .forEach(line -> {
                        String[] both = line.split(" = ", 2);
                        for (String heading : both[1].split(" ", -1)) {
                            map.putIfAbsent(heading, both[0]);
                        }
                    });
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The target that a heading alone suggests, or null; a heading that stands there again only where a person has several. */
    static @Nullable String target(String heading) {
        Matcher again = AGAIN.matcher(heading);
        if (!again.matches()) {
            return WORDS.get(plain(heading));
        }
        String target = WORDS.get(plain(again.group(1)));
        return target != null && SEVERAL.contains(target) ? target : null;
    }
}
