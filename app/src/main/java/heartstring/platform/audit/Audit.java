package heartstring.platform.audit;

import heartstring.platform.auth.Actor;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The book of who did what. Written in the caller's transaction, so that an act and its record come and go together; never
 * edited. It holds ids and fixed words only: no name, no address, no free text.
 */
@Component
public class Audit {

    private final AuditSql sql;

    Audit(AuditSql sql) {
        this.sql = sql;
    }

    /** Records an act of the current actor on one subject, for example {@code record("merged", "customer", "42", "{}")}. */
    public void record(String action, String subjectKind, String subjectId, String detailsJson) {
        record(Actor.current(), action, subjectKind, subjectId, detailsJson);
    }

    /** Records an act of the current actor that needs no details. */
    public void record(String action, String subjectKind, long subjectId) {
        record(Actor.current(), action, subjectKind, String.valueOf(subjectId), "{}");
    }

    /** Records the same act of the current actor on each of these, which needs no details. */
    public void record(String action, String subjectKind, Collection<Long> subjectIds) {
        Actor actor = Actor.current();
        sql.add(actor.kind().name(), actor.id(), action, subjectKind, subjectIds);
    }

    /** Records an act of a given actor; details are a JSON object without personal data, of at most 8 kB. */
    public void record(Actor actor, String action, String subjectKind, String subjectId, String detailsJson) {
        sql.add(actor.kind().name(), actor.id(), action, subjectKind, subjectId, detailsJson);
    }
}
