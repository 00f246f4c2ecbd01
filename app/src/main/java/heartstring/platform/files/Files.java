package heartstring.platform.files;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.ids.Ids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps files and hands them out; what they stand at is the business of the room that keeps them here. */
@Component
public class Files {

    private final FilesSql sql;
    private final Audit audit;
    private final InstantSource time;

    Files(FilesSql sql, Audit audit, InstantSource time) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of a file. */
    public sealed interface Keeping {

        record Kept(UUID id, String name) implements Keeping {}

        record Refused(String sentence) implements Keeping {}
    }

    /** Keeps a file in the caller's transaction, if it may be kept. */
    @Transactional
    public Keeping keep(String name, byte[] content) {
        return switch (FileRules.look(name, content)) {
            case FileRules.Look.Bad bad -> new Keeping.Refused(bad.sentence());
            case FileRules.Look.Good good -> {
                UUID id = Ids.next();
                sql.insert(
                        id,
                        good.name(),
                        good.mediaType(),
                        digest(content),
                        content,
                        Actor.current().userId(),
                        time.instant());
                audit.record("added", "file", id.toString(), "{}");
                yield new Keeping.Kept(id, good.name());
            }
        };
    }

    /** A file with its contents. */
    public Optional<Download> find(UUID id) {
        return sql.find(id);
    }

    /** Removes files for good; how many there were. */
    @Transactional
    public int remove(Collection<UUID> ids) {
        int removed = ids.isEmpty() ? 0 : sql.remove(ids);
        if (removed > 0) {
            audit.record(
                    "removed", "file", ids.size() == 1 ? ids.iterator().next().toString() : "several", "{}");
        }
        return removed;
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
