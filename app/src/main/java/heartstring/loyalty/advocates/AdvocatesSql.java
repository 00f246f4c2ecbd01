package heartstring.loyalty.advocates;

import heartstring.customer.owners.CustomersInReach;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read who brought whom and who stayed. */
@Component
class AdvocatesSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    AdvocatesSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** An edge of the tree. */
    record Edge(long advocate, String advocateName, long friend, String friendName, String state) {}

    /** Best first: friends who stayed, then who bought lately, then who bought at all. */
    List<AdvocatesView.Advocate> ranked(int programmeId, Instant now, int most) {
        return jdbc.sql("""
                        with brought as (
                          select a.customer_id as advocate, f.customer_id as friend, r.counts_from, r.state,
                                 case when r.state = 'rewarded' and r.advocate_posting_id is not null then r.advocate_points else 0 end
                                   as points
                            from loyalty.referral r join customer.v_profile a on a.id = r.advocate_profile_id
                            join customer.v_profile f on f.id = r.friend_profile_id
                           where r.programme_id = :programme and r.state <> 'refused' and f.erased_at is null
                             and a.customer_id <> f.customer_id),
                        kept as (
                          select b.friend, o.occurred_at,
                                 row_number() over (partition by b.friend order by o.occurred_at, o.id) as nth,
                                 min(o.occurred_at) over (partition by b.friend) as first_at
                            from brought b join customer.v_profile p on p.customer_id = b.friend
                            join commerce.v_order o on o.profile_id = p.id and o.occurred_at >= b.counts_from
                           where o.status not in ('cancelled', 'refunded') and o.kept_minor > 0),
                        friends as (
                          select friend, true as bought,
                                 bool_or(nth = 2 and occurred_at <= first_at + interval '60 days') as stayed,
                                 bool_or(occurred_at > :now::timestamptz - interval '60 days') as active
                            from kept group by friend)
                        select b.advocate, coalesce(nullif(h.name, ''), 'Customer ' || b.advocate), count(*),
                               count(*) filter (where k.bought and b.state <> 'taken_back'),
                               count(*) filter (where k.stayed and b.state <> 'taken_back'),
                               count(*) filter (where k.active and b.state <> 'taken_back'), sum(b.points)
                          from brought b left join friends k on k.friend = b.friend
                          left join customer.v_headline h on h.customer_id = b.advocate
                         where true%s
                         group by b.advocate, h.name
                         order by 5 desc, 6 desc, 4 desc, 3 desc, 1 limit :most""".formatted(customers.now().and("h")))
                .params(customers.now().params())
                .param("programme", programmeId)
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> new AdvocatesView.Advocate(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getLong(7)))
                .list();
    }

    List<Edge> edges(int programmeId, int most) {
        return jdbc.sql("""
                        select a.customer_id, coalesce(nullif(g.name, ''), 'Customer ' || a.customer_id),
                               f.customer_id, coalesce(nullif(h.name, ''), 'Customer ' || f.customer_id), r.state
                          from loyalty.referral r join customer.v_profile a on a.id = r.advocate_profile_id
                          join customer.v_profile f on f.id = r.friend_profile_id
                          left join customer.v_headline g on g.customer_id = a.customer_id
                          left join customer.v_headline h on h.customer_id = f.customer_id
                         where r.programme_id = :programme and r.state <> 'refused' and a.customer_id <> f.customer_id%s%s
                         order by r.id desc limit :most""".formatted(customers.now().and("g"), customers.now().and("h")))
                .params(customers.now().params())
                .param("programme", programmeId)
                .param("most", most)
                .query((rs, n) ->
                        new Edge(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getString(4), rs.getString(5)))
                .list();
    }

    List<AdvocatesView.Refused> refused(int programmeId, int most) {
        return jdbc.sql("""
                        select a.customer_id, coalesce(nullif(g.name, ''), 'Customer ' || a.customer_id),
                               f.customer_id, coalesce(nullif(h.name, ''), 'Customer ' || f.customer_id), coalesce(r.reason, ''),
                               r.state = 'taken_back', r.bound_at
                          from loyalty.referral r join customer.v_profile a on a.id = r.advocate_profile_id
                          join customer.v_profile f on f.id = r.friend_profile_id
                          left join customer.v_headline g on g.customer_id = a.customer_id
                          left join customer.v_headline h on h.customer_id = f.customer_id
                         where r.programme_id = :programme and r.state in ('refused', 'taken_back')%s%s
                         order by r.id desc limit :most""".formatted(customers.now().and("g"), customers.now().and("h")))
                .params(customers.now().params())
                .param("programme", programmeId)
                .param("most", most)
                .query((rs, n) -> new AdvocatesView.Refused(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getBoolean(6),
                        rs.getTimestamp(7).toInstant()))
                .list();
    }
}
