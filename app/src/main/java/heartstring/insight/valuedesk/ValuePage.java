package heartstring.insight.valuedesk;

import heartstring.insight.value.Report;
import heartstring.insight.value.Values;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What customers are worth: the page, the lists behind its numbers, the same as a file, and the card on a customer's page. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ValuePage {

    private static final String PATH = "/insight/value";
    private static final int FIRST = 10;
    private static final int LINES = 50;
    private static final int FILE_BATCH = 2_000;
    private static final int FILE_MOST = 200_000;
    private static final Duration BEFORE = Duration.ofDays(28);

    private final Values values;
    private final ValueLists lists;
    private final InstantSource time;
    private final Audit audit;

    ValuePage(Values values, ValueLists lists, InstantSource time, Audit audit) {
        this.audit = audit;
        this.values = values;
        this.lists = lists;
        this.time = time;
    }

    @Bean
    static NavEntry valueEntry() {
        return new NavEntry(
                "Insight", 620, "coin", "Customer value", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show() {
        Report report = values.report().orElse(null);
        List<ValueListsSql.Line> drifting = lists.lines(Among.of("drifting", "", "", "", ""), null, 0, FIRST);
        return Page.of(
                "Customer value",
                "insight/valuedesk/value",
                ValueView.of(report, values.reportBefore(BEFORE).orElse(null), drifting, time.instant()));
    }

    @GetMapping(PATH + "/customers")
    View list(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String lately,
            @RequestParam(defaultValue = "") String often,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String below,
            @RequestParam(required = false) @Nullable String cursor) {
        Among among = Among.of(show, lately, often, from, below);
        Cursor after = Cursor.parse(cursor, 2);
        List<ValueListsSql.Line> found = lists.lines(
                among, after == null ? null : after.number(0), after == null ? 0 : after.number(1), LINES + 1);
        List<ValueListsSql.Line> shown = found.subList(0, Math.min(LINES, found.size()));
        String currency = values.currency();
        Instant now = time.instant();
        return Page.of(
                among.kind().title(),
                "insight/valuedesk/customers",
                new ValueListView(
                        among.kind().title(),
                        among.isDrifting(),
                        among.query(),
                        shown.stream()
                                .map(line -> LineView.of(line, currency, now))
                                .toList(),
                        found.size() > LINES ? next(shown.getLast()) : null));
    }

    private static String next(ValueListsSql.Line last) {
        return Cursor.of(last.by(), last.customerId()).text();
    }

    /** All of a list, a row each. */
    @GetMapping(PATH + "/customers.{form:csv|xlsx}")
    void file(
            @PathVariable String form,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String lately,
            @RequestParam(defaultValue = "") String often,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String below,
            HttpServletResponse response)
            throws IOException {
        Among among = Among.of(show, lately, often, from, below);
        String currency = values.currency();
        audit.record("exported", "customer values", "list", "{\"form\":\"" + form + "\"}");
        try (Sheet sheet = Sheet.answer(response, form, "customer-value")) {
            sheet.row(List.of(
                    "customer",
                    "name",
                    "visits",
                    "last",
                    "spent_minor",
                    "currency",
                    "every_days",
                    "due",
                    "still_comes",
                    "worth_year_minor",
                    "from_minor",
                    "to_minor",
                    "at_stake_minor"));
            Long after = null;
            long afterId = 0;
            for (int rows = 0; rows < FILE_MOST; rows += FILE_BATCH) {
                List<ValueListsSql.Line> lines = lists.lines(among, after, afterId, FILE_BATCH);
                for (ValueListsSql.Line line : lines) {
                    sheet.row(row(line, currency));
                }
                if (lines.size() < FILE_BATCH) {
                    break;
                }
                after = lines.getLast().by();
                afterId = lines.getLast().customerId();
            }
        }
    }

    private static List<@Nullable Object> row(ValueListsSql.Line line, String currency) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(line.customerId());
        row.add(line.name());
        row.add(line.visits());
        row.add(line.lastAt());
        row.add(line.spentMinor());
        row.add(currency);
        row.add(rounded(line.cadenceDays(), 10));
        row.add(line.dueAt());
        row.add(rounded(line.alive(), 1000));
        row.add(line.valueMinor());
        row.add(line.valueMinor() == null ? null : line.lowMinor());
        row.add(line.valueMinor() == null ? null : line.highMinor());
        row.add(line.stakeMinor());
        return row;
    }

    private static @Nullable Double rounded(@Nullable Double value, int parts) {
        return value == null ? null : (Double) (Math.round(value * parts) / (double) parts);
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @GetMapping("/customers/{id:\\d{1,18}}/value")
    View card(@PathVariable long id) {
        return Fragment.of(
                "insight/valuedesk/card",
                ValueCardView.of(
                        values.of(id).orElse(null),
                        values.currency(),
                        time.instant(),
                        Actor.current().has(Role.MANAGER)));
    }
}
