package heartstring.crm.answers;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.web.Refusal;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers to choose from, for everybody. */
@Component
public class SavedReplies {

    static final int MOST = 500;

    private final SavedRepliesSql sql;
    private final Audit audit;
    private final InstantSource time;

    SavedReplies(SavedRepliesSql sql, Audit audit, InstantSource time) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /** By name. */
    public List<SavedReply> all() {
        return sql.all(MOST);
    }

    public SavedReply get(long id) {
        return sql.find(id).orElseThrow(() -> Refusal.notFound("saved answer"));
    }

    /** Keeps one, a new one with 0; why not, as a sentence, or null. */
    @Transactional
    public @Nullable String keep(long id, String typedName, String typedWords) {
        String name = typedName.strip();
        String words = typedWords.strip();
        if (name.isEmpty() || name.length() > 80) {
            return "Give it a name of at most 80 characters.";
        }
        if (words.isEmpty() || words.length() > 10_000) {
            return "A saved answer has 1 to 10,000 characters.";
        }
        if (id == 0 && sql.count() >= MOST) {
            return "There are " + MOST + " saved answers already.";
        }
        long kept = sql.keep(id, name, words, Actor.current().userId(), time.instant());
        if (kept == 0) {
            return "There is no such answer, or another one has this name.";
        }
        audit.record(id == 0 ? "made" : "changed", "saved answer", kept);
        return null;
    }

    @Transactional
    public void remove(long id) {
        if (!sql.remove(id)) {
            throw Refusal.notFound("saved answer");
        }
        audit.record("removed", "saved answer", id);
    }
}
