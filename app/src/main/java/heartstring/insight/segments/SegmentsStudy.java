package heartstring.insight.segments;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.kernels.memberships.Contrast;
import heartstring.kernels.memberships.Contrasts;
import heartstring.kernels.memberships.Memberships;
import heartstring.kernels.memberships.Overlaps;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.Fields;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Conditions.Everybody;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts segments, how they overlap and what is special about each. */
@Component
class SegmentsStudy implements Study {

    static final String NAME = "segments";

    /** A smaller segment is not broken down: it would tell of single people. */
    static final int FEWEST = 5;

    /** What is told of one segment. */
    private static final int MOST_TOLD = 120;

    /** Customers looked at in one transaction. */
    private static final int STRETCH = 20_000;

    private static final Duration EVERY = Duration.ofHours(12);
    private static final int DAYS = 365;

    private final Segments segments;
    private final MembersSql members;
    private final FeaturesSql features;
    private final ComparedSql sql;
    private final Fields fields;
    private final Settings settings;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    SegmentsStudy(
            Segments segments,
            MembersSql members,
            FeaturesSql features,
            ComparedSql sql,
            Fields fields,
            Settings settings,
            PlansSql plans,
            TransactionTemplate transactions,
            InstantSource time) {
        this.segments = segments;
        this.members = members;
        this.features = features;
        this.sql = sql;
        this.fields = fields;
        this.settings = settings;
        this.plans = plans;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Segments compared";
    }

    @Override
    public String explanation() {
        return "Every named segment is asked who is in it this moment, and all combinations are counted. For what is special about a segment,"
                + " everything customers are, have, buy and say is counted inside the segment and among all others; told is only what"
                + " differs by more than chance, with at most one of twenty told in vain (Benjamini and Hochberg). Segments of fewer"
                + " than " + FEWEST + " are not broken down. It tells what goes together, not what brings it about.";
    }

    @Override
    public String version() {
        return "segments-1";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public String path() {
        return "/insight/segments";
    }

    /** Whether segments were named, changed or taken away since these were counted. */
    boolean isBehind(Studies studies) {
        List<ComparedSql.Counted> counted =
                studies.done(NAME).map(run -> sql.counted(run.id())).orElse(List.of());
        List<String> then = counted.stream()
                .map(c -> c.segmentId() + "." + c.version())
                .sorted()
                .toList();
        List<String> now = asked(time.instant()).stream()
                .map(a -> a.segment().id() + "." + a.segment().version())
                .sorted()
                .toList();
        return !then.equals(now);
    }

    /** A segment and who is in it. */
    private record Asked(Segment segment, Everybody.Ready everybody) {}

    private List<Asked> asked(Instant now) {
        List<Asked> asked = new ArrayList<>();
        for (Segment segment : segments.all()) {
            segments.members(segment, now).ifPresent(e -> asked.add(new Asked(segment, e)));
        }
        return asked.size() <= Memberships.MOST_GROUPS ? asked : asked.subList(0, Memberships.MOST_GROUPS);
    }

    @Override
    public void run(Work work) {
        Instant now = time.instant();
        sql.forget(work.run());
        List<Asked> asked = asked(now);
        Memberships memberships = new Memberships();
        for (int place = 0; place < asked.size(); place++) {
            int bit = place;
            read(() ->
                    members.each(asked.get(bit).everybody().customers(), customer -> memberships.add(customer, bit)));
            work.progress(place, asked.size() * 2L);
        }
        long house = members.house();
        Map<Long, Long> cells = memberships.cells();
        long[] sizes = Overlaps.sizes(cells, asked.size());
        keep(work, asked, sizes, house, cells);
        List<Tally.Feature> found = asked.isEmpty() ? List.of() : features(work, now, memberships, asked.size(), house);
        long told = 0;
        for (int place = 0; place < asked.size(); place++) {
            List<ComparedSql.Told> its = contrasts(found, place, sizes[place], house);
            int segment = asked.get(place).segment().id();
            transactions.executeWithoutResult(status -> sql.keepContrasts(work.run(), segment, its));
            told += its.size();
        }
        work.window(now.minus(Duration.ofDays(DAYS)), now);
        work.found(
                "Segments",
                Format.number(asked.size()) + ", of "
                        + Format.number(segments.all().size()) + " that are named");
        work.found(
                "Customers", Format.number(house) + ", " + Format.number(memberships.size()) + " of them in a segment");
        work.found("Combinations", Format.number(cells.size()));
        if (cells.size() > ComparedSql.MOST_CELLS) {
            work.found(Run.LEFT_OUT, "combinations beyond the " + Format.number(ComparedSql.MOST_CELLS) + " largest");
        }
        work.found(
                "Compared",
                Format.number(found.size()) + " traits of each segment; " + Format.number(told) + " differ");
    }

    private void read(Runnable reading) {
        transactions.executeWithoutResult(status -> {
            plans.forThisPage();
            reading.run();
        });
    }

    private void keep(Work work, List<Asked> asked, long[] sizes, long house, Map<Long, Long> cells) {
        LocalDate today = LocalDate.ofInstant(time.instant(), settings.zone());
        List<ComparedSql.Counted> counted = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            Segment segment = asked.get(place).segment();
            counted.add(new ComparedSql.Counted(place, segment.id(), segment.version(), sizes[place], house));
        }
        transactions.executeWithoutResult(status -> {
            sql.keep(work.run(), counted, today);
            sql.keepCells(work.run(), cells);
        });
    }

