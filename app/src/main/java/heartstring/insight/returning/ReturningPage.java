package heartstring.insight.returning;

import heartstring.insight.value.Values;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.components.Format;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of who comes back, the customers behind each number, and all as a file. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ReturningPage {

    private static final String PATH = "/insight/returning";
    private static final int MONTHS = 18;
    private static final int FILE_MONTHS = 240;
    private static final int LINES = 50;
    private static final int FILE_BATCH = 2_000;
    private static final int FILE_MOST = 200_000;

    private final Cohorts cohorts;
    private final Values values;
    private final Audit audit;

    ReturningPage(Cohorts cohorts, Values values, Audit audit) {
        this.audit = audit;
        this.cohorts = cohorts;
        this.values = values;
    }

    @Bean
    static NavEntry returningEntry() {
        return new NavEntry(
                "Insight", 625, "repeat", "Who comes back", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show(@RequestParam(defaultValue = "") String of) {
        return Page.of(
                "Who comes back",
                "insight/returning/returning",
                cohorts.last(MONTHS)
                        .map(triangle -> ReturningView.of(triangle, of.equals("money")))
                        .orElseGet(ReturningView::nothing));
    }

    @GetMapping(PATH + "/customers")
    View members(
            @RequestParam(defaultValue = "") String cohort,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(required = false) @Nullable String cursor) {
        YearMonth first = month(cohort);
        YearMonth then = month(month);
        Cursor after = Cursor.parse(cursor, 1);
        List<ReturningSql.Member> found = cohorts.members(first, then, after == null ? 0 : after.number(0), LINES + 1);
        List<ReturningSql.Member> shown = found.subList(0, Math.min(LINES, found.size()));
        String currency = values.currency();
        String title = "First came in " + ReturningView.name(first) + ", bought in " + ReturningView.name(then);
        return Page.of(
                title,
                "insight/returning/members",
                new MembersView(
                        title,
                        PATH + "/customers.csv?cohort=" + first + "&month=" + then,
                        shown.stream()
                                .map(m -> new MembersView.Line(
                                        m.customerId(),
                                        m.name(),
                                        m.visits(),
                                        m.lastAt(),
                                        Format.money(m.spentMinor(), currency)))
                                .toList(),
                        found.size() > LINES
                                ? PATH + "/customers?cohort=" + first + "&month=" + then + "&cursor="
                                        + Cursor.of(shown.getLast().customerId())
                                                .text()
                                : null));
    }

    private static YearMonth month(String text) {
        if (!text.matches("(19|20|21)\\d\\d-(0[1-9]|1[0-2])")) {
            throw Refusal.badRequest("A month looks like 2026-03.");
        }
        return YearMonth.parse(text);
    }

    /** The customers behind a number, a row each. */
    @GetMapping(PATH + "/customers.{form:csv|xlsx}")
    void membersFile(
            @PathVariable String form,
            @RequestParam(defaultValue = "") String cohort,
            @RequestParam(defaultValue = "") String month,
            HttpServletResponse response)
            throws IOException {
        YearMonth first = month(cohort);
        YearMonth then = month(month);
        String currency = values.currency();
        audit.record("exported", "who comes back", first + "/" + then, "{\"form\":\"" + form + "\"}");
        try (Sheet sheet = Sheet.answer(response, form, "who-comes-back-" + first + "-" + then)) {
            sheet.row(List.of("customer", "name", "visits", "last", "spent_minor", "currency"));
            long after = 0;
            for (int rows = 0; rows < FILE_MOST; rows += FILE_BATCH) {
                List<ReturningSql.Member> members = cohorts.members(first, then, after, FILE_BATCH);
                for (ReturningSql.Member m : members) {
                    sheet.row(List.of(m.customerId(), m.name(), m.visits(), m.lastAt(), m.spentMinor(), currency));
                }
                if (members.size() < FILE_BATCH) {
                    break;
                }
                after = members.getLast().customerId();
            }
        }
    }

    /** All cohorts, a row for each of their months. */
    @GetMapping(PATH + "/returning.{form:csv|xlsx}")
    void file(@PathVariable String form, HttpServletResponse response) throws IOException {
        Cohorts.Triangle triangle = cohorts.last(FILE_MONTHS)
                .orElseThrow(() -> Refusal.unprocessable("It is not counted yet; it begins by itself."));
        try (Sheet sheet = Sheet.answer(response, form, "who-comes-back")) {
            sheet.row(List.of(
                    "first_month",
                    "months_later",
                    "of_customers",
                    "customers",
                    "share",
                    "orders",
                    "kept_minor",
                    "currency"));
            for (Cohort cohort : triangle.cohorts()) {
                for (int i = 0; i < cohort.months().size(); i++) {
                    Cohort.Month month = cohort.months().get(i);
                    sheet.row(List.of(
                            cohort.month(),
                            i,
                            cohort.customers(),
                            month.customers(),
                            Math.round(cohort.share(i) * 10_000) / 10_000.0,
                            month.orders(),
                            month.keptMinor(),
                            triangle.currency()));
                }
            }
        }
    }
}
