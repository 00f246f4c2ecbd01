package heartstring.crm.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How answers are worded and threaded, and whom a note names; pure. */
public final class AnswerRules {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([a-z ]{1,40})\\s*}}");
    private static final Pattern ANSWERED = Pattern.compile("(?i)^(re|aw|sv|antw)\\s*(\\[\\d+])?:.*");
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_REFERENCES = 20;

    private AnswerRules() {}

    /** {@code Re:} once, however often it was answered. */
    static String subject(String answered, String organisation) {
        String clean = answered.replaceAll("\\s+", " ").strip();
        String subject = clean.isEmpty()
                ? "Your message to " + organisation
                : ANSWERED.matcher(clean).matches() ? clean : "Re: " + clean;
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
    }

    /** The thread before an answer: what the answered mail referred to, and that mail (RFC 5322, 3.6.4); the first and the latest stay. */
    static String references(String before, String inReplyTo, String answered) {
        List<String> all = new ArrayList<>();
        String earlier = before.isBlank() ? inReplyTo : before;
        for (String one : (earlier + " " + answered).strip().split("\\s+")) {
            if (!one.isBlank() && !all.contains(one)) {
                all.add(one);
            }
        }
        if (all.size() > MOST_REFERENCES) {
            List<String> kept = new ArrayList<>(List.of(all.getFirst()));
            kept.addAll(all.subList(all.size() - MOST_REFERENCES + 1, all.size()));
            all = kept;
        }
        return String.join(" ", all);
    }

    /** A saved answer with its variables filled; one that is not known stays as it was typed, so that somebody sees it. */
    static String filled(String words, Map<String, String> values) {
        return VARIABLE.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.getOrDefault(found.group(1).strip().toLowerCase(Locale.ROOT), found.group())));
    }

    /** A colleague by number and name. */
    public record Colleague(long id, String name) {}

    /** Whom a note names with {@code @Name}, the longest name first, so that @Ana Ruiz is not @Ana. */
    static List<Long> named(String text, List<Colleague> colleagues) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<Long> named = new ArrayList<>();
        List<Colleague> longest = colleagues.stream()
                .sorted(Comparator.comparingInt((Colleague c) -> -c.name().length()))
                .toList();
        for (int at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
            for (Colleague one : longest) {
                String name = one.name().toLowerCase(Locale.ROOT);
                if (lower.startsWith(name, at + 1) && ends(lower, at + 1 + name.length())) {
                    if (!named.contains(one.id())) {
                        named.add(one.id());
                    }
                    break;
                }
            }
        }
        return named;
    }

    private static boolean ends(String text, int at) {
        return at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
