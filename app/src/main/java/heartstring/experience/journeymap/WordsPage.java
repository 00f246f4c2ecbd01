package heartstring.experience.journeymap;

import heartstring.experience.emotion.Voices;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Promise;
import heartstring.experience.journeys.Stage;
import heartstring.experience.paths.FoundPaths;
import heartstring.experience.themes.HouseThemes;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.charts.Chart;
import heartstring.ui.layout.Page;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The words behind the figures of a stage, and where its promise was not kept; of customers within reach. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class WordsPage {

    private static final int LINES = 30;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Journeys journeys;
    private final JourneyMap map;
    private final HouseThemes themes;

    WordsPage(Journeys journeys, JourneyMap map, HouseThemes themes) {
        this.themes = themes;
        this.journeys = journeys;
        this.map = map;
    }

    @GetMapping("/experience/journeys/{id}/stages/{stage}")
    View words(
            @PathVariable int id,
            @PathVariable int stage,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "") String feeling,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "said") String show,
            @RequestParam(required = false) @Nullable String cursor) {
        Journey journey = journeys.find(id).orElseThrow(() -> Refusal.notFound("journey"));
        Stage of = journey.stage(stage).orElseThrow(() -> Refusal.notFound("stage"));
        int period = FoundPaths.PERIODS.contains(days) ? days : MapPage.USUAL_DAYS;
        String felt = feeling.equals(Voices.UNSURE) || Voices.FEELINGS.contains(feeling) ? feeling : "";
        String about = themes.find(theme).isPresent() ? theme : "";
        Promise promise = of.promise();
        boolean late = show.equals("late") && promise != null;
        Cursor after = Cursor.parse(cursor, 2);
        JourneyMap.Lines lines =
                late ? map.late(stage, period, after, LINES) : map.said(stage, period, felt, about, after, LINES);
        WordsView view = new WordsView(
                id,
                journey.name(),
                stage,
                of.name(),
                period,
                felt,
                about,
                late,
                promise == null ? "" : promise.words(),
                lines.lines().stream().map(WordsPage::line).toList(),
                chart(of, map.weeks(stage, of.intended(), period)),
                null);
        return Page.of(of.name(), "experience/journeymap/words", older(view, lines.next()));
    }

    private static WordsView older(WordsView view, @Nullable String cursor) {
        return cursor == null
                ? view
                : new WordsView(
                        view.journeyId(),
                        view.journey(),
                        view.stageId(),
                        view.stage(),
                        view.days(),
                        view.felt(),
                        view.theme(),
                        view.late(),
                        view.promise(),
                        view.lines(),
                        view.chart(),
                        view.href(view.felt(), view.theme(), view.late()) + "&cursor=" + cursor);
    }

    private static WordsView.Line line(FiguresSql.Line line) {
        String body = line.body();
        return new WordsView.Line(
                line.touchpoint(),
                line.customer(),
                line.name(),
                line.at(),
                line.tone().equals(Voices.UNSURE) ? Voices.UNSURE : line.felt(),
                body == null ? "" : Voices.said(line.event(), body).strip(),
                line.event(),
                line.dueAt(),
                line.metAt());
    }

    /** Weeks in which five or more things were said. */
    private static @Nullable Chart chart(Stage stage, List<FiguresSql.Week> all) {
        List<FiguresSql.Week> weeks =
                all.stream().filter(w -> w.told() >= StageFigures.FEWEST).toList();
        if (weeks.size() < 2) {
            return null;
        }
        return new Chart(
                Chart.Kind.LINES,
                "The share of things said that carry " + stage.intended() + ", by week, and the share that is meant.",
                "Week of",
                weeks.stream().map(w -> DAY.format(w.monday())).toList(),
                List.of(
                        new Chart.Series(
                                "carries " + stage.intended(),
                                weeks.stream()
                                        .map(w ->
                                                (double) Math.round(100.0 * Math.min(w.carried(), w.told()) / w.told()))
                                        .toList()),
                        new Chart.Series(
                                "meant",
                                weeks.stream()
                                        .map(w -> (double) stage.aimPercent())
                                        .toList())),
                value -> Math.round(value) + " %");
    }
}
