package heartstring.decision.mended;

import heartstring.decision.cases.Cause;
import heartstring.decision.mended.MendedSql.By;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Format;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The share of customers who were won back, and how soon something was done. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class MendedPage {

    private static final String PATH = "/cases/figures";

    private final MendedSql sql;
    private final Settings settings;
    private final InstantSource time;

    MendedPage(MendedSql sql, Settings settings, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry figuresEntry() {
        return new NavEntry(
                "Experience", 430, "heart-handshake", "Won back", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show(@RequestParam(defaultValue = "182") int days) {
        int back = MendedView.PERIODS.contains(days) ? days : 182;
        Instant since = time.instant().minus(Duration.ofDays(back));
        String zone = settings.zone().getId();
        List<MendedSql.Row> whole = sql.rows(By.ALL, since, zone);
        long cases = whole.stream().mapToLong(MendedSql.Row::cases).sum();
        long closed = whole.stream().mapToLong(MendedSql.Row::closed).sum();
        MendedView.@Nullable Group all = whole.stream()
                .filter(r -> r.known() >= MendedView.FEWEST)
                .map(r -> group(r, By.ALL))
                .findFirst()
                .orElse(null);
        List<MendedView.Table> tables = new ArrayList<>();
        int small = 0;
        for (By by : List.of(By.MONTH, By.CAUSE, By.OWNER, By.STORE)) {
            List<MendedSql.Row> rows = sql.rows(by, since, zone);
            List<MendedView.Group> groups = rows.stream()
                    .filter(r -> r.cases() >= MendedView.FEWEST)
                    .map(r -> group(r, by))
                    .toList();
            small += rows.size() - groups.size();
            if (!groups.isEmpty()) {
                tables.add(table(by, groups));
            }
        }
        List<String> given = sql.given(since).stream()
                .map(g -> Format.number(g.times()) + (g.times() == 1 ? " time" : " times") + ", "
                        + Format.number(g.points()) + " points" + counted(g.vouchers(), "voucher")
                        + counted(g.goods(), "gift") + " for " + Format.money(g.costMinor(), g.currency()))
                .toList();
        return Page.of(
                "What came of cases",
                "decision/mended/mended",
                new MendedView(back, cases, cases - closed, all, tables, small, given));
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : ", " + Format.number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static MendedView.Table table(By by, List<MendedView.Group> groups) {
        return switch (by) {
            case ALL -> new MendedView.Table("All", "", groups);
            case MONTH -> new MendedView.Table("By month", "Month", groups);
            case CAUSE -> new MendedView.Table("By cause", "Cause", groups);
            case OWNER -> new MendedView.Table("By colleague", "Colleague", groups);
            case STORE -> new MendedView.Table("By store", "Store", groups);
        };
    }

    private static MendedView.Group group(MendedSql.Row row, By by) {
        String name = switch (by) {
            case CAUSE -> Cause.of(row.group()).map(Cause::label).orElse(row.group());
            case OWNER -> row.group().isEmpty() ? "nobody's" : row.group();
            case STORE -> row.group().isEmpty() ? "no store" : row.group();
            case ALL, MONTH -> row.group();
        };
        String first = row.acted() < MendedView.FEWEST ? "" : MendedRules.words(row.medianMinutes());
        return new MendedView.Group(name, row.cases(), row.known(), row.won(), row.said(), first);
    }
}
