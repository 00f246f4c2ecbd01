package heartstring.decision.giftfacts;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.insight.baskets.Complements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What gifts are chosen by. What is the same for every customer is kept in memory: read anew as soon as a programme is changed; otherwise
 * it is looked every half minute whether there is a newer study, and names and prices are read every ten minutes, by one caller while
 * others take what is there.
 */
@Component
public class GiftFacts {

    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration OLD = Duration.ofMinutes(10);

    private final GiftProgrammes programmes;
    private final ShelfSql sql;
    private final FactsSql people;
    private final Complements complements;
    private final InstantSource time;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Held held;

    GiftFacts(GiftProgrammes programmes, ShelfSql sql, FactsSql people, Complements complements, InstantSource time) {
        this.programmes = programmes;
        this.sql = sql;
        this.people = people;
        this.complements = complements;
        this.time = time;
    }

    /** What of a customer a gift is chosen by, read now. */
    public Facts of(long customerId, Instant now) {
        return people.of(customerId, now);
    }

    /** @param of the list of programmes that it was read for, always the same one until one is changed */
    private record Held(Shelf shelf, List<GiftProgramme> of, Instant lookedAt) {}

    /** As it is now. */
    public Shelf shelf() {
        List<GiftProgramme> all = programmes.all();
        Instant now = time.instant();
        Held there = held;
        if (there != null && there.of().equals(all)) {
            if (now.isBefore(there.lookedAt().plus(LOOK)) || !reading.tryLock()) {
                return there.shelf();
            }
        } else {
            reading.lock();
        }
        try {
            return read(all, now);
        } finally {
            reading.unlock();
        }
    }

    private Shelf read(List<GiftProgramme> all, Instant now) {
        Held there = held;
        long run = complements.run();
        Shelf shelf = there != null
                        && there.of().equals(all)
                        && there.shelf().run() == run
                        && now.isBefore(there.shelf().readAt().plus(OLD))
                ? there.shelf()
                : sql.read(run, all, now);
        held = new Held(shelf, all, now);
        return shelf;
    }
}
