package heartstring.kernels.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where the words that somebody looked for stand in a text. */
public final class Marks {

    private static final int LEAD = 60;

    private Marks() {}

    /** A stretch of the text; {@code hit} when it is what was looked for. */
    public record Part(String text, boolean hit) {}

    private record Span(int from, int to) {}

    /** The whole text, with the places marked where a word begins like one of the terms, which are plain. */
    public static List<Part> whole(String text, Collection<String> terms) {
        return parts(text, 0, text.length(), spans(text, terms));
    }

    /** At most about so many chars of the text, there where the most of the terms stand near each other; its beginning when none does. */
    public static List<Part> snippet(String text, Collection<String> terms, int most) {
        String line = text.replaceAll("\\s+", " ").strip();
        List<Span> spans = spans(line, terms);
        int begin = begin(line, spans, most);
        int end = end(line, begin, most);
        List<Part> parts = new ArrayList<>();
        if (begin > 0) {
            parts.add(new Part("… ", false));
        }
        parts.addAll(parts(line, begin, end, spans));
        if (end < line.length()) {
            parts.add(new Part(" …", false));
        }
        return parts;
    }

    private static int begin(String line, List<Span> spans, int most) {
        if (line.length() <= most || spans.isEmpty()) {
            return 0;
        }
        int best = 0;
        int bestCount = -1;
        for (int i = 0; i < spans.size(); i++) {
            Set<String> seen = new TreeSet<>();
            for (int j = i; j < spans.size() && spans.get(j).to() - spans.get(i).from() < most - LEAD; j++) {
                seen.add(Plain.text(
                        line.substring(spans.get(j).from(), spans.get(j).to())));
            }
            if (seen.size() > bestCount) {
                bestCount = seen.size();
                best = spans.get(i).from();
            }
        }
        int wanted = Math.min(Math.max(0, best - LEAD), Math.max(0, line.length() - most));
        if (wanted == 0) {
            return 0;
        }
        int space = line.indexOf(' ', wanted);
        int begin = space >= 0 && space < best ? space + 1 : Math.min(wanted, best);
        return Character.isLowSurrogate(line.charAt(begin)) ? begin - 1 : begin;
    }

    private static int end(String line, int begin, int most) {
        int wanted = begin + most;
        if (wanted >= line.length()) {
            return line.length();
        }
        int space = line.lastIndexOf(' ', wanted);
        int end = space > begin + most / 2 ? space : wanted;
        return Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end;
    }

    private static List<Span> spans(String text, Collection<String> terms) {
        List<Span> spans = new ArrayList<>();
        if (terms.isEmpty()) {
            return spans;
        }
        Plain plain = Plain.of(text);
        String in = plain.text();
        int at = 0;
        while (at < in.length()) {
            int longest = 0;
            boolean begins = at == 0 || !Terms.isPart(in.codePointBefore(at)) || in.codePointAt(at) >= 0x0E00;
            if (begins) {
                for (String term : terms) {
                    if (term.length() > longest && in.startsWith(term, at)) {
                        longest = term.length();
                    }
                }
            }
            if (longest == 0) {
                at += Character.charCount(in.codePointAt(at));
            } else {
                spans.add(new Span(plain.from(at), plain.from(at + longest)));
                at += longest;
            }
        }
        return spans;
    }

    private static List<Part> parts(String text, int begin, int end, List<Span> spans) {
        List<Part> parts = new ArrayList<>();
        int at = begin;
        for (Span span : spans) {
            int from = Math.max(span.from(), at);
            int to = Math.min(span.to(), end);
            if (from < to) {
                if (from > at) {
                    parts.add(new Part(text.substring(at, from), false));
                }
                parts.add(new Part(text.substring(from, to), true));
                at = to;
            }
        }
        if (at < end) {
            parts.add(new Part(text.substring(at, end), false));
        }
        return parts;
    }
}
