package heartstring.loyalty.ladders;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ladders of programmes. Read from memory; a change by any node is heard within a moment. */
@Component
public class Ladders {

    private static final String TOPIC = "loyalty-ladders";

    private final LaddersSql sql;
    private final Audit audit;
    private final Kept<List<Ladder>> known;

    Ladders(LaddersSql sql, Audit audit, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.known = new Kept<>(TOPIC, changes, sql::all);
    }

    /** What a ladder is made of before it is published; the tiers' numbers and ranks mean nothing yet. */
    public record Draft(
            Ladder.Measure measure,
            @Nullable Integer rollingMonths,
            int graceMonths,
            boolean softLanding,
            List<Tier> tiers) {
        public Draft {
            tiers = List.copyOf(tiers);
        }
    }

    /** What is wrong with a draft, null when nothing. */
    public @Nullable String fault(Draft draft) {
        return LadderRules.fault(draft);
    }

    /** The ladder a draft would become, with numbers that nothing else has. */
    public Ladder supposed(int programmeId, Draft draft, Instant from) {
        List<Tier> tiers = new java.util.ArrayList<>();
        for (Tier t : draft.tiers()) {
            tiers.add(new Tier(
                    -1L - tiers.size(), tiers.size(), t.key(), t.name(), t.threshold(), t.factor(), t.perks()));
        }
        return new Ladder(
                0,
                programmeId,
                draft.measure(),
                draft.rollingMonths(),
                draft.graceMonths(),
                draft.softLanding(),
                from,
                null,
                tiers);
    }

    /** The ladder of a programme at a moment. */
    public Optional<Ladder> at(int programmeId, Instant at) {
        return all().stream()
                .filter(l -> l.programmeId() == programmeId && l.heldAt(at))
                .findFirst();
    }

    /** The ladder that holds, or will from its first day on. */
    public Optional<Ladder> current(int programmeId) {
        return all().stream()
                .filter(l -> l.programmeId() == programmeId && l.until() == null)
                .findFirst();
    }

    /** All ladders a programme has and had, oldest first. */
    public List<Ladder> of(int programmeId) {
        return all().stream().filter(l -> l.programmeId() == programmeId).toList();
    }

    /** The ladder that a tier belongs to. */
    public Optional<Ladder> ofTier(long tierId) {
        return all().stream()
                .filter(l -> l.tiers().stream().anyMatch(t -> t.id() == tierId))
                .findFirst();
    }

    /** Publishes a ladder; the one before ends then. Standings follow within moments. */
    @Transactional
    public Ladder publish(int programmeId, Draft draft, Instant from) {
        String fault = LadderRules.fault(draft);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        Actor actor = Actor.current();
        sql.end(programmeId, from);
        long id = sql.begin(programmeId, draft, from, actor.userId());
        sql.again(programmeId);
        audit.record("published", "ladder of tiers", id);
        known.changed();
        return all().stream().filter(l -> l.id() == id).findFirst().orElseThrow();
    }

    private List<Ladder> all() {
        return known.get();
    }
}
