package heartstring.messaging.files;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps files that belong to messages. A file that is not given to any message is let go of after a day. */
@Component
public class Files {

    /** With one message. */
    public static final int MOST = 20;

    static final Duration LOOSE = Duration.ofDays(1);

    private final FilesSql sql;
    private final InstantSource time;

    Files(FilesSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /** A file of a list. */
    public record Line(long id, String name, String type, long size) {}

    /** Keeps a file that was judged good; {@code userId} is the colleague who brought it, 0 for one that came with a message. */
    @Transactional
    public long keep(FileRules.Judged.Good judged, byte[] bytes, long userId) {
        return sql.keep(judged.name(), judged.type(), bytes, userId, time.instant());
    }

    /** Gives files to the touchpoint they belong to, and to the piece whose it is. */
    @Transactional
    public void give(List<Long> ids, long touchpointId) {
        if (!ids.isEmpty()) {
            sql.give(array(ids), touchpointId);
        }
    }

    /** What a colleague has brought and not sent yet, of these. */
    public List<Line> loose(List<Long> ids, long userId) {
        return ids.isEmpty() ? List.of() : sql.loose(array(ids), userId);
    }

    public Optional<StoredFile> read(long id) {
        return sql.read(new long[] {id}).stream().findFirst();
    }

    /** Those that are there, in the order asked for. */
    public List<StoredFile> read(List<Long> ids) {
        return ids.isEmpty() ? List.of() : sql.read(array(ids));
    }

    @Transactional
    int discardLoose() {
        return sql.discard(time.instant().minus(LOOSE));
    }

    private static long[] array(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
