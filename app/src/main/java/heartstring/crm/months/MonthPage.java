package heartstring.crm.months;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Fields;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Deals, tasks, meetings and birthdays of a month as a calendar. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class MonthPage {

    /** The most deals, and the most tasks, of one page. */
    private static final int MOST = 500;

    private final MonthSql sql;
    private final BirthdaysSql birthdays;
    private final Fields fields;
    private final Settings settings;
    private final InstantSource time;

    MonthPage(MonthSql sql, BirthdaysSql birthdays, Fields fields, Settings settings, InstantSource time) {
        this.sql = sql;
        this.birthdays = birthdays;
        this.fields = fields;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry monthEntry() {
        return new NavEntry("Sales", 345, "calendar", "Calendar", "/crm/months", Set.of("MANAGER", "AGENT", "ANALYST"));
    }

    @GetMapping("/crm/months")
    View month(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "both") String show,
            @RequestParam(defaultValue = "mine") String whose) {
        LocalDate today = LocalDate.ofInstant(time.instant(), settings.zone());
        YearMonth shown = read(month, YearMonth.from(today));
        String what = Set.of("deals", "tasks", "birthdays").contains(show) ? show : "both";
        boolean all = whose.equals("all");
        List<MonthView.Item> items = sql.items(
                MonthView.first(shown),
                MonthView.until(shown),
                settings.zone(),
                all ? 0 : Actor.current().userId(),
                what.equals("deals") || what.equals("both"),
                what.equals("tasks") || what.equals("both"),
                MOST);
        boolean cut = items.stream().filter(i -> i.kind().equals("deal")).count() == MOST
                || items.stream().filter(i -> !i.kind().equals("deal")).count() == MOST;
        List<MonthView.Item> both = new ArrayList<>(items);
        if (what.equals("birthdays") || what.equals("both")) {
            both.addAll(birthdays(shown, all));
        }
        return Page.of(
                "Calendar", "crm/months/month", new MonthView(shown, what, all ? "all" : "mine", today, both, cut));
    }

    /** None for those who may not see when people were born. */
    private List<MonthView.Item> birthdays(YearMonth month, boolean all) {
        if (fields.isHidden("birthday")) {
            return List.of();
        }
        return all
                ? birthdays.all(MonthView.first(month), MonthView.until(month), MonthView.DAY + 1)
                : birthdays.of(Actor.current().userId(), MonthView.first(month), MonthView.until(month));
    }

    /** A month between 1990 and 2100; another text means this one. */
    private static YearMonth read(String text, YearMonth otherwise) {
        try {
            YearMonth month = YearMonth.parse(text);
            return month.getYear() < 1990 || month.getYear() > 2100 ? otherwise : month;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
