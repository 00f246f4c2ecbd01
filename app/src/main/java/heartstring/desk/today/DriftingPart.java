package heartstring.desk.today;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is drifting away, what is at stake drawn. */
@Component
class DriftingPart implements TodayPart {

    private static final int LINES = 5;
    private static final int WHOLE = 100;

    private final TodaySql sql;
    private final Fresh<String> currency;

    DriftingPart(TodaySql sql, InstantSource time) {
        this.sql = sql;
        this.currency = new Fresh<>(time, Duration.ofMinutes(10), sql::currency);
    }

    @Override
    public int place() {
        return 30;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        if (!actor.has(Role.MANAGER) && !actor.has(Role.ANALYST)) {
            return Optional.empty();
        }
        List<TodaySql.Drifting> drifting = sql.drifting(LINES);
        long most = drifting.stream().mapToLong(DriftingPart::stake).max().orElse(0);
        return Optional.of(new Block(
                "drifting",
                "Who is drifting away",
                "heart-broken",
                "/insight/value/customers?show=drifting",
                drifting.stream()
                        .map(d -> new Block.Bar(
                                d.name().isEmpty() ? "Somebody" : Format.shortened(d.name(), 40),
                                "/customers/" + d.customerId(),
                                most == 0 ? 0 : (int) (WHOLE * stake(d) / most),
                                value(d)))
                        .toList(),
                List.of(),
                "No regular stays away longer than they use to, as far as is known by now."));
    }

    private static long stake(TodaySql.Drifting drifting) {
        return drifting.stake() == null ? 0 : Math.max(0, drifting.stake());
    }

    private String value(TodaySql.Drifting d) {
        return d.stake() == null || currency.get().isEmpty()
                ? "last " + Format.ago(d.lastAt())
                : Format.money(stake(d), currency.get());
    }
}
