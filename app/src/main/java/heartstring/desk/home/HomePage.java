package heartstring.desk.home;

import heartstring.customer.merges.Refusals;
import heartstring.decision.cases.Cases;
import heartstring.desk.today.Block;
import heartstring.desk.today.Today;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.story.measures.Figures;
import heartstring.story.timeline.Timeline;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@Controller
class HomePage {

    private static final int DAYS = 14;
    private static final int LINES = 10;
    private static final int PEOPLE = 6;
    private static final int COUNTED = 100;

    private final HomeSql sql;
    private final Figures figures;
    private final Timeline timeline;
    private final Refusals refusals;
    private final Cases cases;
    private final Today today;
    private final Settings settings;

    HomePage(
            HomeSql sql,
            Figures figures,
            Timeline timeline,
            Refusals refusals,
            Cases cases,
            Today today,
            Settings settings) {
        this.cases = cases;
        this.today = today;
        this.sql = sql;
        this.figures = figures;
        this.timeline = timeline;
        this.refusals = refusals;
        this.settings = settings;
    }

    @Bean
    static NavEntry homeEntry() {
        return new NavEntry("Today", 10, "home", "Home", "/", Set.of());
    }

    @ForRoles
    @GetMapping("/")
    View home() {
        Actor actor = Actor.current();
        List<Block> blocks = today.of(actor);
        if (!actor.has(Role.MANAGER) && !actor.has(Role.AGENT) && !actor.has(Role.ANALYST)) {
            return Page.of(
                    "Today",
                    "desk/home/plain",
                    new HomeView.Plain(settings.organisation().name(), blocks));
        }
        ZoneId zone = settings.organisation().zoneId();
        Instant now = Instant.now();
        LocalDate last = now.atZone(zone).toLocalDate();
        LocalDate first = last.minusDays(DAYS - 1L);
        Trend trend = Trend.of(
                first,
                last,
                zone,
                figures.perDay(
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant()));
        HomeView view = new HomeView(
                settings.organisation().name(),
                blocks,
                trend,
                latest(),
                sql.newest(PEOPLE),
                sql.seenLately(PEOPLE),
                refusals.count(COUNTED + 1),
                sql.rejected(COUNTED + 1),
                COUNTED,
                sql.anySource(),
                actor.has(Role.MANAGER) || actor.has(Role.AGENT) ? cases.counts() : new Cases.Counts(0, 0, 0, 0));
        return Page.of("Home", "desk/home/home", view);
    }

    /** The newest touchpoints, for the page to ask again every few seconds. */
    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping("/home/latest")
    Fragment lines() {
        return Fragment.of("desk/home/latest", latest());
    }

    private HomeView.Latest latest() {
        List<HomeView.Line> lines = sql.latest(LINES).stream()
                .map(row -> timeline.detail(row.id())
                        .map(detail -> new HomeView.Line(
                                row.id(),
                                detail.icon(),
                                detail.text(),
                                detail.channel(),
                                detail.at(),
                                row.customerId(),
                                row.name()))
                        .orElse(null))
                .filter(line -> line != null)
                .toList();
        return new HomeView.Latest(lines);
    }
}
