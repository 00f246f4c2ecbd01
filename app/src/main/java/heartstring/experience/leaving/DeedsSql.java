package heartstring.experience.leaving;

import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Deed.Kind;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of deeds. */
@Component
class DeedsSql {

    /** Deeds older than so many days are not looked at. */
    static final int DAYS = 600;

    private static final List<Kind> KINDS = List.of(Kind.values());

    /** Bytes before the first row of the binary form. */
    private static final int HEAD = 19;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    DeedsSql(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What a touchpoint told. */
    record Noted(long touchpointId, long profileId, Instant at, DeedRules.Told told) {}

    void note(List<Noted> noted) {
        if (noted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into experience.deed (touchpoint_id, kind, profile_id, happened_at, value)
                        select n.touchpoint_id, n.kind, n.profile_id, to_timestamp(n.at), n.value
                          from unnest(:touchpoints::bigint[], :kinds::text[], :profiles::bigint[], :ats::double precision[],
                                      :values::double precision[]) as n(touchpoint_id, kind, profile_id, at, value)
                        on conflict do nothing""")
                .param(
                        "touchpoints",
                        noted.stream().mapToLong(Noted::touchpointId).toArray())
                .param("kinds", noted.stream().map(n -> word(n.told().kind())).toArray(String[]::new))
                .param("profiles", noted.stream().mapToLong(Noted::profileId).toArray())
                .param(
                        "ats",
                        noted.stream()
                                .mapToDouble(n -> n.at().toEpochMilli() / 1000.0)
                                .toArray())
                .param(
                        "values",
                        noted.stream().mapToDouble(n -> n.told().value()).toArray())
                .update();
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** One that is due already is held until this commits, so that nobody takes it before. */
    void due(long[] profiles) {
        if (profiles.length > 0) {
            jdbc.sql("""
                            insert into experience.due (profile_id)
                            select distinct p from unnest(:profiles::bigint[]) as t(p) order by 1
                            on conflict (profile_id) do update set profile_id = excluded.profile_id""").param("profiles", profiles).update();
        }
    }

    /** Takes some of the due pieces; answers their customers. Nothing waits for another server that is at it. */
    long[] takeDue(int most) {
        return jdbc.sql("""
                        with taken as (
                          delete from experience.due where profile_id = any(array(
                            select profile_id from experience.due order by profile_id limit :most for update skip locked))
                          returning profile_id)
                        select distinct p.customer_id from taken t join customer.v_profile p on p.id = t.profile_id order by 1""").param("most", most).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    void withdraw(long[] touchpoints) {
        jdbc.sql("delete from experience.deed where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
    }

    void forget() {
        jdbc.sql("truncate experience.deed, experience.due").update();
    }

    /** Whether pieces are due, without holding any. */
    boolean isDue() {
        return jdbc.sql("select exists (select from experience.due)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Deeds of the profiles p, one row each: customer, day, the place of its kind among all kinds, value. */
    private static final String DEEDS = """
            select p.customer_id, date_part('epoch', o.occurred_at) / 86400 as day, {VISIT}::smallint as kind,
                   coalesce(o.total_minor, 0)::double precision as value
              from p join commerce.v_order o on o.profile_id = p.id where o.status <> 'cancelled' and o.occurred_at > {since}
            union all
            select p.customer_id, date_part('epoch', r.occurred_at) / 86400, {RETURN}::smallint, coalesce(r.amount_minor, 0)::double precision
              from p join commerce.v_return r on r.profile_id = p.id where r.occurred_at > {since}
            union all
            select p.customer_id, date_part('epoch', d.happened_at) / 86400,
                   array_position('{kinds}'::text[], upper(d.kind))::smallint - 1::smallint, d.value::double precision
              from p join experience.deed d on d.profile_id = p.id where d.happened_at > {since}
            union all
            select p.customer_id, date_part('epoch', f.said_at) / 86400, {FELT}::smallint, (f.score::double precision + 1) / 2
              from p join experience.v_feeling f on f.profile_id = p.id where f.tone <> 'unsure' and f.said_at > {since}
            """;

    private static String deeds(Instant now) {
        String kinds = KINDS.stream().map(Kind::name).collect(Collectors.joining(",", "{", "}"));
        String sql = DEEDS.replace("{since}", "timestamptz '" + now.minus(Duration.ofDays(DAYS)) + "'")
                .replace("{kinds}", kinds);
        for (Kind kind : List.of(Kind.VISIT, Kind.RETURN, Kind.FELT)) {
            sql = sql.replace("{" + kind.name() + "}", String.valueOf(KINDS.indexOf(kind)));
        }
        return sql;
    }

    /** All that these customers did, said and met with, in the order of time; customers without anything are left out. */
    Map<Long, List<Deed>> of(long[] customers, Instant now) {
        Map<Long, List<Deed>> deeds = new HashMap<>();
        jdbc.sql(
                        "with p as materialized (select id, customer_id from customer.v_profile where customer_id = any(:customers))\n"
                                + deeds(now) + "\norder by 1, 2")
                .param("customers", customers)
                .query(rs -> {
                    deeds.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                            .add(new Deed(rs.getDouble(2), KINDS.get(rs.getInt(3)), rs.getDouble(4)));
                });
        return deeds;
    }

    /** Somebody's deeds in the order of time. */
    interface Lives {
        void life(long customer, List<Deed> deeds);
    }

    /** All that all customers did, one customer after the other by number, out of one look at the tables; none is kept here. */
    void all(Instant now, Lives lives) {
        jdbc.sql("select set_config('work_mem', '128MB', true)").query(row -> {});
        String copy = "copy (with p as not materialized (select id, customer_id from customer.v_profile)\n" + deeds(now)
                + "\norder by 1, 2) to stdout (format binary)";
        template.execute((ConnectionCallback<Boolean>) connection -> {
            CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            try {
                read(out, lives);
            } finally {
                if (out.isActive()) {
                    out.cancelCopy();
                }
            }
            return true;
        });
    }

    /** A row of the binary form has the number of its fields, and before each its length; the first begins after the file's head. */
    private static void read(CopyOut out, Lives lives) throws SQLException {
        long customer = -1;
        List<Deed> deeds = new ArrayList<>();
        for (byte[] bytes = out.readFromCopy(); bytes != null; bytes = out.readFromCopy()) {
            ByteBuffer row = ByteBuffer.wrap(bytes);
            if (row.remaining() > HEAD && row.get(0) == 'P') {
                row.position(HEAD);
            }
            if (row.remaining() < Short.BYTES || row.getShort() != 4) {
                continue;
            }
            long whose = row.getLong(row.position() + 4);
            double day = row.getDouble(row.position() + 16);
            Kind kind = KINDS.get(row.getShort(row.position() + 28));
            double value = row.getDouble(row.position() + 34);
            if (whose != customer && !deeds.isEmpty()) {
                lives.life(customer, deeds);
                deeds = new ArrayList<>();
            }
            customer = whose;
            deeds.add(new Deed(day, kind, value));
        }
        if (!deeds.isEmpty()) {
            lives.life(customer, deeds);
        }
    }

    /** Some customers who bought something, in the order of their numbers: every so manieth by number. */
    long[] customersAfter(long after, int every, int most) {
        return jdbc
                .sql("""
                        select customer_id from story.v_standing where customer_id > :after and orders > 0 and customer_id % :every = 0
                         order by customer_id limit :most""")
                .param("after", after)
                .param("every", every)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** About how many customers have a standing. */
    long customers() {
        return jdbc.sql("select count(*) from story.v_standing where orders > 0")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
