package heartstring.story.memory;

import heartstring.customer.matching.Puzzle;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import heartstring.story.veils.Veils;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to what we must not forget of customers. */
@Component
public class Memory {

    /** The most things kept of one customer that are shown. */
    public static final int MOST = 200;

    /** The most chars of one. */
    public static final int MOST_WORDS = 300;

    /** The kinds, in the order in which they are shown. */
    public static final List<String> KINDS =
            List.of("promise", "concern", "wish", "preference", "avoid", "tried", "life_event");

    /** After so long, nobody waits for a promise without a day any more. */
    private static final Duration FRESH = Duration.ofDays(60);

    private static final Set<String> STATES = Set.of("found", "confirmed", "settled", "dismissed");

    private final MemorySql sql;
    private final Puzzle puzzle;
    private final Audit audit;
    private final ApplicationEventPublisher bells;
    private final Settings settings;
    private final InstantSource time;
    private final Veils veils;
    private final CustomersInReach customers;

    Memory(
            MemorySql sql,
            Puzzle puzzle,
            Audit audit,
            ApplicationEventPublisher bells,
            Settings settings,
            InstantSource time,
            Veils veils,
            CustomersInReach customers) {
        this.customers = customers;
        this.veils = veils;
        this.sql = sql;
        this.puzzle = puzzle;
        this.audit = audit;
        this.bells = bells;
        this.settings = settings;
        this.time = time;
    }

    /** What is to be kept in mind of a customer: open promises of ours first, by their day, then the newest. */
    public List<Remembered> of(long customerId, int limit) {
        return veils.seen(sql.of(customerId, false, Math.clamp(limit, 1, MOST)), Remembered::touchpointId);
    }

    /** What was ever kept of a customer, settled and dismissed too, those last. */
    public List<Remembered> all(long customerId) {
        return veils.seen(sql.of(customerId, true, MOST), Remembered::touchpointId);
    }

    /** One of them, if whoever acts may see it. */
    public Optional<Remembered> find(long id) {
        return sql.one(id).filter(r -> customers.isIn(r.customerId()) && veils.isSeen(r.touchpointId()));
    }

    /**
     * Open promises of ours, those due first at the top, those without a day last if they were given in the last 60 days.
     *
     * @param after the last one of the page before, null for the first page
     */
    public List<Remembered> promises(@Nullable Remembered after, int limit) {
        LocalDate due = after == null ? LocalDate.of(1, 1, 1) : after.due() == null ? LocalDate.MAX : after.due();
        return sql.promises(
                due, after == null ? 0 : after.id(), time.instant().minus(FRESH), Math.clamp(limit, 1, MOST));
    }

    /** Today, where the house is. */
    public LocalDate today() {
        return LocalDate.ofInstant(time.instant(), settings.zone());
    }

    /** Why something cannot be kept so, in a sentence; null when it can. */
    public static @Nullable String fault(String kind, String words, @Nullable LocalDate due, String state) {
        if (!KINDS.contains(kind)) {
            return "Choose one of: " + String.join(", ", KINDS) + ".";
        }
        if (!STATES.contains(state)) {
            return "A state is found, confirmed, settled or dismissed.";
        }
        if (words.isBlank() || words.length() > MOST_WORDS) {
            return "Say it in 1 to " + MOST_WORDS + " characters.";
        }
        return due != null && !kind.equals("promise") ? "Only a promise has a day by which it is due." : null;
    }

    /**
     * Puts it as a colleague says, and tells it as a {@link MemoryChange}; false when there is none of that id. Throws
     * IllegalArgumentException with {@link #fault}.
     */
    @Transactional
    public boolean change(long id, String kind, String words, @Nullable LocalDate due, String state) {
        String fault = fault(kind, words.strip(), due, state);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        puzzle.holdErasures();
        Remembered before = sql.locked(id).orElse(null);
        if (before == null) {
            return false;
        }
        sql.change(id, kind, words.strip(), due, state, Actor.current().userId(), time.instant());
        audit.record(
                state.equals("dismissed") ? "dismissed" : state.equals("settled") ? "settled" : "corrected",
                "memory",
                id);
        bells.publishEvent(new MemoryChange(before, sql.one(id).orElseThrow()));
        return true;
    }
}
