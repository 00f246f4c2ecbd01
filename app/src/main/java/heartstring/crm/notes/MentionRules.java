package heartstring.crm.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who is named in a note: an @ and a colleague's whole name, or the first of it where only one has it. */
public final class MentionRules {

    private MentionRules() {}

    /** A colleague. */
    public record Colleague(long id, String name) {}

    /** The numbers of those named in the text. */
    public static Set<Long> named(String text, List<Colleague> colleagues) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<Colleague> longestFirst = new ArrayList<>(colleagues);
        longestFirst.sort(Comparator.comparingInt((Colleague c) -> -c.name().length()));
        Set<Long> named = new LinkedHashSet<>();
        for (int at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
            if (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1))) {
                // An e-mail address.
                continue;
            }
            at(lower, at + 1, longestFirst, named);
        }
        return named;
    }

    private static void at(String lower, int from, List<Colleague> longestFirst, Set<Long> named) {
        for (Colleague colleague : longestFirst) {
            if (begins(lower, from, colleague.name().toLowerCase(Locale.ROOT))) {
                named.add(colleague.id());
                return;
            }
        }
        List<Long> first = new ArrayList<>();
        for (Colleague colleague : longestFirst) {
            if (begins(lower, from, colleague.name().toLowerCase(Locale.ROOT).split("\\s+", 2)[0])) {
                first.add(colleague.id());
            }
        }
        if (first.size() == 1) {
            named.add(first.getFirst());
        }
    }

    private static boolean begins(String text, int from, String name) {
        int end = from + name.length();
        return !name.isBlank()
                && text.startsWith(name, from)
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }
}
