package heartstring.touchpoint.intake;

import heartstring.touchpoint.events.BodyText;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that claim and keep touchpoints. */
@Component
class IntakeSql {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    IntakeSql(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    private record Claim(int sourceId, UUID key) {}

    /** Claims each message for ever; true for those that were new, false for repeats (also within this list). */
    boolean[] claim(List<Event> events) {
        int[] order = IntStream.range(0, events.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> events.get(i).messageKey())
                        .thenComparingInt(i -> events.get(i).sourceId())
                        .thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        Set<Claim> won = new HashSet<>(jdbc.sql("""
                        insert into touchpoint.message (source_id, message_key)
                        select s, k from unnest(:sources::int[], :keys::uuid[]) as t(s, k)
                        on conflict do nothing returning source_id, message_key""")
                .param(
                        "sources",
                        IntStream.of(order).map(i -> events.get(i).sourceId()).toArray())
                .param(
                        "keys",
                        IntStream.of(order)
                                .mapToObj(i -> events.get(i).messageKey().toString())
                                .toArray(String[]::new))
                .query((rs, n) -> new Claim(rs.getInt(1), rs.getObject(2, UUID.class)))
                .list());
        boolean[] fresh = new boolean[events.size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] =
                    won.remove(new Claim(events.get(i).sourceId(), events.get(i).messageKey()));
        }
        return fresh;
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

    void copy(List<Event> events, long[] profiles, long firstId) {
        BinaryRows rows = new BinaryRows(events.size() * 512);
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
        }
        template.execute((ConnectionCallback<Long>) connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                            copy touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
                            from stdin (format binary)""");
            try {
                rows.end();
                copy.writeToCopy(rows.bytes(), 0, rows.size());
                return copy.endCopy();
            } catch (SQLException e) {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
                throw e;
            }
        });
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
