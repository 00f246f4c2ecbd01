package heartstring.crm.clocks;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.MANAGER)
@Controller
class ClocksPage {

    private static final String PATH = "/crm/clocks";

    private final Clocks clocks;

    ClocksPage(Clocks clocks) {
        this.clocks = clocks;
    }

    @Bean
    static NavEntry clocksEntry() {
        return new NavEntry("Care", 345, "clock", "Service clocks", PATH, Set.of("MANAGER", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show() {
        return page(null);
    }

    @PostMapping(PATH)
    View change(@RequestParam Map<String, String> typed) {
        Map<DayOfWeek, Hours.Span> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = ClockRules.name(day);
            String from = typed.getOrDefault("from-" + key, "").strip();
            String to = typed.getOrDefault("to-" + key, "").strip();
            if (from.isEmpty() && to.isEmpty()) {
                continue;
            }
            try {
                week.put(day, new Hours.Span(LocalTime.parse(from), LocalTime.parse(to)));
            } catch (DateTimeException | IllegalArgumentException e) {
                return page(
                        "Write both times of a day such as 09:00 and 18:00, the earlier one first; leave a free day empty.");
            }
        }
        List<Integer> answer = ClockRules.minutes(numbers(typed, "answer"));
        List<Integer> resolve = ClockRules.minutes(numbers(typed, "resolve"));
        if (week.isEmpty() || answer == null || resolve == null) {
            return page(
                    "Somebody has to work on some day, and each promise is a whole number of minutes; 0 promises nothing.");
        }
        Map<String, List<Integer>> channels = new TreeMap<>();
        for (String channel : ChannelTargets.OFFERED) {
            String first = typed.getOrDefault("first-" + channel, "").strip();
            String end = typed.getOrDefault("end-" + channel, "").strip();
            if (!ChannelTargets.isMinutes(first.isEmpty() ? "0" : first)
                    || !ChannelTargets.isMinutes(end.isEmpty() ? "0" : end)) {
                return page("A promise of a channel is a whole number of minutes; leave it empty for none.");
            }
            channels.put(
                    channel,
                    List.of(first.isEmpty() ? 0 : Integer.parseInt(first), end.isEmpty() ? 0 : Integer.parseInt(end)));
        }
        clocks.change(week, new Targets(answer, resolve), new ChannelTargets(channels));
        return Redirect.to(PATH).saying("Saved. Open conversations are reckoned again within a minute.");
    }

    @PostMapping(PATH + "/holidays")
    View add(@RequestParam String day, @RequestParam String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > 80) {
            return page("Give the holiday a name of at most 80 characters.");
        }
        try {
            clocks.addHoliday(LocalDate.parse(day.strip()), clean);
        } catch (DateTimeException e) {
            return page("Choose a day.");
        }
        return Redirect.to(PATH).saying("The clocks stand still on that day.");
    }

    @PostMapping(PATH + "/holidays/{day}/removal")
    View remove(@PathVariable String day) {
        try {
            clocks.removeHoliday(LocalDate.parse(day));
        } catch (DateTimeException e) {
            return page("Choose a day.");
        }
        return Redirect.to(PATH).saying("The clocks run on that day.");
    }

    private View page(@Nullable String fault) {
        return Page.of(
                        "Service clocks",
                        "crm/clocks/clocks",
                        new ClocksView(
                                clocks.hours(),
                                clocks.targets(),
                                clocks.channels().minutes(),
                                clocks.holidays(),
                                fault))
                .status(fault == null ? 200 : 422);
    }

    private static String numbers(Map<String, String> typed, String what) {
        return IntStream.range(0, 4)
                .mapToObj(i -> typed.getOrDefault(what + i, ""))
                .collect(Collectors.joining(","));
    }
}
