package heartstring.experience.scores;

import heartstring.experience.questions.Measure;
import heartstring.experience.results.Figure;
import heartstring.experience.results.ResultsView;
import heartstring.experience.scores.Report.Cut;
import heartstring.experience.scores.ScoreRules.Counts;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Shares;
import heartstring.platform.settings.Settings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers how scores stand, over time and in their parts. */
@Component
public class Scores {

    private static final int TOP = 12;

    private final ScoresSql sql;
    private final ScoredSegments segments;
    private final Settings settings;
    private final InstantSource time;

    Scores(ScoresSql sql, ScoredSegments segments, Settings settings, InstantSource time) {
        this.sql = sql;
        this.segments = segments;
        this.settings = settings;
        this.time = time;
    }

    /** A measure on its scale that was answered, and in which surveys, the most answered first. */
    public record Scale(Measure measure, int most, List<Survey> surveys) {

        /** How it stands in addresses. */
        public String key() {
            return measure.word() + "-" + most;
        }

        /** How people call it. */
        public String label() {
            return Figure.called(measure, most);
        }
    }

    /** A survey with how often it was answered. */
    public record Survey(int id, String name, long answers) {}

    /** What was answered in the last days and as many before, the most answered measure first. */
    public List<Scale> scales(int days) {
        Map<String, List<ScoresSql.Scale>> by = sql.scales(today().minusDays(2L * days)).stream()
                .collect(Collectors.groupingBy(
                        s -> s.measure() + "-" + s.most(), LinkedHashMap::new, Collectors.toList()));
        return by.values().stream()
                .sorted(Comparator.comparingLong((List<ScoresSql.Scale> some) -> some.stream()
                                .mapToLong(ScoresSql.Scale::answers)
                                .sum())
                        .reversed())
                .map(some -> new Scale(
                        Measure.valueOf(some.getFirst().measure().toUpperCase(Locale.ROOT)),
                        some.getFirst().most(),
                        some.stream()
                                .map(s -> new Survey(s.survey(), s.name(), s.answers()))
                                .toList()))
                .toList();
    }

    /** How one stands in the last days, today with it; survey 0 for all that ask it. */
    @Transactional(readOnly = true)
    public Report report(Measure measure, int most, int survey, int days, boolean months) {
        LocalDate until = today().plusDays(1);
        LocalDate from = until.minusDays(days);
        LocalDate before = from.minusDays(days);
        Counts whole = Counts.none();
        List<ScoresSql.Day> all = sql.days(measure.word(), most, survey, before, until);
        all.forEach(day -> whole.add(!day.day().isBefore(from), day.counts()));
        Map<String, Map<String, Counts>> parts = new TreeMap<>();
        sql.parts(measure.word(), most, survey, before, from, until)
                .forEach(part -> parts.computeIfAbsent(part.cut(), cut -> new TreeMap<>())
                        .computeIfAbsent(part.part(), p -> Counts.none())
                        .add(part.late(), part.counts()));
        Map<String, String> stores = sql.stores();
        return new Report(
                measure,
                most,
                ScoreRules.sum(whole.late()),
                ScoreRules.figure(measure, most, whole.late()),
                ScoreRules.change(measure, ScoreRules.difference(measure, most, whole.late(), whole.before())),
                ScoreRules.points(
                        measure,
                        most,
                        all.stream().filter(day -> !day.day().isBefore(from)).toList(),
                        from,
                        until,
                        months),
                cuts(measure, most, parts, stores),
                parts.values().stream().mapToInt(ScoreRules::small).sum(),
                asked(sql.asked(survey, before, from, until), stores));
    }

    private List<Cut> cuts(
            Measure measure, int most, Map<String, Map<String, Counts>> parts, Map<String, String> stores) {
        Map<String, String> named = segments.names();
        Map<String, Counts> seen = new TreeMap<>(parts.getOrDefault("segment", Map.of()));
        seen.keySet().retainAll(named.keySet());
        List<Cut> cuts = new ArrayList<>();
        add(
                cuts,
                "By store",
                "Store",
                measure,
                most,
                parts.get("store"),
                key -> key.isEmpty() ? "No store" : stores.getOrDefault(key, key));
        add(cuts, "By colleague", "Answered before by", measure, most, parts.get("agent"), key -> key);
        add(cuts, "By channel", "Channel", measure, most, parts.get("channel"), key -> key);
        add(cuts, "By segment", "Segment", measure, most, seen, key -> named.getOrDefault(key, key));
        return cuts;
    }

    private static void add(
            List<Cut> cuts,
            String title,
            String heading,
            Measure measure,
            int most,
            @Nullable Map<String, Counts> parts,
            UnaryOperator<String> names) {
        List<Report.Line> lines = parts == null ? List.of() : ScoreRules.lines(measure, most, parts, names);
        // One part alone is the whole again.
        if (parts != null && parts.size() > 1 && !lines.isEmpty()) {
            cuts.add(new Cut(title, heading, lines));
        }
    }

    private static Report.@Nullable Asked asked(List<ScoresSql.Asked> all, Map<String, String> stores) {
        List<ScoresSql.Asked> late = all.stream().filter(ScoresSql.Asked::late).toList();
        long asked = late.stream().mapToLong(ScoresSql.Asked::asked).sum();
        if (asked == 0) {
            return null;
        }
        long answered = late.stream().mapToLong(ScoresSql.Asked::answered).sum();
        long askedBefore = all.stream()
                .filter(a -> !a.late())
                .mapToLong(ScoresSql.Asked::asked)
                .sum();
        long answeredBefore = all.stream()
                .filter(a -> !a.late())
                .mapToLong(ScoresSql.Asked::answered)
                .sum();
        Difference change = askedBefore < ResultsView.FEWEST || asked < ResultsView.FEWEST
                ? null
                : Differences.shares(answered, asked, answeredBefore, askedBefore)
                        .times(100);
        return new Report.Asked(
                asked,
                late.stream().mapToLong(ScoresSql.Asked::begun).sum(),
                answered,
                Shares.share(answered, asked),
                ScoreRules.change(Measure.CSAT, change),
                late.stream()
                        .filter(a -> !a.store().isEmpty() && a.asked() >= ResultsView.FEWEST)
                        .sorted(Comparator.comparingLong(ScoresSql.Asked::asked).reversed())
                        .limit(TOP)
                        .map(a -> new Report.Store(
                                stores.getOrDefault(a.store(), a.store()),
                                a.asked(),
                                a.answered(),
                                Shares.share(a.answered(), a.asked())))
                        .toList());
    }

    /** The most answered recommendation of the last days; null where too few answered. */
    public @Nullable Figure recommendation(int days) {
        LocalDate until = today().plusDays(1);
        long[] counts = new long[Measure.MOST + 1];
        sql.days(Measure.NPS.word(), Measure.MOST, 0, until.minusDays(days), until)
                .forEach(day -> ScoreRules.add(counts, day.counts()));
        return ScoreRules.figure(Measure.NPS, Measure.MOST, counts);
    }

    /** How many answers came today. */
    public long answersToday() {
        return sql.answers(today());
    }

    private LocalDate today() {
        return time.instant().atZone(settings.zone()).toLocalDate();
    }
}
