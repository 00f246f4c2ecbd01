package heartstring.experience.said;

import heartstring.experience.emotion.Voices;
import heartstring.kernels.emotions.Emotion;
import heartstring.kernels.emotions.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What customers say.
 *
 * @param theme and {@code felt} what is looked at, empty for everything
 * @param next the address of older quotes, null when there are none
 */
public record SaidView(
        int days,
        String theme,
        String felt,
        int texts,
        boolean bounded,
        List<Row> rows,
        List<Explorer.Quote> quotes,
        @Nullable String next) {

    /** Periods to choose from. */
    public static final List<Integer> PERIODS = List.of(7, 30, 90, 365);

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

    static List<Row> rows(List<ExplorerSql.Count> counts) {
        Map<String, Map<String, Integer>> byTheme = new HashMap<>();
        for (ExplorerSql.Count count : counts) {
            String felt = count.felt().isEmpty() ? "neutral" : count.felt();
            byTheme.computeIfAbsent(count.theme(), t -> new HashMap<>()).merge(felt, count.texts(), Integer::sum);
        }
        List<Row> rows = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            if (byTheme.containsKey(theme.word())) {
                rows.add(row(theme.word(), theme.word(), byTheme.get(theme.word())));
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

    /** The address of a cell, or of everything with empty texts. */
    public String href(String wantedTheme, String wantedFelt) {
        return "/experience/said?days=" + days
                + (wantedTheme.isEmpty() ? "" : "&theme=" + wantedTheme)
                + (wantedFelt.isEmpty() ? "" : "&feeling=" + wantedFelt);
    }

    /** The address of another period. */
    public String daysHref(int wanted) {
        return "/experience/said?days=" + wanted
                + (theme.isEmpty() ? "" : "&theme=" + theme)
                + (felt.isEmpty() ? "" : "&feeling=" + felt);
    }

    /** With the place where older quotes begin. */
    SaidView older(@Nullable String cursor) {
        return new SaidView(
                days,
                theme,
                felt,
                texts,
                bounded,
                rows,
                quotes,
                cursor == null ? null : href(theme, felt) + "&cursor=" + cursor);
    }

    /** What is looked at, in words. */
    public String shown() {
        return (felt.isEmpty() ? "Everything" : Character.toUpperCase(felt.charAt(0)) + felt.substring(1))
                + (theme.isEmpty() ? "" : " about " + theme);
    }

    /** Whether a cell is the one looked at. */
    public boolean isHere(String wantedTheme, String wantedFelt) {
        return theme.equals(wantedTheme) && felt.equals(wantedFelt);
    }

    /** What a quote carries, in a word. */
    public static String carries(Explorer.Quote quote) {
        return quote.tone().equals(Voices.UNSURE)
                ? Voices.UNSURE
                : quote.felt().isEmpty() ? FeelingView.toneWord(quote.tone()) : quote.felt();
    }
}
