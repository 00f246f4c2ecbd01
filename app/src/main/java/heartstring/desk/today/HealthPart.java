package heartstring.desk.today;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For administrators: what does not go through; and for whoever begins, what to do first. As it was within the last minute. */
@Component
class HealthPart implements TodayPart {

    private static final int COUNTED = 100;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Fresh<List<Block.Line>> lines;

    HealthPart(TodaySql sql, InstantSource time) {
        this.lines = new Fresh<>(time, Duration.ofMinutes(1), () -> {
            List<Block.Line> found = new ArrayList<>();
            if (!sql.anySource()) {
                found.add(new Block.Line("Connect a source", "/sources", "nothing can come in before"));
            }
            int failed = sql.failed(time.instant().minus(WEEK), COUNTED);
            if (failed > 0) {
                found.add(new Block.Line(
                        many(failed) + (failed == 1 ? " message" : " messages") + " could not be delivered",
                        "/messages",
                        "within a week"));
            }
            int rejected = sql.rejected(COUNTED);
            if (rejected > 0) {
                found.add(new Block.Line(
                        many(rejected) + (rejected == 1 ? " event was" : " events were") + " not taken in",
                        "/rejected",
                        "look why, and play them again"));
            }
            return found;
        });
    }

    private static String many(int count) {
        return count >= COUNTED ? COUNTED + " or more" : String.valueOf(count);
    }

    @Override
    public int place() {
        return 60;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        Actor.Colleague who = actor.colleague();
        return who == null || who.role() != Role.ADMINISTRATOR
                ? Optional.empty()
                : Optional.of(new Block(
                        "health",
                        "Health",
                        "activity",
                        "",
                        List.of(),
                        lines.get(),
                        "All that came in was taken in, and all that was sent went out."));
    }
}
