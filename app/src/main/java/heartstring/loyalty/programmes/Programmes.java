package heartstring.loyalty.programmes;

import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The programmes and their rules. Read from memory; a change by any node is heard within a moment. */
@Component
public class Programmes {

    /** The most programmes, and the most rules of one that hold at a time. */
    public static final int MOST = 50;

    private static final String TOPIC = "loyalty-programmes";

    private final ProgrammesSql sql;
    private final Units units;
    private final Audit audit;
    private final Kept<Known> known;

    Programmes(ProgrammesSql sql, Units units, Audit audit, Changes changes) {
        this.sql = sql;
        this.units = units;
        this.audit = audit;
        this.known = new Kept<>(TOPIC, changes, () -> new Known(sql.programmes(), sql.rules()));
    }

    private record Known(List<Programme> programmes, List<EarnRule> rules) {}

    /** What a programme is made of before it has a number. */
    public record Draft(
            String key,
            String name,
            String unitName,
            String currency,
            int pendingDays,
            @Nullable Integer expiryMonths,
            Policy refundPolicy,
            Set<String> excludedCategories,
            Set<String> excludedProducts) {}

    /** What a rule is made of before it has a number; see {@link EarnRule}. */
    public record RuleDraft(
            String name,
            EarnRule.Kind kind,
            @Nullable Integer points,
            @Nullable Long perMinor,
            @Nullable BigDecimal factor,
            @Nullable String event,
            @Nullable String condition,
            @Nullable Integer mostADay,
            @Nullable Cap cap) {

        /** Without a limit of points. */
        public RuleDraft(
                String name,
                EarnRule.Kind kind,
                @Nullable Integer points,
                @Nullable Long perMinor,
                @Nullable BigDecimal factor,
                @Nullable String event,
                @Nullable String condition,
                @Nullable Integer mostADay) {
            this(name, kind, points, perMinor, factor, event, condition, mostADay, null);
        }
    }

    /** All programmes, oldest first. */
    public List<Programme> all() {
        return known.get().programmes();
    }

    /** The programme with that number, which something refers to. */
    public Programme byId(int id) {
        return all().stream().filter(p -> p.id() == id).findFirst().orElseThrow();
    }

    /** The programme with that key. */
    public Optional<Programme> byKey(String key) {
        return all().stream().filter(p -> p.key().equals(key)).findFirst();
    }

    /** The rules of a programme that held at a moment, oldest first. */
    public List<EarnRule> rulesAt(int programmeId, Instant at) {
        return known.get().rules().stream()
                .filter(r -> r.programmeId() == programmeId && r.heldAt(at))
                .toList();
    }

    /** Every rule a programme ever had, oldest first. */
    public List<EarnRule> rules(int programmeId) {
        return known.get().rules().stream()
                .filter(r -> r.programmeId() == programmeId)
                .toList();
    }

    /** Makes a programme, with a unit of its own; the one that has this key already stays as it is. */
    @Transactional
    public Programme make(Draft draft) {
        Optional<Programme> existing = byKey(draft.key());
        if (existing.isPresent()) {
            return existing.get();
        }
        Unit unit = units.make(draft.key(), draft.unitName(), Unit.Kind.POINTS, null);
        int id = sql.make(draft, unit.id());
        audit.record("made", "programme", id);
        known.changed();
        return byKey(draft.key()).orElseThrow();
    }

    /** Begins a rule; it holds for what happens from that moment on. */
    @Transactional
    public EarnRule begin(int programmeId, RuleDraft draft, Instant from) {
        Actor actor = Actor.current();
        long id = sql.begin(programmeId, draft, from, actor.userId());
        audit.record("began", "earn rule", id);
        known.changed();
        return rules(programmeId).stream().filter(r -> r.id() == id).findFirst().orElseThrow();
    }

    /** Ends a rule; false when there is none that still holds. */
    @Transactional
    public boolean end(long ruleId, Instant at) {
        boolean ended = sql.end(ruleId, at);
        if (ended) {
            audit.record("ended", "earn rule", ruleId);
            known.changed();
        }
        return ended;
    }
}
