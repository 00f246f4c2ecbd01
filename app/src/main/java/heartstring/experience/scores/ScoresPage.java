package heartstring.experience.scores;

import heartstring.experience.results.Figure;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of scores over time, and the same as a file. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ScoresPage {

    private static final String PATH = "/experience/scores";
    private static final int USUAL_DAYS = 90;

    private final Scores scores;

    ScoresPage(Scores scores) {
        this.scores = scores;
    }

    @Bean
    static NavEntry scoresEntry() {
        return new NavEntry("Experience", 407, "chart-line", "Scores", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @GetMapping(PATH)
    Page show(
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "") String survey,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String by) {
        return Page.of("Scores", "experience/scores/scores", view(measure, survey, days, by));
    }

    private ScoresView view(String measure, String survey, String days, String by) {
        int period = ScoresView.PERIODS.stream()
                .filter(p -> String.valueOf(p).equals(days))
                .findFirst()
                .orElse(USUAL_DAYS);
        boolean months = by.isEmpty() ? period > USUAL_DAYS : by.equals("month");
        List<Scores.Scale> scales = scores.scales(period);
        Scores.Scale scale = scales.stream()
                .filter(s -> s.key().equals(measure))
                .findFirst()
                .orElse(scales.isEmpty() ? null : scales.getFirst());
        int chosen = scale == null
                ? 0
                : scale.surveys().stream()
                        .map(Scores.Survey::id)
                        .filter(id -> String.valueOf(id).equals(survey))
                        .findFirst()
                        .orElse(0);
        Report report = scale == null ? null : scores.report(scale.measure(), scale.most(), chosen, period, months);
        return new ScoresView(
                scales,
                scale,
                chosen,
                period,
                months,
                report,
                report == null ? null : ScoreChart.of(report),
                mayEdit());
    }

    private static boolean mayEdit() {
        return Actor.current().has(Role.MANAGER);
    }

    /** All figures of the page, a row each. */
    @GetMapping(PATH + "/scores.{form:csv|xlsx}")
    void file(
            @PathVariable String form,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "") String survey,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String by,
            HttpServletResponse response)
            throws IOException {
        Report report = view(measure, survey, days, by).report();
        if (report == null) {
            throw Refusal.unprocessable("Nothing was answered in this time.");
        }
        try (Sheet sheet =
                Sheet.answer(response, form, "scores-" + report.measure().word())) {
            sheet.row(List.of("by", "what", "figure", "low", "high", "answers", "change", "chance"));
            row(sheet, "all", "all", report.figure(), report.answers(), report.change());
            for (Report.Point point : report.points()) {
                row(sheet, "time", point.from().toString(), point.figure(), point.answers(), null);
            }
            for (Report.Cut cut : report.cuts()) {
                for (Report.Line line : cut.lines()) {
                    row(
                            sheet,
                            cut.heading(),
                            line.name(),
                            line.figure(),
                            line.figure().answers(),
                            line.change());
                }
            }
            Report.Asked asked = report.asked();
            if (asked != null) {
                sheet.row(asked(
                        "all",
                        asked.asked(),
                        asked.answered(),
                        asked.share().low(),
                        asked.share().high()));
                for (Report.Store store : asked.stores()) {
                    sheet.row(asked(
                            store.name(),
                            store.asked(),
                            store.answered(),
                            store.share().low(),
                            store.share().high()));
                }
            }
        }
    }

    private static void row(
            Sheet sheet, String by, String what, @Nullable Figure figure, long answers, Report.@Nullable Change change)
            throws IOException {
        if (figure != null) {
            List<Object> row =
                    new ArrayList<>(List.of(by, what, round(figure.interval().value())));
            row.add(round(figure.interval().low()));
            row.add(round(figure.interval().high()));
            row.add(answers);
            row.add(change == null ? "" : change.by());
            row.add(change == null ? "" : change.chance());
            sheet.row(row);
        }
    }

    private static List<Object> asked(String what, long asked, long answered, double low, double high) {
        return List.of(
                "response rate",
                what,
                round((double) answered / asked * 100),
                round(low * 100),
                round(high * 100),
                asked,
                "",
                "");
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
