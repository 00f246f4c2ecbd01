package heartstring.decision.openings;

import heartstring.decision.cases.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find signs, keep each once, and hand them to cases. */
@Component
class SignsSql {

    private final JdbcClient jdbc;

    SignsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One sign that waits for its case. */
    record Sign(long id, long profileId, Cause cause, long touchpointId, Instant at) {}

    void note(Cause cause, long profile, long touchpoint, Instant at, int score, int most) {
        jdbc.sql("""
                        insert into decision.evidence (profile_id, cause, touchpoint_id, at, score, most)
                        values (:profile, :cause, :touchpoint, :at::timestamptz, :score, :most) on conflict do nothing""")
                .param("profile", profile)
                .param("cause", cause.word())
                .param("touchpoint", touchpoint)
                .param("at", at.toString())
                .param("score", score)
                .param("most", most)
                .update();
    }

    void complaints(long[] touchpoints, long[] profiles, String[] at) {
        jdbc.sql("""
                        insert into decision.evidence (profile_id, cause, touchpoint_id, at)
                        select profile, 'complaint', touchpoint, at::timestamptz
                          from unnest(:touchpoints::bigint[], :profiles::bigint[], :at::text[]) as t(touchpoint, profile, at)
                        on conflict do nothing""")
                .param("touchpoints", touchpoints)
                .param("profiles", profiles)
                .param("at", at)
                .update();
    }

    void withdraw(long[] touchpoints) {
        jdbc.sql("delete from decision.evidence where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
    }

    /** Of these texts the angry or frustrated ones since then, believed so far and no evidence yet; a colleague's word is believed. */
    int words(long[] touchpoints, Instant since, double sure) {
        return jdbc.sql("""
                        insert into decision.evidence (profile_id, cause, touchpoint_id, at)
                        select f.profile_id, 'words', f.touchpoint_id, f.said_at
                          from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id and p.erased_at is null
                         where f.touchpoint_id = any(:touchpoints) and f.said_at > :since::timestamptz and f.tone = 'negative'
                           and f.felt && array['anger', 'frustration']
                           and (f.corrected or f.sure >= :sure)
                           and not exists (select from decision.evidence e where e.cause = 'words' and e.touchpoint_id = f.touchpoint_id)
                         order by f.touchpoint_id
                        on conflict do nothing""")
                .param("touchpoints", touchpoints)
                .param("since", since.toString())
                .param("sure", sure)
                .update();
    }

    /** The next signs that have no case; another server takes others. */
    List<Sign> waiting(int most) {
        return jdbc.sql("""
                        select id, profile_id, cause, touchpoint_id, at from decision.evidence where case_id is null
                         order by id limit :most for update skip locked""")
                .param("most", most)
                .query((rs, n) -> new Sign(
                        rs.getLong(1),
                        rs.getLong(2),
                        Cause.of(rs.getString(3)).orElseThrow(),
                        rs.getLong(4),
                        rs.getTimestamp(5).toInstant()))
                .list();
    }

    void placed(long sign, long about) {
        jdbc.sql("update decision.evidence set case_id = :case where id = :sign")
                .param("case", about)
                .param("sign", sign)
                .update();
    }

    void drop(long sign) {
        jdbc.sql("delete from decision.evidence where id = :sign")
                .param("sign", sign)
                .update();
    }

    /** The key of the store that a touchpoint names; empty for none. */
    String store(long touchpoint) {
        return jdbc.sql("""
                        select left(coalesce((select a.store from experience.v_answer a where a.touchpoint_id = :touchpoint),
                                             (select coalesce(t.body #>> '{properties,store_id}', t.body #>> '{properties,store}')
                                                from touchpoint.v_touchpoint t where t.id = :touchpoint), ''), 200)""")
                .param("touchpoint", touchpoint)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    /** The active colleague to whom the customer belongs, else who answers for the store; 0 for neither. */
    long owner(long profile, String store) {
        return jdbc.sql("""
                        select coalesce(
                          (select u.id from customer.v_profile p join customer.v_headline h on h.customer_id = p.customer_id
                             join platform.v_user u on u.id = h.owner_id and u.active and u.role in ('AGENT', 'MANAGER', 'ADMINISTRATOR')
                            where p.id = :profile),
                          (select u.id from decision.store_owner s join platform.v_user u on u.id = s.owner_id and u.active and u.role in ('AGENT', 'MANAGER', 'ADMINISTRATOR')
                            where s.store = :store), 0)""")
                .param("profile", profile)
                .param("store", store)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Who of these had a case last longest ago; nobody else takes turns before the transaction ends. */
    Optional<Long> next(long[] colleagues) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('decision.turns'))").query(rs -> {});
        return jdbc.sql("""
                        select u.id from platform.v_user u
                          left join lateral (select max(c.id) as last from decision.customer_case c where c.owner_id = u.id) l on true
                         where u.id = any(:colleagues) and u.active and u.role in ('AGENT', 'MANAGER', 'ADMINISTRATOR') order by l.last nulls first, u.id limit 1""")
                .param("colleagues", colleagues)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** Stores by key with their names, and whose each is (0 for nobody's). */
    record Store(String key, String name, long owner) {}

    /** Those whose name or key has that in it, those that somebody answers for first. */
    List<Store> stores(String find, int most) {
        return jdbc.sql("""
                        select s.key, s.name, coalesce(o.owner_id, 0) from (select distinct on (key) key, coalesce(name, key) as name
                               from commerce.v_store where key is not null order by key, seen_at desc) s
                          left join decision.store_owner o on o.store = s.key
                         where strpos(lower(s.name), lower(:find)) > 0 or strpos(lower(s.key), lower(:find)) > 0
                         order by o.owner_id is null, s.name, s.key limit :most""")
                .param("find", find)
                .param("most", most)
                .query((rs, n) -> new Store(rs.getString(1), rs.getString(2), rs.getLong(3)))
                .list();
    }

    boolean isStore(String key) {
        return jdbc.sql("select exists (select from commerce.v_store where key = :key)")
                .param("key", key)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void own(String store, long owner) {
        if (owner == 0) {
            jdbc.sql("delete from decision.store_owner where store = :store")
                    .param("store", store)
                    .update();
        } else {
            jdbc.sql("""
                            insert into decision.store_owner (store, owner_id) values (:store, :owner)
                            on conflict (store) do update set owner_id = excluded.owner_id""").param("store", store).param("owner", owner).update();
        }
    }

    /** Colleagues who answer customers, by number. */
    Map<Long, String> colleagues() {
        Map<Long, String> names = new TreeMap<>();
        jdbc.sql("""
                        select id, name from platform.v_user where active and role in ('AGENT', 'MANAGER', 'ADMINISTRATOR')
                         order by name, id limit 500""").query(rs -> {
            names.put(rs.getLong(1), rs.getString(2));
        });
        return names;
    }
}
