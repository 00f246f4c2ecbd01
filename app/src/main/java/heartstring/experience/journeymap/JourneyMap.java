package heartstring.experience.journeymap;

import heartstring.experience.gaps.Gap;
import heartstring.experience.gaps.Gaps;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Stage;
import heartstring.experience.paths.Found;
import heartstring.experience.paths.FoundPaths;
import heartstring.experience.stages.Stages;
import heartstring.kernels.paths.Discovered;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.story.veils.Veils;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers how a journey is lived: its figures, gaps and ways of the whole house, and what was said of customers within reach. */
@Component
public class JourneyMap {

    private final FiguresSql sql;
    private final FoundPaths paths;
    private final Gaps gaps;
    private final Stages stages;
    private final Veils veils;
    private final Settings settings;
    private final InstantSource time;

    JourneyMap(
            FiguresSql sql,
            FoundPaths paths,
            Gaps gaps,
            Stages stages,
            Veils veils,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.paths = paths;
        this.gaps = gaps;
        this.stages = stages;
        this.veils = veils;
        this.settings = settings;
        this.time = time;
    }

    /**
     * A journey as it is lived.
     *
     * @param figures one for each stage, in their order
     * @param found the ways found last; null where none were, or of other stages than these
     * @param working whether what happened is still being read anew
     */
    public record Lived(
            Journey journey,
            int days,
            List<StageFigures> figures,
            List<Gap> gaps,
            @Nullable Found found,
            boolean working) {

        public Lived {
            figures = List.copyOf(figures);
            gaps = List.copyOf(gaps);
        }

        /** The open gap of a stage; null when there is none. */
        public @Nullable Gap gap(int stage) {
            return gaps.stream()
                    .filter(gap -> gap.stageId() == stage && gap.closedAt() == null)
                    .findFirst()
                    .orElse(null);
        }
    }

    @Transactional(readOnly = true)
    public Lived of(Journey journey, int days) {
        int[] ids = journey.stages().stream().mapToInt(Stage::id).toArray();
        LocalDate since = since(days);
        Map<Integer, FiguresSql.Sums> sums = sql.sums(ids, since);
        Map<Integer, Map<String, FiguresSql.Felt>> felt = sql.felt(ids, since);
        Map<Integer, List<StageFigures.About>> themes = sql.themes(ids, since);
        List<Integer> order = journey.stages().stream().map(Stage::id).toList();
        Optional<Found> found =
                paths.of(journey.id(), days).filter(f -> f.stages().equals(order));
        List<StageFigures> figures = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            int step = i;
            Discovered.Node way = found.map(f -> f.ways().nodes().get(step)).orElse(null);
            figures.add(figures(
                    sums.get(ids[i]),
                    felt.getOrDefault(ids[i], Map.of()),
                    themes.getOrDefault(ids[i], List.of()),
                    way));
        }
        return new Lived(journey, days, figures, gaps.of(order), found.orElse(null), stages.isWalking());
    }

    private static StageFigures figures(
            FiguresSql.@Nullable Sums sums,
            Map<String, FiguresSql.Felt> felt,
            List<StageFigures.About> themes,
            Discovered.@Nullable Node way) {
        FiguresSql.Sums s = sums == null ? new FiguresSql.Sums(0, 0, 0, 0, 0, 0, 0, 0, 0) : sums;
        Map<String, Integer> carried = new java.util.TreeMap<>();
        Map<String, Integer> likeliest = new java.util.TreeMap<>();
        felt.forEach((word, counts) -> {
            carried.put(word, counts.said());
            likeliest.put(word, counts.likeliest());
        });
        return new StageFigures(
                s.touches(),
                s.told(),
                s.unsure(),
                carried,
                likeliest,
                s.rated(),
                s.ratedSum(),
                s.ratedSquares(),
                s.promised(),
                s.kept(),
                s.open(),
                themes,
                way);
    }

    /** Some lines of what happened, and where the next ones begin. */
    record Lines(List<FiguresSql.Line> lines, @Nullable String next) {
        Lines {
            lines = List.copyOf(lines);
        }
    }

    /** What was said at a stage by customers within reach, the newest first. */
    Lines said(int stage, int days, String felt, String theme, @Nullable Cursor after, int most) {
        return page(
                sql.said(
                        stage,
                        sinceMoment(days),
                        felt,
                        theme,
                        after == null ? null : after.moment(0),
                        after == null ? 0 : after.number(1),
                        most + 1),
                most);
    }

    /** Where the promise of a stage was not kept, of customers within reach, the newest first. */
    Lines late(int stage, int days, @Nullable Cursor after, int most) {
        return page(
                sql.late(
                        stage,
                        sinceMoment(days),
                        after == null ? null : after.moment(0),
                        after == null ? 0 : after.number(1),
                        most + 1),
                most);
    }

    private Lines page(List<FiguresSql.Line> found, int most) {
        boolean more = found.size() > most;
        List<FiguresSql.Line> page = more ? found.subList(0, most) : found;
        return new Lines(
                veils.seen(page, FiguresSql.Line::touchpoint),
                more
                        ? Cursor.of(page.getLast().at(), page.getLast().touchpoint())
                                .text()
                        : null);
    }

    /** How the share of what carries a feeling went, by week. */
    List<FiguresSql.Week> weeks(int stage, String felt, int days) {
        return sql.weeks(stage, felt, since(days));
    }

    private LocalDate since(int days) {
        return LocalDate.ofInstant(time.instant(), settings.organisation().zoneId())
                .minusDays(days - 1L);
    }

    private Instant sinceMoment(int days) {
        return time.instant().minus(Duration.ofDays(days));
    }
}
