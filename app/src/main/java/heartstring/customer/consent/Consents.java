package heartstring.customer.consent;

import heartstring.customer.matching.Identifier;
import heartstring.customer.profiles.PieceWatcher;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people said about being written to, by address: it holds for the address, whoever else uses it. */
@Component
public class Consents {

    private final ConsentsSql sql;
    private final Audit audit;
    private final InstantSource time;
    private final ObjectProvider<PieceWatcher> watchers;

    Consents(ConsentsSql sql, Audit audit, InstantSource time, ObjectProvider<PieceWatcher> watchers) {
        this.watchers = watchers;
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /** Who said it. */
    public enum Way {
        PERSON,
        STAFF,
        PROGRAM
    }

    /** How a colleague was told. */
    public enum How {
        IN_PERSON,
        TELEPHONE,
        WRITING,
        EMAIL,
        OTHER
    }

    /** Whether that address may be written to for that purpose; who never said anything may be, for service alone. */
    public boolean allows(Identifier address, Purpose purpose) {
        return allows(address, purpose, "");
    }

    /** The same by one channel: what was said of it, or of all that the address carries, whichever came last. */
    public boolean allows(Identifier address, Purpose purpose, String channel) {
        return sql.latest(address, purpose, channel).orElse(purpose == Purpose.SERVICE);
    }

    /** Whether anything that the address carries may be sent to it for that purpose: while one channel may, they have not said no to all. */
    public boolean allowsAny(Identifier address, Purpose purpose) {
        return sql.anyAllowed(address, purpose, purpose == Purpose.SERVICE);
    }

    /** Notes what was said by that piece of a customer about an address; saying the same again notes nothing. */
    @Transactional
    public void say(long profileId, Identifier address, Purpose purpose, boolean given, Way way) {
        note(profileId, address, purpose, given, way, Evidence.NONE, time.instant());
    }

    /**
     * Notes what was said at a moment, with what proves it; saying the same again without any proof notes nothing.
     *
     * @throws IllegalArgumentException where the evidence has a fault
     */
    @Transactional
    public void note(
            long profileId,
            Identifier address,
            Purpose purpose,
            boolean given,
            Way way,
            Evidence evidence,
            Instant at) {
        if (!evidence.fault().isEmpty()) {
            throw new IllegalArgumentException(evidence.fault());
        }
        // A word for one channel that came later than the last one for all would go on holding, were this not kept.
        if (evidence.isNone() && sql.isLast(address, purpose, given)) {
            return;
        }
        Instant now = time.instant();
        sql.add(
                new ConsentsSql.Word(profileId, address, purpose, given, at.isAfter(now) ? now : at, way, null),
                evidence,
                Actor.current().userId());
        watchers.forEach(watcher -> watcher.told(profileId));
        audit.record(given ? "allowed messages to" : "stopped messages to", "profile", profileId);
    }

    /** Notes what a colleague was told, how and when; also when it changes nothing, because it is the proof. */
    @Transactional
    public void told(long profileId, Identifier address, Purpose purpose, boolean given, How how, Instant at) {
        sql.add(
                new ConsentsSql.Word(profileId, address, purpose, given, at, Way.STAFF, how),
                Evidence.NONE,
                Actor.current().userId());
        watchers.forEach(watcher -> watcher.told(profileId));
        audit.record(given ? "noted consent to messages of" : "noted a no to messages of", "profile", profileId);
    }

    /** What the pieces of a customer said, the last kept first, of smaller numbers than that. */
    public List<Consent> history(long customerId, long below, int most) {
        return sql.history(customerId, below, most);
    }
}
