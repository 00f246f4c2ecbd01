package heartstring.customer.consent;

import heartstring.customer.matching.Identifier;
import heartstring.customer.profiles.PieceWatcher;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.time.InstantSource;
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
        return sql.latest(address, purpose).orElse(purpose == Purpose.SERVICE);
    }

    /** Notes what was said by that piece of a customer about an address; saying the same again notes nothing. */
    @Transactional
    public void say(long profileId, Identifier address, Purpose purpose, boolean given, Way way) {
        if (sql.latest(address, purpose).orElse(!given) != given) {
            sql.add(
                    profileId,
                    address,
                    purpose,
                    given,
                    time.instant(),
                    way,
                    null,
                    Actor.current().userId());
            watchers.forEach(watcher -> watcher.told(profileId));
            audit.record(given ? "allowed messages to" : "stopped messages to", "profile", profileId);
        }
    }

    /** Notes what a colleague was told, how and when; also when it changes nothing, because it is the proof. */
    @Transactional
    public void told(long profileId, Identifier address, Purpose purpose, boolean given, How how, Instant at) {
        sql.add(
                profileId,
                address,
                purpose,
                given,
                at,
                Way.STAFF,
                how,
                Actor.current().userId());
        watchers.forEach(watcher -> watcher.told(profileId));
        audit.record(given ? "noted consent to messages of" : "noted a no to messages of", "profile", profileId);
    }
}
