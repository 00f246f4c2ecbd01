package heartstring.loyalty.tiers;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.tiers.SimulationSql.One;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what another ladder would change, before it is published. Writes nothing. */
@Component
public class Simulation {

    /** So many members are looked at, the oldest memberships first. */
    public static final int MOST_MEMBERS = 50_000;

    private static final int BATCH = 500;
    private static final int SAMPLES = 5;

    private final SimulationSql sql;
    private final Tiers tiers;
    private final Ladders ladders;
    private final InstantSource time;

    Simulation(SimulationSql sql, Tiers tiers, Ladders ladders, InstantSource time) {
        this.sql = sql;
        this.tiers = tiers;
        this.ladders = ladders;
        this.time = time;
    }

    /** A member whose tier would change; names of tiers, empty for none. */
    public record Sample(long memberId, long customerId, String name, String from, String to) {}

    /**
     * What would change at once, promises left aside.
     *
     * @param members how many were looked at
     * @param onTiers how many would stand on each tier, from the lowest
     */
    public record Result(
            long members, long rise, long fall, long stay, long none, List<Long> onTiers, List<Sample> samples) {}

    /** What the draft would change among the active members of the programme. */
    public Result of(Programme programme, Ladders.Draft draft) {
        Instant now = time.instant();
        Ladder next = ladders.supposed(programme.id(), draft, now);
        Optional<Ladder> held = ladders.at(programme.id(), now);
        long[] counts = new long[3];
        long[] on = new long[next.tiers().size() + 1];
        List<Sample> rising = new ArrayList<>();
        List<Sample> falling = new ArrayList<>();
        long after = 0;
        long seen = 0;
        List<One> page = sql.members(programme.id(), after, BATCH);
        while (!page.isEmpty() && seen < MOST_MEMBERS) {
            List<Long> customers = page.stream().map(One::customerId).distinct().toList();
            Tiers.Known then = tiers.known(next, programme, customers);
            Tiers.Known before = held.isPresent() ? tiers.known(held.get(), programme, customers) : null;
            for (One one : page) {
                int rank = then.rankAt(one.customerId(), now);
                int had = before == null ? -1 : before.rankAt(one.customerId(), now);
                int way = Integer.compare(rank, had);
                counts[way + 1]++;
                on[rank + 1]++;
                List<Sample> samples = way > 0 ? rising : falling;
                if (way != 0 && samples.size() < SAMPLES) {
                    samples.add(new Sample(
                            one.memberId(),
                            one.customerId(),
                            one.name() == null ? "Customer " + one.customerId() : one.name(),
                            name(held.map(l -> l.tier(had)).orElse(null)),
                            name(next.tier(rank))));
                }
            }
            seen += page.size();
            after = page.getLast().memberId();
            page = sql.members(programme.id(), after, BATCH);
        }
        List<Long> onTiers = new ArrayList<>();
        for (int i = 1; i < on.length; i++) {
            onTiers.add(on[i]);
        }
        falling.addAll(rising);
        return new Result(seen, counts[2], counts[0], counts[1], on[0], onTiers, falling);
    }

    private static String name(@Nullable Tier tier) {
        return tier == null ? "" : tier.name();
    }
}
