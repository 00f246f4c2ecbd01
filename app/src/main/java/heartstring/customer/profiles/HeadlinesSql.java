package heartstring.customer.profiles;

import heartstring.platform.audit.SubjectName;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that recompute headlines. */
@Component
class HeadlinesSql {

    /** The properties that headlines are made of. */
    static final Set<String> MADE_OF = Set.of(
            "name", "firstName", "lastName", "company", "email", "phone", "city", "country", "language", "address");

    private static final String REFRESH =
            """
                        with h as (
                          select c.id, c.kind, left(coalesce(n.whole, n.parts, n.email, i.email, n.phone, i.phone,
                                   'Card ' || i.card, 'User ' || i.user_id, 'Visitor ' || c.id), 300) as name,
                                 left(coalesce(lower(n.email), i.email), 254) email, left(coalesce(i.phone, n.phone), 60) phone,
                                 left(n.city, 100) city, left(n.country, 100) country, left(n.lang, 40) lang, c.created_at, i.first_seen,
                                 k.pieces, o.owner_id
                            from customer.customer c
                           cross join lateral (
                             select count(*) pieces from customer.profile p where p.customer_id = c.id and p.erased_at is null) k
                           cross join lateral (
                             select max(v) filter (where name = 'name') whole,
                                    nullif(concat_ws(' ', max(v) filter (where name = 'firstName'), max(v) filter (where name = 'lastName')), '') parts,
                                    max(v) filter (where name = 'email') email,
                                    max(v) filter (where name = 'phone') phone,
                                    coalesce(max(v) filter (where name = 'city'), max(value ->> 'city') filter (where name = 'address' and jsonb_typeof(value) = 'object')) city,
                                    coalesce(max(v) filter (where name = 'country'), max(value ->> 'country') filter (where name = 'address' and jsonb_typeof(value) = 'object')) country,
                                    max(v) filter (where name = 'language') lang
                               from (select distinct on (t.name) t.name, nullif(btrim(t.value #>> '{}'), '') v, t.value
                                       from customer.profile p join customer.trait t on t.profile_id = p.id
                                      where p.customer_id = c.id and p.erased_at is null
                                        and t.name in (MADE_OF)
                                      order by t.name, t.occurred_at desc, t.id desc) t) n
                           cross join lateral (
                             select (array_agg(i.value order by i.first_seen_at) filter (where i.kind = 'email'))[1] email,
                                    (array_agg(i.value order by i.first_seen_at) filter (where i.kind = 'phone'))[1] phone,
                                    (array_agg(i.value order by i.first_seen_at) filter (where i.kind like 'user_id%'))[1] user_id,
                                    (array_agg(i.value order by i.first_seen_at) filter (where i.kind = 'loyalty_card'))[1] card,
                                    min(i.first_seen_at) first_seen
                               from customer.profile p join customer.identifier i on i.profile_id = p.id
                              where p.customer_id = c.id and p.erased_at is null) i
                            left join lateral (
                             select o.owner_id from customer.profile p join customer.ownership o on o.profile_id = p.id
                              where p.customer_id = c.id and p.erased_at is null order by o.since_at desc, p.id limit 1) o on true
                           where c.id = any(:ids)),
                        gone as (
                          delete from customer.headline l using h where l.customer_id = h.id and h.pieces = 0)
                        insert into customer.headline (customer_id, kind, name, name_key, name_key_turned, email, phone, city, country,
                                                       language, profiles, first_seen_at, owner_id)
                        select id, kind, name, customer.name_key(name),
                               customer.name_key(case when last is null or last = name then name
                                                      else last || ' ' || left(name, -length(last) - 1) end),
                               email, phone, city, country, lang, pieces, coalesce(first_seen, created_at), owner_id
                          from h, substring(name from '\\S+$') as last where pieces > 0
                        on conflict (customer_id) do update
                           set kind = excluded.kind, name = excluded.name, name_key = excluded.name_key,
                               name_key_turned = excluded.name_key_turned, email = excluded.email, phone = excluded.phone,
                               city = excluded.city, country = excluded.country, language = excluded.language,
                               profiles = excluded.profiles, first_seen_at = excluded.first_seen_at, owner_id = excluded.owner_id
                         where (headline.name, headline.email, headline.phone, headline.city, headline.country, headline.language,
                                headline.profiles, headline.first_seen_at, headline.kind, headline.owner_id)
                               is distinct from (excluded.name, excluded.email, excluded.phone, excluded.city, excluded.country,
                                                 excluded.language, excluded.profiles, excluded.first_seen_at, excluded.kind,
                                                 excluded.owner_id)""".replace("MADE_OF", MADE_OF.stream().sorted().collect(Collectors.joining("', '", "'", "'")));

    private final JdbcClient jdbc;

    HeadlinesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName customerName() {
        return new SubjectName(
                "customer", "select name from customer.headline where customer_id = subject.id", "/customers/");
    }

    Set<Long> owners(long[] profiles) {
        return new HashSet<>(jdbc.sql("select distinct customer_id from customer.profile where id = any(:ids)")
                .param("ids", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    long[] after(long customer, int most) {
        return jdbc
                .sql("select id from customer.customer where id > :id order by id limit :most")
                .param("id", customer)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    void refresh(long[] customers) {
        if (customers.length == 0) {
            return;
        }
        jdbc.sql(REFRESH).param("ids", customers).update();
    }
}
