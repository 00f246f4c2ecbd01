package heartstring.decision.giftdesk;

import heartstring.decision.gifts.Why;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many decisions came to what. */
public record Tally(List<Line> lines, long all, long given) {

    public Tally {
        lines = List.copyOf(lines);
    }

    /** What they came to, in words. */
    public record Line(String word, String label, long count) {}

    private static final Map<String, String> LABELS = labels();

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("given", "given");
        labels.put("taken_back", "taken back with its sale");
        labels.put("reserved", "set aside");
        labels.put("voided", "not today");
        labels.put("expired", "set aside, and not given in time");
        labels.put("held_out", "went without, to see what gifts do");
        labels.put(Why.NOTHING.word(), "nothing went with the basket");
        labels.put(Why.TOO_SOON.word(), "had one lately");
        labels.put(Why.COMPLAINT.word(), "said sorry instead");
        labels.put(Why.BUDGET.word(), "the budget was used up");
        return labels;
    }

    /** In words, such as "given". */
    public static String label(String word) {
        return LABELS.getOrDefault(word, word);
    }

    static Tally of(Map<String, Long> counts) {
        List<Line> lines = LABELS.entrySet().stream()
                .filter(e -> counts.getOrDefault(e.getKey(), 0L) > 0)
                .map(e -> new Line(e.getKey(), e.getValue(), counts.getOrDefault(e.getKey(), 0L)))
                .toList();
        return new Tally(lines, lines.stream().mapToLong(Line::count).sum(), counts.getOrDefault("given", 0L));
    }
}
