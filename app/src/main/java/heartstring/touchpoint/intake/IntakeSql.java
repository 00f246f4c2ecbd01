package heartstring.touchpoint.intake;

import heartstring.touchpoint.events.BodyText;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that claim and keep touchpoints. */
@Component
class IntakeSql {

    /** So many batches are looked for after one was met again. */
    private static final int CAREFUL = 64;

    /** So much of a batch is sent at once. */
    private static final int PIECE_BYTES = 64 * 1_024;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final AtomicInteger careful = new AtomicInteger();

    IntakeSql(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** In the order in which all claim, so that no two wait for each other. */
    private record Claim(UUID key, int sourceId) implements Comparable<Claim> {

        static Claim of(Event event) {
            return new Claim(event.messageKey(), event.sourceId());
        }

        @Override
        public int compareTo(Claim other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : Integer.compare(sourceId, other.sourceId);
        }
    }

    /** Claims each message for ever; true for those that were new, false for repeats (also within this list). */
    boolean[] claim(List<Event> events) {
        Set<Claim> distinct = new HashSet<>(events.size() * 2);
        Claim[] claims = new Claim[events.size()];
        for (int i = 0; i < claims.length; i++) {
            claims[i] = Claim.of(events.get(i));
            distinct.add(claims[i]);
        }
        if (distinct.size() < Batch.MANY) {
            distinct.retainAll(claimed(sorted(distinct)));
        } else {
            claimMany(distinct);
        }
        boolean[] fresh = new boolean[claims.length];
        for (int i = 0; i < claims.length; i++) {
            fresh[i] = distinct.remove(claims[i]);
        }
        return fresh;
    }

    /**
     * Leaves what could be claimed. While nothing is met that was claimed before, all are put in without looking for them first;
     * since a batch that fails so leaves dead rows behind, the next ones are looked for again.
     */
    private void claimMany(Set<Claim> claims) {
        List<Claim> all = sorted(claims);
        if (careful.get() == 0 && claimedAll(all)) {
            return;
        }
        Set<Claim> met = known(all);
        careful.updateAndGet(left -> met.isEmpty() ? Math.max(0, left - 1) : CAREFUL);
        claims.removeAll(met);
        if (!claims.isEmpty() && !claimedAll(sorted(claims))) {
            claims.retainAll(claimed(sorted(claims)));
        }
    }

    private static List<Claim> sorted(Set<Claim> claims) {
        List<Claim> list = new ArrayList<>(claims);
        Collections.sort(list);
        return list;
    }

    /** Claims what is new among these. */
    private Set<Claim> claimed(List<Claim> claims) {
        return new HashSet<>(jdbc.sql("""
                        insert into touchpoint.message (source_id, message_key)
                        select s, k from unnest(:sources::int[], :keys::uuid[]) as t(s, k)
                        on conflict do nothing returning message_key, source_id""")
                .param("sources", sources(claims))
                .param("keys", keys(claims))
                .query((rs, n) -> claim(rs))
                .list());
    }

    private Set<Claim> known(List<Claim> claims) {
        return new HashSet<>(
                jdbc.sql("select message_key, source_id from touchpoint.message where message_key = any(:keys::uuid[])")
                        .param("keys", keys(claims))
                        .query((rs, n) -> claim(rs))
                        .list());
    }

    /**
     * Claims all of these, or none when somebody else has claimed one of them since they were looked for. For many that are
     * new this takes half as long as looking for a conflict with each.
     */
    private boolean claimedAll(List<Claim> claims) {
        return Boolean.TRUE.equals(template.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into touchpoint.message (source_id, message_key)
                    select s, k from unnest(?::int[], ?::uuid[]) as t(s, k)""")) {
                insert.setObject(1, sources(claims));
                insert.setArray(2, connection.createArrayOf("text", keys(claims)));
                insert.executeUpdate();
                connection.releaseSavepoint(before);
                return true;
            } catch (SQLException e) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            }
        }));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(row.getObject(1, UUID.class), row.getInt(2));
    }

    private static int[] sources(List<Claim> claims) {
        return claims.stream().mapToInt(Claim::sourceId).toArray();
    }

    private static String[] keys(List<Claim> claims) {
        return claims.stream().map(c -> c.key().toString()).toArray(String[]::new);
    }

    /** Opens a block of ids for this transaction and leaves its mark for those who follow. */
    long block(int size, long importRun) {
        return jdbc.sql("""
                        insert into touchpoint.batch (block, size, import_run_id)
                        values (nextval('touchpoint.block'), :size, nullif(:importRun, 0)) returning block""")
                .param("importRun", importRun)
                .param("size", size)
                .query(Long.class)
                .single();
    }

    boolean isThere(long profile) {
        return jdbc.sql("select exists (select from customer.v_profile where id = :profile and erased_at is null)")
                .param("profile", profile)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void copy(List<Event> events, long[] profiles, long firstId) {
        template.execute((ConnectionCallback<Long>) connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                            copy touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
                            from stdin (format binary)""");
            try {
                send(copy, events, profiles, firstId);
                return copy.endCopy();
            } catch (SQLException | RuntimeException e) {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
                throw e;
            }
        });
    }

    /** In pieces: one array of a whole batch would be so large that the collector of garbage keeps it apart and begins a round for it. */
    private static void send(CopyIn copy, List<Event> events, long[] profiles, long firstId) throws SQLException {
        BinaryRows rows = new BinaryRows(Math.min(profiles.length * 512, PIECE_BYTES + PIECE_BYTES / 4));
        for (int i = 0; i < profiles.length; i++) {
            Event e = events.get(i);
            rows.row(8);
            rows.int8(firstId + i);
            rows.int8OrNull(profiles[i]);
            rows.int4(e.sourceId());
            rows.text(e.kind());
            rows.text(e.name());
            rows.text(e.channel());
            rows.instant(e.occurredAt());
            rows.jsonb(e.body());
            if (rows.size() >= PIECE_BYTES) {
                copy.writeToCopy(rows.bytes(), 0, rows.size());
                rows.clear();
            }
        }
        rows.end();
        copy.writeToCopy(rows.bytes(), 0, rows.size());
    }

    void reject(int sourceId, List<Checked.Bad> bad) {
        jdbc.sql("""
                        insert into touchpoint.rejected (source_id, reason, payload)
                        select :source, r, p from unnest(:reasons::text[], :payloads::text[]) as t(r, p)""")
                .param("source", sourceId)
                .param(
                        "reasons",
                        bad.stream().map(b -> BodyText.clean(b.reason())).toArray(String[]::new))
                .param(
                        "payloads",
                        bad.stream().map(b -> BodyText.clean(b.payload())).toArray(String[]::new))
                .update();
    }
}
