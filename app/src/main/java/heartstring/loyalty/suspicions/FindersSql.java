package heartstring.loyalty.suspicions;

import heartstring.loyalty.suspicions.SuspicionKind.Thresholds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find what looks like cheating; each notes what is not noted yet and says how many those are. */
@Component
class FindersSql {

    private static final String NOTE = """
            insert into loyalty.suspicion (key, kind, programme_id, profile_id, user_id, evidence, postings, happened_at, found_at)
            """;
    private static final String ONCE = " on conflict (key) do nothing";

    private final JdbcClient jdbc;

    FindersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private int run(String statement, Instant since, Instant now, Map<String, ?> more) {
        return jdbc.sql(NOTE + statement + ONCE)
                .param("since", since.toString())
                .param("now", now.toString())
                .params(more)
                .update();
    }

    int own(Instant since, Instant now) {
        return run("""
                select 'own:' || a.id, 'own', a.programme_id, a.profile_id, a.user_id,
                       case a.kind when 'sale' then 'A sale to the colleague''s own membership' else 'A reward for the colleague themselves' end
                         || case when a.undone_at is null then '.' else ', undone later.' end,
                       case when r.posting_id is null then '{}'::bigint[] else array[r.posting_id] end, a.happened_at,
                       :now::timestamptz
                  from loyalty.till_act a left join loyalty.redemption r on r.id = a.redemption_id
                 where a.own and a.happened_at >= :since::timestamptz
                """, since, now, Map.of());
    }

    /** By weeks of the organisation's zone; a member's pieces count as one. */
    int cashier(Instant since, Instant now, ZoneId zone) {
        return run(
                """
                select 'cashier:' || g.user_id || ':' || g.customer || ':' || g.programme_id || ':' || g.week, 'cashier', g.programme_id,
                       g.profile, g.user_id,
                       g.served || ' of ' || g.all_acts || ' acts at tills for this member in the week from ' || g.week
                         || ' were by one colleague.',
                       '{}'::bigint[], g.last_at, :now::timestamptz
                  from (select a.user_id, a.customer, a.programme_id, min(a.profile_id) as profile, a.week, count(*) as served,
                               max(a.happened_at) as last_at,
                               sum(count(*)) over (partition by a.customer, a.programme_id, a.week) as all_acts
                          from (select t.user_id, p.customer_id as customer, t.programme_id, t.profile_id, t.happened_at,
                                       date_trunc('week', t.happened_at at time zone :zone)::date as week
                                  from loyalty.till_act t join customer.v_profile p on p.id = t.profile_id
                                 where t.happened_at >= :since::timestamptz and t.undone_at is null) a
                         group by a.user_id, a.customer, a.programme_id, a.week) g
                 where g.user_id is not null and g.served >= :served and g.served * 100 >= g.all_acts * :share
                """,
                since,
                now,
                Map.of("zone", zone.getId(), "served", Thresholds.SERVED, "share", Thresholds.SHARE_PERCENT));
    }

    int claims(Instant since, Instant now, ZoneId zone) {
        return run("""
                select 'claims:' || c.member_id || ':' || c.day, 'claims', c.programme_id,
                       min(c.profile_id), case when count(distinct c.user_id) = 1 then min(c.user_id) end,
                       count(*) || ' receipts were claimed on ' || c.day || '.', '{}'::bigint[],
                       max(c.claimed_at), :now::timestamptz
                  from (select k.member_id, k.programme_id, k.profile_id, k.user_id, k.claimed_at,
                               (k.claimed_at at time zone :zone)::date as day
                          from loyalty.claim k where k.claimed_at >= :since::timestamptz) c
                 group by c.member_id, c.programme_id, c.day having count(*) >= :most
                """, since, now, Map.of("zone", zone.getId(), "most", Thresholds.CLAIMS_A_DAY));
    }

    int friends(Instant since, Instant now, ZoneId zone) {
        return run("""
                select 'friends:' || r.customer_id || ':' || r.programme_id || ':' || r.day, 'friends',
                       r.programme_id, min(r.advocate_profile_id), null::bigint,
                       count(*) || ' friends were brought on ' || r.day || ', '
                         || count(*) filter (where r.state = 'refused') || ' of them refused.',
                       '{}'::bigint[], max(r.bound_at), :now::timestamptz
                  from (select p.customer_id, f.programme_id, f.advocate_profile_id, f.state, f.bound_at,
                               (f.bound_at at time zone :zone)::date as day
                          from loyalty.referral f join customer.v_profile p on p.id = f.advocate_profile_id
                         where f.bound_at >= :since::timestamptz) r
                 group by r.customer_id, r.programme_id, r.day having count(*) >= :most
                """, since, now, Map.of("zone", zone.getId(), "most", Thresholds.FRIENDS_A_DAY));
    }

    /** Reasons as the referrals slice words them: oneself, something shared, a ring, too many. */
    int refusedFriends(Instant since, Instant now) {
        return run("""
                select 'refused_friend:' || r.id, 'refused_friend', r.programme_id, r.advocate_profile_id, null::bigint, r.reason,
                       '{}'::bigint[], r.bound_at, :now::timestamptz
                  from loyalty.referral r
                 where r.state = 'refused' and r.bound_at >= :since::timestamptz
                   and (r.reason like 'They are the same%' or r.reason like 'They share%' or r.reason like 'The friend is among%'
                        or r.reason like 'The advocate has brought%')
                """, since, now, Map.of());
    }

