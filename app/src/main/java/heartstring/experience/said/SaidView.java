package heartstring.experience.said;

import heartstring.experience.emotion.Voices;
import heartstring.experience.rising.Rising;
import heartstring.experience.themes.HouseThemes;
import heartstring.kernels.emotions.Emotion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What customers say.
 *
 * @param bounded whether there are more than were counted
 * @param news what rose this week; empty while something is looked for
 * @param label how the theme looked at is called
 * @param next the address of older quotes, null when there are none
 */
public record SaidView(
        Wish wish,
        int texts,
        boolean bounded,
        List<Row> rows,
        List<News> news,
        List<Choices> choices,
        List<Explorer.Quote> quotes,
        Map<String, String> stores,
        String label,
        @Nullable String next) {

    /** Something that rose. */
    public record News(String label, String href, String words) {}

    /** What to choose from, with how many texts each has; there is always everything too. */
    public record Choices(String name, String label, List<Choice> all) {

        /** One of them. */
        public record Choice(String value, String label, int texts) {}

        static Choices of(String name, String label, List<ExplorerSql.Facet> facets, UnaryOperator<String> labels) {
            return new Choices(
                    name,
                    label,
                    facets.stream()
                            .filter(f -> f.kind().equals(name))
                            .map(f -> new Choice(f.value(), labels.apply(f.value()), f.texts()))
                            .toList());
        }
    }

    private static final List<String> COLUMNS = columns();
    private static final int SHADES = 5;

    /** One theme, or all texts together, with a cell for each feeling. */
    public record Row(String theme, String label, List<Cell> cells, int total) {}

    /** How many texts feel so; {@code shade} 0 to 5 tells how many of the row. */
    public record Cell(String felt, int texts, int shade) {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(Voices.FEELINGS);
        columns.remove("neutral");
        columns.add("neutral");
        columns.add(Voices.UNSURE);
        return List.copyOf(columns);
    }

    static List<Row> rows(List<ExplorerSql.Count> counts, List<HouseThemes.One> themes) {
        Map<String, Map<String, Integer>> byTheme = new HashMap<>();
        for (ExplorerSql.Count count : counts) {
            String felt = count.felt().isEmpty() ? "neutral" : count.felt();
            byTheme.computeIfAbsent(count.theme(), t -> new HashMap<>()).merge(felt, count.texts(), Integer::sum);
        }
        List<Row> rows = new ArrayList<>();
        for (HouseThemes.One theme : themes) {
            if (byTheme.containsKey(theme.word())) {
                rows.add(row(theme.word(), theme.label(), byTheme.get(theme.word())));
            }
        }
        rows.sort(Comparator.comparingInt(Row::total).reversed());
        if (byTheme.containsKey("")) {
            rows.addFirst(row("", "everything", byTheme.get("")));
        }
        return rows;
    }

    private static Row row(String theme, String label, Map<String, Integer> counts) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Cell> cells = COLUMNS.stream()
                .map(felt -> {
                    int texts = counts.getOrDefault(felt, 0);
                    return new Cell(
                            felt,
                            texts,
                            texts == 0 ? 0 : Math.clamp(Math.ceilDiv(SHADES * 2 * texts, total), 1, SHADES));
                })
                .toList();
        return new Row(theme, label, cells, total);
    }

    public List<String> feelings() {
        return COLUMNS;
    }

    /** A feeling's sign, told apart by its shape. */
    public static String sign(String felt) {
        if (felt.equals(Voices.UNSURE) || felt.isEmpty()) {
            return "·";
        }
        int sign = Arrays.stream(Emotion.Felt.values())
                .filter(one -> one.word().equals(felt))
                .mapToInt(Emotion.Felt::sign)
                .findFirst()
                .orElse(0);
        return sign > 0 ? "▲" : sign < 0 ? "▼" : "●";
    }

    static List<News> news(List<Rising.Risen> risen, HouseThemes themes) {
        return risen.stream()
                .map(one -> new News(
                        one.kind().equals("theme") ? themes.label(one.word()) : "“" + one.word() + "”",
                        "/experience/said?days=7&" + (one.kind().equals("theme") ? "theme=" : "q=")
                                + URLEncoder.encode(one.word(), StandardCharsets.UTF_8),
                        one.lately() + " of " + one.latelyOf() + " who spoke, "
                                + (one.before() == 0
                                        ? "never before"
                                        : String.format(Locale.ROOT, "%.1f times as many as before", one.times()))))
                .toList();
    }

    /** The name of a language. */
    static String language(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.UK);
    }

    public static List<String> tones() {
        return List.of("positive", "negative", "neutral", "ambiguous", Voices.UNSURE);
    }

    /** What is chosen of a filter. */
    public String chosen(String name) {
        return switch (name) {
            case "channel" -> wish.channel();
            case "store" -> wish.store();
            case "language" -> wish.language();
            default -> wish.tone();
        };
    }

    /** Whether what is chosen has no text, so that it is not among what can be chosen. */
    public boolean isMissing(Choices choices) {
        String chosen = chosen(choices.name());
        return !chosen.isEmpty()
                && choices.all().stream().noneMatch(c -> c.value().equals(chosen));
    }

    /** The address of a cell, or of everything with empty texts. */
    public String href(String theme, String felt) {
        return "/experience/said?" + wish.about(theme, felt).query();
    }

    /** The address of another period. */
    public String daysHref(int wanted) {
        return "/experience/said?" + wish.within(wanted).query();
    }

    /** The address of everything in this period. */
    public String bareHref() {
        return "/experience/said?" + wish.bare().query();
    }

    /** The address of what is looked at, week by week. */
    public String weeksHref() {
        return "/experience/said/weeks?" + wish.query();
    }

    /** What is looked at, in words. */
    public String shown() {
        return (wish.felt().isEmpty()
                        ? "Everything"
                        : Character.toUpperCase(wish.felt().charAt(0))
                                + wish.felt().substring(1))
                + (label.isEmpty() ? "" : " about " + label)
                + (wish.words().isEmpty() ? "" : " with “" + wish.words() + "”");
    }

    /** Whether a cell is the one looked at. */
    public boolean isHere(String theme, String felt) {
        return wish.theme().equals(theme) && wish.felt().equals(felt);
    }

    /** How a store is called; empty for none. */
    public String store(String key) {
        return key.isEmpty() ? "" : stores.getOrDefault(key, key);
    }

    /** What a quote carries, in a word. */
    public static String carries(Explorer.Quote quote) {
        return quote.tone().equals(Voices.UNSURE)
                ? Voices.UNSURE
                : quote.felt().isEmpty() ? FeelingView.toneWord(quote.tone()) : quote.felt();
    }
}
