package heartstring.experience.chain;

import heartstring.experience.emotion.Voices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * From feelings to what customers did next.
 *
 * @param subject the feeling whose acts are shown
 * @param felt each feeling with the chosen outcome
 * @param acts what we did after the chosen feeling, with the chosen outcome
 * @param trials what hold-outs showed, with the chosen outcome
 */
public record ChainView(
        int days,
        Outcome outcome,
        String subject,
        Instant foundAt,
        long customers,
        Instant from,
        Instant until,
        List<Row> felt,
        List<Row> acts,
        List<Row> trials,
        List<String> subjects,
        List<Row> stages) {

    /** The widest ratio that is drawn, either way. */
    private static final double WIDEST = 4;

    /** The widest difference that is drawn, either way. */
    private static final double WIDEST_DIFFERENCE = 0.4;

    private static final String SAME = "50.00%";

    /**
     * One link as it is drawn, places in percent.
     *
     * @param told whether it is more than chance
     */
    public record Row(
            String name,
            String felt,
            String words,
            String shares,
            long people,
            boolean told,
            String at,
            String from,
            String until) {

        static Row of(Link link, String name) {
            return new Row(
                    name,
                    link.subject(),
                    Wording.words(link),
                    Wording.shares(link),
                    link.people(),
                    link.isTold(),
                    place(link, link.value()),
                    place(link, link.low()),
                    place(link, link.high()));
        }

        private static String place(Link link, double value) {
            double share = link.kind() == Link.Kind.TRIAL
                    ? value / WIDEST_DIFFERENCE
                    : Math.log(Math.max(value, 1e-6)) / Math.log(WIDEST);
            return String.format(Locale.ROOT, "%.2f%%", 50 + 50 * Math.clamp(share, -1, 1));
        }
    }

    static ChainView of(Chain.Found found, int days, Outcome outcome, String wanted) {
        List<Link> links =
                found.links().stream().filter(l -> l.outcome() == outcome).toList();
        List<String> subjects = links.stream()
                .filter(l -> l.kind() == Link.Kind.ACT)
                .map(Link::subject)
                .distinct()
                .sorted(Comparator.comparingInt(ChainView::place))
                .toList();
        String subject = subjects.contains(wanted)
                ? wanted
                : subjects.contains(ChainRules.BAD) || subjects.isEmpty() ? ChainRules.BAD : subjects.getFirst();
        return new ChainView(
                days,
                outcome,
                subject,
                found.foundAt(),
                found.customers(),
                found.from(),
                found.until(),
                links.stream()
                        .filter(l -> l.kind() == Link.Kind.FELT && l.stage().isEmpty())
                        .sorted(Comparator.comparingInt(l -> place(l.subject())))
                        .map(l -> Row.of(l, Wording.subject(l)))
                        .toList(),
                acts(links, subject),
                links.stream()
                        .filter(l -> l.kind() == Link.Kind.TRIAL)
                        .map(l -> Row.of(
                                l,
                                Wording.subject(l) + (l.act().isEmpty() ? "" : ", of those who had felt bad before")))
                        .toList(),
                subjects,
                links.stream()
                        .filter(l -> l.kind() == Link.Kind.FELT && !l.stage().isEmpty() && l.isTold())
                        .map(l -> Row.of(l, l.stage() + ": " + Wording.subject(l)))
                        .toList());
    }

    private static List<Row> acts(List<Link> links, String subject) {
        List<Row> rows = new ArrayList<>();
        for (Act act : Act.values()) {
            links.stream()
                    .filter(l -> l.kind() == Link.Kind.ACT
                            && l.subject().equals(subject)
                            && l.act().equals(act.word()))
                    .map(l -> Row.of(l, act.called()))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static int place(String subject) {
        return switch (subject) {
            case ChainRules.GOOD -> -2;
            case ChainRules.BAD -> -1;
            default -> Voices.FEELINGS.indexOf(subject);
        };
    }

    public List<Integer> periods() {
        return Episode.DAYS;
    }

    public List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    /** The place where nothing differs. */
    public String same() {
        return SAME;
    }

    public String called(String felt) {
        return Wording.subject(felt);
    }

    public String href(int otherDays, Outcome other, String felt) {
        return "/experience/chain?days=" + otherDays + "&did=" + other.word() + "&felt=" + felt;
    }

    /** Whether anything was worked out. */
    public boolean isFound() {
        return foundAt.isAfter(Instant.EPOCH);
    }

    /** In what time, in words; nothing for the one outcome that has its own. */
    public String within() {
        return outcome == Outcome.LEAVE ? "" : " within " + days + " days";
    }
}