    int nearLimit(Instant since, Instant now, ZoneId zone) {
        return run("""
                select 'near_limit:' || a.programme_id || ':' || a.asked_kind || ':' || a.asked_by || ':' || a.day,
                       'near_limit', a.programme_id, case when count(distinct a.profile_id) = 1 then min(a.profile_id) end,
                       case when a.asked_kind = 'user' then a.asked_by end,
                       count(*) || ' corrections of ' || sum(abs(a.change)) || ' together on ' || a.day
                         || case when a.asked_kind = 'user' then '' else ' by a program' end || '; ' || coalesce(min(t.adjust_most), 1000)
                         || ' need nobody else.',
                       coalesce((array_agg(a.posting_id order by a.id) filter (where a.posting_id is not null))[1 : 50], '{}'), max(a.asked_at),
                       :now::timestamptz
                  from (select j.id, j.programme_id, j.profile_id, j.asked_kind, j.asked_by, j.asked_at, j.change, j.posting_id,
                               (j.asked_at at time zone :zone)::date as day
                          from loyalty.adjustment j
                         where j.state = 'posted' and j.decided_by is null and j.asked_kind <> 'house'
                           and j.asked_at >= :since::timestamptz) a
                  left join loyalty.programme_terms t on t.programme_id = a.programme_id
                 group by a.programme_id, a.asked_kind, a.asked_by, a.day
                having sum(abs(a.change)) * 100 >= coalesce(min(t.adjust_most), 1000) * :share and coalesce(min(t.adjust_most), 1000) > 0
                """, since, now, Map.of("zone", zone.getId(), "share", Thresholds.LIMIT_PERCENT));
    }

    int merges(Instant since, Instant now) {
        return run("""
                select 'merge:' || d.id, 'merge', w.programme_id, d.profile_id, d.user_id,
                       'A reward for ' || d.points || ' was taken '
                         || greatest(0, extract(epoch from d.taken_at - m.happened_at)::bigint / 60)
                         || ' minutes after customers ' || m.from_customer_id || ' and ' || m.to_customer_id || ' were joined.',
                       array[d.posting_id], d.taken_at, :now::timestamptz
                  from loyalty.redemption d join loyalty.reward w on w.id = d.reward_id
                  join customer.v_profile p on p.id = d.profile_id
                  join lateral (
                    select v.happened_at, v.from_customer_id, v.to_customer_id from customer.v_movement v
                     where v.to_customer_id = p.customer_id and v.kind = 'merge' and v.actor_kind = 'user'
                       and v.happened_at <= d.taken_at and v.happened_at > d.taken_at - make_interval(hours => :hours)
                     order by v.happened_at desc limit 1) m on true
                 where d.taken_at >= :since::timestamptz and d.undone_at is null and d.points > 0
                """, since, now, Map.of("hours", Thresholds.MERGE_HOURS));
    }

    /** Looks at the members for whom an order was posted after this entry. */
    int earns(Instant now, ZoneId zone) {
        return jdbc.sql(NOTE + """
                        select 'earns:' || g.account_id || ':' || g.day, 'earns', pr.id, a.holder_id, null::bigint,
                               g.orders || ' purchases of ' || g.day || ' earned.', g.postings[1 : 50], g.last_at, :now::timestamptz
                          from (select p.account_id, (p.occurred_at at time zone :zone)::date as day, count(distinct p.cause_id) as orders,
                                       array_agg(p.id order by p.id) as postings, max(p.occurred_at) as last_at
                                  from loyalty.posting p
                                 where p.kind = 'earn' and p.cause = 'order'
                                   and (p.account_id, (p.occurred_at at time zone :zone)::date) in (
                                     select n.account_id, (n.occurred_at at time zone :zone)::date from loyalty.posting n
                                      where n.recorded_at > (select looked_at - interval '10 minutes' from loyalty.suspicion_cursor)
                                        and n.kind = 'earn' and n.cause = 'order')
                                 group by 1, 2 having count(distinct p.cause_id) >= :most) g
                          join loyalty.account a on a.id = g.account_id and a.holder = 'member'
                          left join loyalty.programme pr on pr.unit_id = a.unit_id
                        """ + ONCE)
                .param("zone", zone.getId())
                .param("most", Thresholds.ORDERS_A_DAY)
                .param("now", now.toString())
                .update();
    }

    /** Whether it is time to look; not while another server does it, nor when it was done after that moment. */
    boolean lockCursor(Instant before) {
        return jdbc.sql("""
                        select 1 from loyalty.suspicion_cursor where looked_at <= :before::timestamptz for update skip locked""")
                .param("before", before.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** What was recorded shortly before is looked at again: its transaction may not have ended then. */
    void looked(Instant now) {
        jdbc.sql("update loyalty.suspicion_cursor set looked_at = :now::timestamptz")
                .param("now", now.toString())
                .update();
    }
}
