package heartstring.desk.today;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** For cashiers: the till, and what tills gave away today. */
@Component
class TillPart implements TodayPart {

    private static final int COUNTED = 5_000;
    private static final int WHOLE = 100;

    private final Fresh<Map<String, Long>> gifts;

    TillPart(TodaySql sql, Settings settings, InstantSource time) {
        this.gifts = new Fresh<>(time, Duration.ofMinutes(1), () -> {
            Instant midnight = LocalDate.ofInstant(time.instant(), settings.zone())
                    .atStartOfDay(settings.zone())
                    .toInstant();
            return sql.gifts(midnight, COUNTED);
        });
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        Actor.Colleague who = actor.colleague();
        if (who == null || who.role() != Role.CASHIER) {
            return Optional.empty();
        }
        Map<String, Long> today = gifts.get();
        long given = today.getOrDefault("given", 0L);
        long not = today.getOrDefault("voided", 0L) + today.getOrDefault("expired", 0L);
        long most = Math.max(1, Math.max(given, not));
        List<Block.Bar> bars = given + not == 0
                ? List.of()
                : Stream.of(
                                new Block.Bar("Given", "/till", (int) (WHOLE * given / most), Format.number(given)),
                                new Block.Bar("Not today", "/till", (int) (WHOLE * not / most), Format.number(not)))
                        .toList();
        return Optional.of(new Block(
                "till",
                "Gifts today",
                "gift",
                "/till",
                bars,
                List.of(),
                "No till gave a gift yet today. Scan a card and a basket at the till: what to give stands under it."));
    }
}
