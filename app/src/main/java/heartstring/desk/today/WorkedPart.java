package heartstring.desk.today;

import heartstring.decision.holdouts.Headlines;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What worked: what hold-outs have shown, and what was done within a week. */
@Component
class WorkedPart implements TodayPart {

    private static final int LINES = 4;
    private static final int COUNTED = 20_000;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Headlines headlines;
    private final Fresh<List<Block.Line>> done;

    WorkedPart(Headlines headlines, TodaySql sql, InstantSource time) {
        this.headlines = headlines;
        this.done = new Fresh<>(time, Duration.ofMinutes(10), () -> {
            Map<String, Long> gifts = sql.gifts(time.instant().minus(WEEK), COUNTED);
            Map<String, Long> answered = sql.answered(time.instant().minus(WEEK), COUNTED);
            List<Block.Line> lines = new ArrayList<>();
            long given = gifts.getOrDefault("given", 0L);
            if (given > 0) {
                lines.add(new Block.Line(
                        Format.number(given) + (given == 1 ? " gift" : " gifts") + " within a week",
                        "/gifts/decisions?state=given",
                        "given at tills"));
            }
            long taken = answered.getOrDefault("accepted", 0L);
            long dismissed = answered.getOrDefault("dismissed", 0L);
            if (taken + dismissed > 0) {
                lines.add(new Block.Line(
                        Format.number(taken) + " of " + Format.number(taken + dismissed) + " suggestions taken",
                        "/actions",
                        "within a week"));
            }
            return lines;
        });
    }

    @Override
    public int place() {
        return 40;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        if (!actor.has(Role.MANAGER)) {
            return Optional.empty();
        }
        List<Block.Line> lines = new ArrayList<>();
        headlines.lines(LINES).forEach(h -> lines.add(new Block.Line(h.title(), h.href(), h.words())));
        lines.addAll(done.get());
        return Optional.of(
                new Block(
                        "worked",
                        "What worked",
                        "scale",
                        "/proof",
                        List.of(),
                        lines,
                        "Nothing is given to some and kept from others yet. Let a gift, a bonus or an offer run, and it proves itself here."));
    }
}
