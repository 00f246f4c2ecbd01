package heartstring.desk.today;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Format;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What we promised and have to keep by today. */
@Component
class PromisesPart implements TodayPart {

    private static final int LINES = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private final TodaySql sql;
    private final Settings settings;
    private final InstantSource time;

    PromisesPart(TodaySql sql, Settings settings, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        if (!actor.has(Role.MANAGER) && !actor.has(Role.AGENT)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(time.instant(), settings.zone());
        List<Block.Line> lines = sql.promises(today, LINES).stream()
                .map(p -> new Block.Line(
                        p.name().isEmpty() ? "Somebody" : Format.shortened(p.name(), 48),
                        "/customers/" + p.customerId(),
                        p.due().equals(today) ? "due today" : "late: was due on " + DAY.format(p.due())))
                .toList();
        return Optional.of(new Block(
                "promises",
                "Promises due",
                "calendar-due",
                "/promises",
                List.of(),
                lines,
                "No promise of ours is due. They are heard in conversations, and stand here on their day."));
    }
}
