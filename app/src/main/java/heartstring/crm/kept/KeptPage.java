package heartstring.crm.kept;

import heartstring.crm.kept.KeptSql.By;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.settings.Settings;
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

/** What we promised and kept: first answers and ends, by channel, week, colleague and team. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class KeptPage {

    private static final String PATH = "/crm/kept";

    private final KeptSql sql;
    private final Reaches reaches;
    private final Settings settings;
    private final InstantSource time;

    KeptPage(KeptSql sql, Reaches reaches, Settings settings, InstantSource time) {
        this.sql = sql;
        this.reaches = reaches;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry keptEntry() {
        return new NavEntry(
                "Care", 347, "circle-check", "Promised and kept", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show(@RequestParam(defaultValue = "91") int days) {
        int back = KeptView.PERIODS.contains(days) ? days : 91;
        return Page.of(
                "What we promised and kept",
                "crm/kept/kept",
                new KeptView(back, List.of(part("First answers", "answer", back), part("Ends", "end", back))));
    }

    private KeptView.Part part(String name, String kind, int days) {
        Instant now = time.instant();
        Instant since = now.minus(Duration.ofDays(days));
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        String zone = settings.zone().getId();
        List<KeptView.Table> tables = new ArrayList<>();
        int small = 0;
        for (By by : List.of(By.CHANNEL, By.WEEK, By.COLLEAGUE, By.TEAM)) {
            List<KeptSql.Row> rows = sql.rows(kind, by, since, now, zone, reach);
            List<KeptView.Group> groups = rows.stream()
                    .filter(r -> r.promised() >= KeptView.FEWEST)
                    .map(r -> group(r, by))
                    .toList();
            small += (int) rows.stream()
                    .filter(r -> r.promised() > 0 && r.promised() < KeptView.FEWEST)
                    .count();
            if (!groups.isEmpty()
                    && !(by != By.WEEK
                            && groups.size() == 1
                            && groups.getFirst().name().startsWith("No "))) {
                tables.add(new KeptView.Table(title(by), heading(by), groups));
            }
        }
        KeptView.@Nullable Group all = sql.rows(kind, By.ALL, since, now, zone, reach).stream()
                .filter(r -> r.promised() >= KeptView.FEWEST)
                .map(r -> group(r, By.ALL))
                .findFirst()
                .orElse(null);
        return new KeptView.Part(name, all, all == null ? List.of() : tables, all == null ? 0 : small);
    }

    private static KeptView.Group group(KeptSql.Row row, By by) {
        String name = row.group().isEmpty()
                ? switch (by) {
                    case COLLEAGUE -> "No colleague";
                    case TEAM -> "No team";
                    default -> "All";
                }
                : row.group();
        return new KeptView.Group(name, row.promised(), row.kept(), KeptRules.words(row.medianMinutes()));
    }

    private static String title(By by) {
        return switch (by) {
            case ALL -> "All";
            case CHANNEL -> "By channel";
            case WEEK -> "By week";
            case COLLEAGUE -> "By colleague";
            case TEAM -> "By team";
        };
    }

    private static String heading(By by) {
        return switch (by) {
            case ALL -> "";
            case CHANNEL -> "Channel";
            case WEEK -> "Week";
            case COLLEAGUE -> "Colleague";
            case TEAM -> "Team";
        };
    }
}
