package heartstring.customer.choices;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers allow to be done with what we know of them. It is read at each question and kept in no memory, so that the next decision
 * obeys, on every server. A no of any piece holds for the whole customer.
 */
@Component
public class Choices {

    /** The longest reason, in characters. */
    public static final int MOST_REASON = 300;

    private static final String OFF = "choices.off";

    private final ChoicesSql sql;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;
    private final ObjectProvider<ChoiceWatcher> watchers;

    Choices(
            ChoicesSql sql,
            Settings settings,
            Audit audit,
            InstantSource time,
            ObjectProvider<ChoiceWatcher> watchers) {
        this.watchers = watchers;
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** Who said it. */
    public enum Way {
        PERSON,
        STAFF,
        PROGRAM;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether that may be done with what we know of this customer, now. */
    public boolean allows(long customerId, Use use) {
        return !refused(customerId).contains(use);
    }

    /** The uses that may not be made of this customer, now. */
    public Set<Use> refused(long customerId) {
        return of(customerId).stream()
                .filter(c -> !c.allowed())
                .map(Choice::use)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Use.class)));
    }

    /** What holds for a customer, one for each use, in the order of {@link Use}. */
    public List<Choice> of(long customerId) {
        return ChoiceRules.holding(sql.latest(customerId), off());
    }

    /** Those of these customers of whom that use may not be made, now. */
    public Set<Long> refusing(Collection<Long> customers, Use use) {
        return customers.isEmpty() ? Set.of() : among(customers, sql.said(numbers(customers), use), use);
    }

    /** Those of these pieces whose customers do not allow that use, now. */
    public Set<Long> refusingPieces(Collection<Long> profiles, Use use) {
        return profiles.isEmpty() ? Set.of() : among(profiles, sql.saidOfPieces(numbers(profiles), use), use);
    }

    private Set<Long> among(Collection<Long> asked, Map<Long, Boolean> said, Use use) {
        boolean otherwise = !off().contains(use);
        Set<Long> refusing = new HashSet<>(asked);
        refusing.removeIf(id -> said.getOrDefault(id, otherwise));
        return refusing;
    }

    private static long[] numbers(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    /**
     * Notes what was said, for every piece the customer has now; saying the same again notes nothing. False when there is no such customer.
     *
     * @param reason why a colleague or program notes it, at most {@link #MOST_REASON} characters; may be empty where the person says it
     */
    @Transactional
    public boolean say(long customerId, Use use, boolean allowed, Way way, String reason) {
        if (reason.length() > MOST_REASON) {
            throw new IllegalArgumentException("A reason has at most " + MOST_REASON + " characters.");
        }
        long[] pieces = sql.hold(customerId);
        if (pieces.length == 0) {
            return false;
        }
        Choice now =
                of(customerId).stream().filter(c -> c.use() == use).findFirst().orElseThrow();
        if (now.saidAt() == null || now.allowed() != allowed) {
            sql.add(
                    pieces,
                    use,
                    allowed,
                    time.instant(),
                    way.text(),
                    reason.strip(),
                    Actor.current().userId());
            watchers.forEach(watcher -> watcher.chosen(pieces, use, allowed));
            audit.record(
                    allowed ? "allowed a use of" : "stopped a use of",
                    "customer",
                    String.valueOf(customerId),
                    "{\"use\":\"" + use.text() + "\",\"way\":\"" + way.text() + "\"}");
        }
        return true;
    }

    /** The uses that this house makes of nobody who did not allow them. */
    public Set<Use> off() {
        return ChoiceRules.uses(settings.get(OFF, ""));
    }

    /** Sets what this house makes of nobody who did not allow it. */
    @Transactional
    public void off(Set<Use> uses) {
        settings.set(Map.of(OFF, uses.stream().map(Use::text).sorted().collect(Collectors.joining(","))));
        audit.record("set what is done without asking", "choices", 0);
    }
}
