package heartstring.desk.mending;

import heartstring.customer.owners.CustomersInReach;
import heartstring.experience.answers.Answered;
import heartstring.insight.drivers.BehindIt;
import heartstring.insight.drivers.FoundDrivers;
import heartstring.insight.drivers.FoundOutcome;
import heartstring.insight.moments.Outcome;
import heartstring.insight.runs.Run;
import heartstring.kernels.drivers.Driver;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Refusal;
import heartstring.ui.components.Format;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What to mend first, and the stories behind it. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class MendingPage {

    private static final String PATH = "/insight/mend-first";
    private static final int MOST_WORDS = 300;

    private final FoundDrivers drivers;
    private final CustomersInReach customers;
    private final MendingSql sql;

    MendingPage(FoundDrivers drivers, CustomersInReach customers, MendingSql sql) {
        this.drivers = drivers;
        this.customers = customers;
        this.sql = sql;
    }

    @Bean
    static NavEntry mendingEntry() {
        return new NavEntry("Insight", 630, "tools", "Mend first", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    Page show(@RequestParam(defaultValue = "") String outcome) {
        return Page.of(
                "Mend first",
                "desk/mending/mending",
                MendingView.of(
                        drivers.outcomes(),
                        outcome,
                        drivers.run().map(Run::endedAt).orElse(null)));
    }

    @GetMapping(PATH + "/stories")
    Page stories(@RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "") String factor) {
        FoundOutcome found = drivers.outcomes().stream()
                .filter(f -> !f.before() && f.outcome().key().equals(outcome))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("outcome"));
        FoundOutcome.Line line = found.drivers().stream()
                .filter(l -> l.factor().equals(factor))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("factor"));
        List<BehindIt> all = drivers.behind(outcome, factor);
        Set<Long> seen = customers.among(all.stream().map(BehindIt::customer).toList());
        List<BehindIt> shown =
                all.stream().filter(s -> seen.contains(s.customer())).toList();
        Map<Long, String> names = sql.names(seen);
        Map<Long, MendingSql.Told> told =
                sql.told(shown.stream().map(BehindIt::touchpoint).toList());
        boolean byStore = line.driver().direction() == Driver.Direction.VARIES;
        return Page.of(
                line.title(),
                "desk/mending/stories",
                new StoriesView(
                        outcome,
                        line.title(),
                        byStore ? "mean of the store" : line.unit(),
                        found.outcome().title(),
                        shown.stream()
                                .map(s -> story(s, names, told, found.outcome()))
                                .toList(),
                        all.size() - shown.size()));
    }

    private static StoriesView.Story story(
            BehindIt behind, Map<Long, String> names, Map<Long, MendingSql.Told> told, Outcome outcome) {
        MendingSql.Told said = told.get(behind.touchpoint());
        String words = said == null
                ? ""
                : String.join("\n", Answered.texts(said.body()).values());
        return new StoriesView.Story(
                behind.customer(),
                names.getOrDefault(behind.customer(), ""),
                behind.at(),
                MendingView.number(behind.value()),
                outcome.yesNo()
                        ? (behind.result() > 0 ? "came back" : "stayed away")
                        : MendingView.number(behind.result()),
                said == null ? "" : said.name(),
                Format.shortened(words, MOST_WORDS));
    }

    /** All that was found, as a file. */
    @GetMapping(PATH + ".{form:csv|xlsx}")
    void export(@PathVariable String form, HttpServletResponse response) throws IOException {
        try (Sheet sheet = Sheet.answer(response, form, "mend-first")) {
            sheet.row(List.of(
                    "outcome",
                    "period",
                    "from",
                    "until",
                    "factor",
                    "direction",
                    "part",
                    "part_low",
                    "part_high",
                    "slope",
                    "slope_low",
                    "slope_high",
                    "mean",
                    "best_tenth",
                    "room",
                    "gain",
                    "known"));
            for (FoundOutcome found : drivers.outcomes()) {
                for (FoundOutcome.Line line : found.drivers()) {
                    sheet.row(row(found, line.title(), line.driver()));
                }
            }
        }
    }

    private static List<Object> row(FoundOutcome found, String title, Driver driver) {
        return List.of(
                found.outcome().title(),
                found.before() ? "before" : "newest",
                found.from(),
                found.until(),
                title,
                driver.direction().name().toLowerCase(Locale.ROOT),
                driver.importance().value(),
                driver.importance().low(),
                driver.importance().high(),
                driver.slope().value(),
                driver.slope().low(),
                driver.slope().high(),
                driver.mean(),
                driver.best(),
                driver.room(),
                driver.gain(),
                driver.known());
    }
}