    private List<Tally.Feature> features(
            Work work, Instant now, Memberships memberships, int segmentCount, long house) {
        String since = now.minus(Duration.ofDays(DAYS)).toString();
        List<Field> chosen = fields.all().stream()
                .filter(f -> f.kind().chooses() && f.seenBy().isEmpty() && !f.retired())
                .toList();
        List<Integer> ids = chosen.stream().map(Field::id).toList();
        Map<String, Tally> tallies = new java.util.LinkedHashMap<>();
        FeaturesSql.FAMILIES.keySet().forEach(family -> tallies.put(family, new Tally(memberships, segmentCount)));
        long seen = 0;
        long after = 0;
        for (long until = members.until(after, STRETCH); until != 0; until = members.until(after, STRETCH)) {
            long from = after;
            long to = until;
            tallies.forEach((family, tally) -> {
                read(() -> features.each(family, from, to, since, ids, tally::has));
                work.progress(segmentCount, segmentCount * 2L);
            });
            seen += STRETCH;
            work.progress(segmentCount + Math.min(house, seen) * segmentCount / Math.max(1, house), segmentCount * 2L);
            after = until;
        }
        List<Tally.Feature> found = new ArrayList<>();
        tallies.forEach((family, tally) -> {
            tally.features(family).forEach(f -> found.add(named(f, chosen)));
            if (tally.isFull()) {
                work.found(Run.LEFT_OUT, "“" + family + "”: beyond the first " + Format.number(Tally.MOST_KEYS));
            }
        });
        return found;
    }

    /** A choice of a field is called as the field and the choice are. */
    private static Tally.Feature named(Tally.Feature feature, List<Field> chosen) {
        return chosen.stream()
                .filter(f ->
                        feature.family().equals("Has chosen") && feature.key().startsWith(f.id() + ":"))
                .findFirst()
                .map(f -> new Tally.Feature(
                        f.label(), feature.key(), f.choiceLabel(feature.name()), feature.all(), feature.in()))
                .orElse(feature);
    }

    static List<ComparedSql.Told> contrasts(List<Tally.Feature> found, int place, long size, long house) {
        if (size < FEWEST || house - size < FEWEST) {
            return List.of();
        }
        long[] hits =
                found.stream().mapToLong(f -> Math.min(size, f.in()[place])).toArray();
        long[] others = found.stream()
                .mapToLong(f -> Math.min(house - size, Math.max(0, f.all() - f.in()[place])))
                .toArray();
        List<ComparedSql.Told> told = new ArrayList<>();
        for (Contrast contrast : Contrasts.told(hits, size, others, house - size)) {
            Tally.Feature feature = found.get(contrast.feature());
            if (told.size() < MOST_TOLD) {
                told.add(new ComparedSql.Told(
                        feature.family(),
                        feature.key(),
                        feature.name(),
                        contrast.hits(),
                        contrast.otherHits(),
                        contrast.rate()));
            }
        }
        return told;
    }
}
