package heartstring.customer.vacancies;

import heartstring.customer.matching.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that empty pieces. */
@Component
class VacanciesSql {

    private final JdbcClient jdbc;

    VacanciesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long writtenByOthers(long[] profiles, int sourceId) {
        return jdbc.sql("""
                        select count(distinct profile_id) from customer.trait
                         where profile_id = any(:ids) and (user_id is not null or source_id <> :source)""")
                .param("ids", profiles)
                .param("source", sourceId)
                .query(Long.class)
                .single();
    }

    /** Those of these pieces that somebody moved, or moved something to that has no other home, and did not move back. */
    long movedByHand(long[] profiles) {
        return jdbc.sql("""
                        with gone as (select p.id, p.customer_id, p.created_at from customer.profile p where p.id = any(:ids))
                        select count(distinct g.id) from gone g
                         where exists (select from customer.moved d join customer.movement m on m.id = d.movement_id
                                        where d.profile_id = g.id and m.kind <> 'undo' and m.actor_kind <> 'rules' and m.undone_by is null)
                            or exists (select from customer.kept_apart k join customer.movement m on m.id = k.movement_id
                                        where k.profile_id = g.id and m.kind = 'split' and m.actor_kind <> 'rules' and m.undone_by is null)
                            or exists (select from customer.movement m
                                        where m.to_customer_id = g.customer_id and m.kind = 'merge' and m.actor_kind <> 'rules'
                                          and m.undone_by is null and m.happened_at > g.created_at
                                          and not exists (
                                            select from customer.profile p
                                             where p.customer_id = g.customer_id and p.erased_at is null
                                               and not exists (select from gone x where x.id = p.id)
                                               and not exists (select from customer.moved d
                                                                where d.movement_id = m.id and d.profile_id = p.id)))""").param("ids", profiles).query(Long.class).single();
    }

    /** Other pieces that a merge moved because of these, and that live with yet other pieces today. */
    long bridges(long[] profiles) {
        return jdbc.sql("""
                        with gone as (select unnest(:ids::bigint[]) id)
                        select count(distinct p.id)
                          from gone g
                          join customer.movement m on (m.left_profile_id = g.id or m.right_profile_id = g.id)
                           and m.kind = 'merge' and m.undone_by is null
                          join customer.moved d on d.movement_id = m.id
                          join customer.profile p on p.id = d.profile_id
                         where not exists (select from gone x where x.id = p.id)
                           and exists (select from customer.profile o
                                        where o.customer_id = p.customer_id and o.id <> p.id and o.erased_at is null
                                          and not exists (select from gone x where x.id = o.id)
                                          and not exists (select from customer.moved s
                                                           where s.movement_id = m.id and s.profile_id = o.id))""").param("ids", profiles).query(Long.class).single();
    }

    void empty(long[] profiles, String mark) {
        jdbc.sql("delete from customer.trait where profile_id = any(:ids)")
                .param("ids", profiles)
                .update();
        jdbc.sql("delete from customer.identifier where profile_id = any(:ids)")
                .param("ids", profiles)
                .update();
        jdbc.sql("delete from customer.relation where person_profile_id = any(:ids) or company_profile_id = any(:ids)")
                .param("ids", profiles)
                .update();
        jdbc.sql(
                        "delete from customer.company_parent where child_profile_id = any(:ids) or parent_profile_id = any(:ids)")
                .param("ids", profiles)
                .update();
        jdbc.sql("delete from customer.refusal where left_profile_id = any(:ids) or right_profile_id = any(:ids)")
                .param("ids", profiles)
                .update();
        jdbc.sql("update customer.anonymous_interval set owner_profile_id = null where owner_profile_id = any(:ids)")
                .param("ids", profiles)
                .update();
        jdbc.sql("""
                        update customer.profile
                           set key_kind = 'withdrawn', key_value = :mark || '/' || id, key_epoch = 0, erased_at = now()
                         where id = any(:ids)""").param("ids", profiles).param("mark", mark).update();
    }

    void reduce(Map<Long, Set<Identifier>> keep, int sourceId) {
        List<Long> owners = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        keep.forEach((profile, identifiers) -> identifiers.forEach(i -> {
            owners.add(profile);
            kinds.add(i.kind());
            values.add(i.value());
        }));
        long[] ids = keep.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        jdbc.sql("delete from customer.trait where profile_id = any(:ids) and source_id = :source and user_id is null")
                .param("ids", ids)
                .param("source", sourceId)
                .update();
        jdbc.sql("""
                        delete from customer.identifier i
                         where i.profile_id = any(:ids) and i.source_id = :source
                           and not exists (select from unnest(:owners::bigint[], :kinds::text[], :values::text[]) k(p, kind, value)
                                            where k.p = i.profile_id and k.kind = i.kind and k.value = i.value)""")
                .param("ids", ids)
                .param("source", sourceId)
                .param("owners", owners.stream().mapToLong(Long::longValue).toArray())
                .param("kinds", kinds.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .update();
    }
}
