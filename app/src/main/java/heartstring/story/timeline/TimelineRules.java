package heartstring.story.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How the product itself words touchpoints, and how a list of them becomes days with folded runs. */
final class TimelineRules {

    private static final Set<String> VIEWS = Set.of("page", "screen");
    private static final Map<String, Rule> TRACKS = tracks();

    private TimelineRules() {}

    /** One row of the wording table: a drawing and the sentence. */
    record Rule(String icon, Function<Happening, String> sentence) {}

    private static Map<String, Rule> tracks() {
        Map<String, Rule> all = new HashMap<>();
        all.putAll(ShoppingWords.RULES);
        all.putAll(TalkingWords.RULES);
        return Map.copyOf(all);
    }

    /** One plain sentence for every touchpoint, also for events that nobody has heard of. */
    static Wording.Line word(Happening h) {
        return switch (h.kind()) {
            case "page" -> new Wording.Line("world", named(h, "Looked at the page ", "Looked at a page"));
            case "screen" -> new Wording.Line("world", named(h, "Looked in the app at ", "Opened the app"));
            case "identify" -> new Wording.Line("user", TalkingWords.told(h));
            case "group" -> new Wording.Line("building", TalkingWords.belongs(h));
            case "property" -> new Wording.Line("pencil", TalkingWords.changed(h));
            case "alias" -> new Wording.Line("arrows-join", "Turned out to be known by another name");
            default -> track(h);
        };
    }

    private static Wording.Line track(Happening h) {
        Rule rule = TRACKS.get(h.name());
        return rule == null
                ? new Wording.Line("point", Words.shortened(h.name(), Words.MOST_NAME))
                : new Wording.Line(rule.icon(), rule.sentence().apply(h));
    }

    private static String named(Happening h, String before, String otherwise) {
        return h.name().equals(h.kind()) ? otherwise : before + Words.shortened(h.name(), Words.MOST_NAME);
    }

    /** Folds neighbouring page views of one day and channel into one line. */
    static List<Entry> fold(List<Entry> entries, ZoneId zone) {
        return fold(entries, zone, false);
    }

    /** With {@code apart} only those of one piece, since different people may have looked. */
    static List<Entry> fold(List<Entry> entries, ZoneId zone, boolean apart) {
        List<Entry> folded = new ArrayList<>();
        int from = 0;
        while (from < entries.size()) {
            int to = from + 1;
            while (to < entries.size() && together(entries.get(from), entries.get(to), zone, apart)) {
                to++;
            }
            List<Entry> run = entries.subList(from, to);
            folded.add(run.size() == 1 ? run.getFirst() : one(run));
            from = to;
        }
        return folded;
    }

    private static boolean together(Entry a, Entry b, ZoneId zone, boolean apart) {
        return VIEWS.contains(a.kind())
                && a.kind().equals(b.kind())
                && a.channel().equals(b.channel())
                && (!apart || a.profileId() == b.profileId())
                && date(a.at(), zone).equals(date(b.at(), zone));
    }

    private static Entry one(List<Entry> run) {
        Entry first = run.getFirst();
        boolean page = first.kind().equals("page");
        String text = page ? "Looked at " + run.size() + " pages" : "Looked at " + run.size() + " screens in the app";
        return new Entry(
                first.id(),
                first.profileId(),
                first.at(),
                first.group(),
                first.kind(),
                first.name(),
                first.channel(),
                first.icon(),
                text,
                run);
    }

    /** The same lines in groups of days. */
    static List<TimelinePage.Day> days(List<Entry> entries, ZoneId zone) {
        List<TimelinePage.Day> days = new ArrayList<>();
        int from = 0;
        while (from < entries.size()) {
            LocalDate day = date(entries.get(from).at(), zone);
            int to = from + 1;
            while (to < entries.size() && date(entries.get(to).at(), zone).equals(day)) {
                to++;
            }
            days.add(new TimelinePage.Day(day, entries.subList(from, to)));
            from = to;
        }
        return days;
    }

    private static LocalDate date(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
