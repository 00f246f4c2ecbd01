package heartstring.desk.visitors;

import heartstring.desk.visitors.Visitor.Remembered;
import heartstring.desk.visitors.VisitorsSql.Mind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which complaints are open, and what a colleague at a till should have in mind, in plain words. */
final class MindRules {

    private static final int MOST_LETTERS = 160;

    private MindRules() {}

    /** Complaints that nobody resolved, newest first. One without a number ends with whatever ends after it. */
    static List<Remembered> open(List<Mind> newestFirst, int most) {
        Set<String> resolved = new HashSet<>();
        return newestFirst.stream()
                .filter(m -> {
                    String id = m.complaint() == null ? "" : m.complaint();
                    if (m.name().equals("Complaint Resolved")) {
                        resolved.add(id);
                    }
                    return m.name().equals("Complaint Raised")
                            && !resolved.contains(id)
                            && (!id.isEmpty() || resolved.isEmpty());
                })
                .limit(most)
                .map(m -> new Remembered(m.at(), words(m)))
                .toList();
    }

    private static String words(Mind mind) {
        String about = plain(mind.reason());
        String said = shortened(mind.text());
        return "Open complaint" + (about.isEmpty() ? "" : " about " + about) + (said.isEmpty() ? "" : ": " + said);
    }

    /** The latest note of a colleague; empty when there is none. */
    static String note(List<Mind> newestFirst) {
        return newestFirst.stream()
                .filter(m -> m.name().equals("Note Added"))
                .map(m -> shortened(m.text()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** {@code preferred_store} and its value as {@code Preferred store: Altstadt}. */
    static String wish(String name, String value) {
        String words = plain(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " "));
        String list = value.startsWith("[") ? value.replaceAll("[\\[\\]\"]", "") : value;
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ": " + shortened(list);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    }

    private static String shortened(@Nullable String text) {
        String plain = text == null ? "" : text.strip();
        return plain.length() <= MOST_LETTERS ? plain : plain.substring(0, MOST_LETTERS) + "…";
    }
}
