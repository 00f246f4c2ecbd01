package heartstring.crm.kept;

import heartstring.crm.kept.KeptSql.By;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
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

    private final KeptFigures figures;

    KeptPage(KeptFigures figures) {
        this.figures = figures;
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
        List<KeptSql.Row> all = figures.rows(kind, days);
        List<KeptView.Table> tables = new ArrayList<>();
        int small = 0;
        for (By by : List.of(By.CHANNEL, By.WEEK, By.COLLEAGUE, By.TEAM)) {
            List<KeptSql.Row> rows = all.stream().filter(r -> r.by() == by).toList();
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
        KeptView.@Nullable Group whole = all.stream()
                .filter(r -> r.by() == By.ALL && r.promised() >= KeptView.FEWEST)
                .map(r -> group(r, By.ALL))
                .findFirst()
                .orElse(null);
        return new KeptView.Part(name, whole, whole == null ? List.of() : tables, whole == null ? 0 : small);
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
