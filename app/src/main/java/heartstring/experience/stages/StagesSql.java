package heartstring.experience.stages;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements by which it is worked out what happened at which stage. */
@Component
class StagesSql {

    /** "stages", in bytes. */
    private static final long LOCK = 0x737461676573L;

    private final JdbcClient jdbc;

    StagesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other server works it out, and keeps them waiting until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(rs -> {});
    }

    /** One that is due already is held until this commits, so that nobody takes it before; as everywhere here. */
    void due(long[] profiles) {
        if (profiles.length > 0) {
            jdbc.sql("""
                            insert into experience.stage_due (profile_id)
                            select distinct p from unnest(:profiles::bigint[]) as t(p) order by 1
                            on conflict (profile_id) do update set profile_id = excluded.profile_id""").param("profiles", profiles).update();
        }
    }

    /** The pieces of whom these touchpoints are, as far as words of them are known. */
    void dueOf(long[] touchpoints) {
        jdbc.sql("""
                        insert into experience.stage_due (profile_id)
                        select distinct profile_id from experience.feeling where touchpoint_id = any(:touchpoints) order by 1
                        on conflict (profile_id) do update set profile_id = excluded.profile_id""").param("touchpoints", touchpoints).update();
    }

    /** Takes some of the due pieces; answers their customers. */
    long[] takeDue(int most) {
        return numbers(jdbc.sql("""
                        with taken as (
                          delete from experience.stage_due where profile_id = any(array(
                            select profile_id from experience.stage_due order by profile_id limit :most for update skip locked))
                          returning profile_id)
                        select distinct p.customer_id from taken t join customer.v_profile p on p.id = t.profile_id order by 1""")
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** How far the walk over all customers has got; null when there is none. */
    record Walk(@Nullable Long after, long movement) {}

    /** The walk, which nobody else goes on with until the transaction ends. */
    Walk walk() {
        return jdbc.sql("select after_customer, movement_id from experience.journey_walk for update")
                .query((rs, n) -> new Walk((Long) rs.getObject(1), rs.getLong(2)))
                .single();
    }

    /** Whether what happened is still being read anew. */
    boolean isWalking() {
        return jdbc.sql("select after_customer is not null from experience.journey_walk")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void walked(@Nullable Long after) {
        jdbc.sql("update experience.journey_walk set after_customer = :after::bigint")
                .param("after", after)
                .update();
    }

    long[] customersAfter(long after, int most) {
        return numbers(jdbc.sql("""
                        select distinct customer_id from customer.v_profile where customer_id > :after order by 1 limit :most""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** Makes the pieces due that were joined or split since; false when there are none. */
    boolean follow(long movement, int most) {
        Long last = jdbc.sql("""
                        with moved as (select id, from_customer_id, to_customer_id from customer.v_movement
                                        where id > :movement order by id limit :most),
                        due as (insert into experience.stage_due (profile_id)
                          select distinct p.id from moved m join customer.v_profile p on p.customer_id in (m.from_customer_id, m.to_customer_id)
                           order by 1 on conflict (profile_id) do update set profile_id = excluded.profile_id)
                        select max(id) from moved""")
                .param("movement", movement)
                .param("most", most)
                .query((rs, n) -> (Long) rs.getObject(1))
                .optional()
                .orElse(null);
        if (last == null) {
            return false;
        }
        jdbc.sql("update experience.journey_walk set movement_id = :movement")
                .param("movement", last)
                .update();
        return true;
    }

    /** All that happened to these customers under these names, the newest so many of each, in the order of time. */
    Map<Long, List<Happened>> happened(long[] customers, String[] names, String[] calls, int most) {
        Map<Long, List<Happened>> happened = new HashMap<>();
        jdbc.sql("""
                        select t.customer_id, t.id, t.profile_id, t.kind, t.name, t.channel, t.occurred_at
                          from unnest(:customers::bigint[]) c(id)
                          cross join lateral (
                            select p.customer_id, v.id, v.profile_id, v.kind, v.name, v.channel, v.occurred_at
                              from customer.v_profile p join touchpoint.v_touchpoint v on v.profile_id = p.id
                             where p.customer_id = c.id and (v.name = any(:names::text[]) or v.kind = any(:calls::text[]))
                             order by v.occurred_at desc, v.id desc limit :most) t
                         order by t.customer_id, t.occurred_at, t.id""")
                .param("customers", customers)
                .param("names", names)
                .param("calls", calls)
                .param("most", most)
                .query(rs -> {
                    happened.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                            .add(new Happened(
                                    rs.getLong(2),
                                    rs.getLong(3),
                                    rs.getString(4),
                                    rs.getString(5),
                                    rs.getString(6),
                                    rs.getTimestamp(7).toInstant()));
                });
        return happened;
    }

    /** What of these customers stands at stages now. */
    Map<StageTouch.Key, StageTouch> kept(long[] customers) {
        Map<StageTouch.Key, StageTouch> kept = new HashMap<>();
        jdbc.sql("""
                        select t.stage_id, t.touchpoint_id, t.profile_id, t.occurred_at, t.day, t.own, t.tone, t.felt, t.reader, t.rated,
                               t.due_at, t.met_at
                          from customer.v_profile p join experience.stage_touch t on t.profile_id = p.id
                         where p.customer_id = any(:customers)""").param("customers", customers).query(rs -> {
            StageTouch touch = new StageTouch(
                    rs.getInt(1),
                    rs.getLong(2),
                    rs.getLong(3),
                    rs.getTimestamp(4).toInstant(),
                    rs.getDate(5).toLocalDate(),
                    rs.getBoolean(6),
                    rs.getString(7),
                    List.of((String[]) rs.getArray(8).getArray()),
                    rs.getInt(9),
                    (Double) rs.getObject(10),
                    instant(rs.getTimestamp(11)),
                    instant(rs.getTimestamp(12)));
            kept.put(touch.key(), touch);
        });
        return kept;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    void remove(List<StageTouch> touches) {
        jdbc.sql("""
                        delete from experience.stage_touch t using unnest(:stages::int[], :touchpoints::bigint[]) k(stage_id, touchpoint_id)
                         where t.stage_id = k.stage_id and t.touchpoint_id = k.touchpoint_id""")
                .param("stages", touches.stream().mapToInt(StageTouch::stageId).toArray())
                .param(
                        "touchpoints",
                        touches.stream().mapToLong(StageTouch::touchpointId).toArray())
                .update();
    }

    void keep(List<StageTouch> touches) {
        jdbc.sql("""
                        insert into experience.stage_touch (stage_id, touchpoint_id, profile_id, occurred_at, day, own, tone, felt, reader, rated,
                                                            due_at, met_at)
                        select stage_id, touchpoint_id, profile_id, at::timestamptz, day::date, own, tone, string_to_array(felt, ','), reader,
                               rated, due::timestamptz, met::timestamptz
                          from unnest(:stages::int[], :touchpoints::bigint[], :profiles::bigint[], :ats::text[], :days::text[], :owns::boolean[],
                                      :tones::text[], :felt::text[], :readers::int[], :rated::double precision[], :dues::text[], :mets::text[])
                               n(stage_id, touchpoint_id, profile_id, at, day, own, tone, felt, reader, rated, due, met)
                        on conflict (stage_id, touchpoint_id) do update
                           set profile_id = excluded.profile_id, occurred_at = excluded.occurred_at, day = excluded.day, own = excluded.own,
                               tone = excluded.tone, felt = excluded.felt, reader = excluded.reader, rated = excluded.rated,
                               due_at = excluded.due_at, met_at = excluded.met_at""")
                .param("stages", touches.stream().mapToInt(StageTouch::stageId).toArray())
                .param(
                        "touchpoints",
                        touches.stream().mapToLong(StageTouch::touchpointId).toArray())
                .param(
                        "profiles",
                        touches.stream().mapToLong(StageTouch::profileId).toArray())
                .param("ats", touches.stream().map(t -> t.at().toString()).toArray(String[]::new))
                .param("days", touches.stream().map(t -> t.day().toString()).toArray(String[]::new))
                .param("owns", touches.stream().map(StageTouch::own).toArray(Boolean[]::new))
                .param("tones", touches.stream().map(StageTouch::tone).toArray(String[]::new))
                .param(
                        "felt",
                        touches.stream().map(t -> String.join(",", t.felt())).toArray(String[]::new))
                .param("readers", touches.stream().mapToInt(StageTouch::reader).toArray())
                .param("rated", touches.stream().map(StageTouch::rated).toArray(Double[]::new))
                .param("dues", touches.stream().map(t -> text(t.dueAt())).toArray(String[]::new))
                .param("mets", touches.stream().map(t -> text(t.metAt())).toArray(String[]::new))
                .update();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** The figures of these days are to be added up anew. */
    void stale(List<RollUps.StageDay> days) {
        jdbc.sql("""
                        insert into experience.stage_stale (stage_id, day)
                        select stage_id, day::date from unnest(:stages::int[], :days::text[]) d(stage_id, day)""")
                .param(
                        "stages",
                        days.stream().mapToInt(RollUps.StageDay::stageId).toArray())
                .param("days", days.stream().map(d -> d.day().toString()).toArray(String[]::new))
                .update();
    }

    /** Touchpoints that are being taken back. */
    void forgetTouchpoints(long[] touchpoints) {
        forget("touchpoint_id = any(:ids)", touchpoints);
    }

    /** What of these pieces stands at stages. */
    int forgetProfiles(long[] profiles) {
        jdbc.sql("delete from experience.stage_due where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return forget("profile_id = any(:ids)", profiles);
    }

    private int forget(String which, long[] ids) {
        jdbc.sql(
                        "insert into experience.stage_stale (stage_id, day) select distinct stage_id, day from experience.stage_touch where "
                                + which)
                .param("ids", ids)
                .update();
        return jdbc.sql("delete from experience.stage_touch where " + which)
                .param("ids", ids)
                .update();
    }

    void forget() {
        jdbc.sql("""
                        truncate experience.stage_touch, experience.stage_due, experience.stage_stale, experience.stage_day,
                                 experience.stage_felt, experience.stage_theme, experience.journey_path""").update();
        jdbc.sql("update experience.journey_walk set after_customer = 0").update();
    }

    private static long[] numbers(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
