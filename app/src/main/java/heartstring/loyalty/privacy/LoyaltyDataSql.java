package heartstring.loyalty.privacy;

import heartstring.customer.privacy.PersonalData;
import heartstring.loyalty.rewards.Codes;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget what this room keeps of a person. */
@Component
class LoyaltyDataSql {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;
    private final Codes codes;

    LoyaltyDataSql(JdbcClient jdbc, Codes codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    void members(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('programme', g.name, 'card', m.card, 'status', m.status, 'joinedAt', m.joined_at)
                          from loyalty.member m join loyalty.programme g on g.id = m.programme_id
                         where m.profile_id = any(:profiles) order by m.id""").param("profiles", profiles).query(rs -> {
            rows.row("Memberships", rs.getString(1));
        });
    }

    void movements(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('unit', u.name, 'movement', p.kind, 'amount', p.amount, 'cause', p.cause,
                                                 'rule', r.name, 'at', p.occurred_at)
                          from loyalty.account a join loyalty.unit u on u.id = a.unit_id
                          join loyalty.posting p on p.account_id = a.id
                          left join loyalty.v_giver r on r.id = p.rule_id
                         where a.holder = 'member' and a.holder_id = any(:profiles) order by p.id""").withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row("Points", rs.getString(1));
        });
    }

    void redemptions(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('reward', r.name, 'points', d.points, 'takenAt', d.taken_at,
                                                 'undoneAt', d.undone_at)::text,
                               d.code, d.code_sealed, d.posting_id
                          from loyalty.redemption d join loyalty.reward r on r.id = d.reward_id
                         where d.profile_id = any(:profiles) order by d.id""").param("profiles", profiles).query(rs -> {
            byte[] sealed = rs.getBytes(3);
            String code = sealed == null ? rs.getString(2) : codes.open(sealed, rs.getLong(4));
            // Codes are letters, digits and dashes.
            String shown = code == null ? "null" : "\"" + code + "\"";
            rows.row("Rewards", rs.getString(1).replaceFirst("^\\{", "{\"code\":" + shown + ","));
        });
    }

    void adjustments(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('points', change, 'reason', reason, 'state', state, 'askedAt', asked_at)
                          from loyalty.adjustment where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Corrections", rs.getString(1));
        });
    }

    void households(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('household', household_id, 'head', head, 'joinedAt', joined_at, 'leftAt', left_at)
                          from loyalty.household_member where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Households", rs.getString(1));
        });
    }

    /** Whoever has been there longest becomes head where the head goes. */
    long leaveHouseholds(long[] profiles) {
        List<Long> left = jdbc.sql("""
                        delete from loyalty.household_member where profile_id = any(:profiles) returning household_id""")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list();
        jdbc.sql("""
                        update loyalty.household_member m set head = true
                         where m.id in (select min(id) from loyalty.household_member
                                         where household_id = any(:left) and left_at is null
                                         group by household_id having not bool_or(head))""")
                .param("left", left.stream().mapToLong(Long::longValue).toArray())
                .update();
        return left.size();
    }

    void tiers(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('programme', g.name, 'from', f.name, 'to', t.name, 'reason', c.reason, 'at', c.noted_at)
                          from loyalty.tier_change c join loyalty.programme g on g.id = c.programme_id
                          left join loyalty.tier f on f.id = c.from_tier_id left join loyalty.tier t on t.id = c.to_tier_id
                         where c.profile_id = any(:profiles) order by c.id""").param("profiles", profiles).query(rs -> {
            rows.row("Tiers", rs.getString(1));
        });
        jdbc.sql("""
                        select json_build_object('tier', tier_key, 'from', from_at, 'until', until_at, 'reason', reason)
                          from loyalty.tier_promise where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Promised tiers", rs.getString(1));
        });
    }

    void answers(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('rule', r.name, 'condition', r.condition, 'answers', a.answers, 'at', a.answered_at)
                          from loyalty.rule_answer a join loyalty.earn_rule r on r.id = a.rule_id
                         where a.profile_id = any(:profiles) order by a.answered_at, a.cause, a.rule_id""").withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row("Answers that decided about points", rs.getString(1));
        });
    }

    void claims(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('receipt', order_key, 'claimedAt', claimed_at)
                          from loyalty.claim where profile_id = any(:profiles) order by claimed_at""").param("profiles", profiles).query(rs -> {
            rows.row("Claimed receipts", rs.getString(1));
        });
    }

    void challenges(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('challenge', c.name, 'reachedAt', z.given_at, 'deserved', z.deserved)
                          from loyalty.challenge_prize z join loyalty.challenge c on c.id = z.challenge_id
                         where z.profile_id = any(:profiles) order by z.id""").param("profiles", profiles).query(rs -> {
            rows.row("Challenges", rs.getString(1));
        });
        jdbc.sql("""
                        select json_build_object('challenge', c.name, 'at', k.occurred_at, 'counted', k.amount)
                          from loyalty.challenge_count k join loyalty.challenge c on c.id = k.challenge_id
                         where k.profile_id = any(:profiles) order by k.occurred_at""").param("profiles", profiles).query(rs -> {
            rows.row("Counted towards challenges", rs.getString(1));
        });
    }

    long forgetChallenges(long[] profiles) {
        return jdbc.sql("""
                        with k as (delete from loyalty.challenge_count where profile_id = any(:profiles) returning 1),
                        z as (delete from loyalty.challenge_prize where profile_id = any(:profiles) returning 1),
                        d as (delete from loyalty.challenge_due where profile_id = any(:profiles) returning 1)
                        select (select count(*) from k) + (select count(*) from z) + (select count(*) from d)""")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** A receipt stays claimed, by nobody. */
    long forgetClaims(long[] profiles) {
        return jdbc.sql(
                        "update loyalty.claim set profile_id = 0, member_id = 0, card = '' where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }

    /** What was worked out about tiers goes, and what was answered about the person. */
    long forgetTiers(long[] profiles) {
        return jdbc.sql("""
                        with a as (delete from loyalty.rule_answer where profile_id = any(:profiles) returning 1),
                        w as (delete from loyalty.order_worth where profile_id = any(:profiles) returning 1),
                        m as (delete from loyalty.capped where profile_id = any(:profiles) returning 1),
                        p as (delete from loyalty.tier_promise where profile_id = any(:profiles) returning 1),
                        s as (delete from loyalty.tier_standing where profile_id = any(:profiles) returning 1),
                        c as (delete from loyalty.tier_change where profile_id = any(:profiles) returning 1),
                        d as (delete from loyalty.tier_due where profile_id = any(:profiles) returning 1)
                        select (select count(*) from a) + (select count(*) from w) + (select count(*) from p)
                             + (select count(*) from s) + (select count(*) from c) + (select count(*) from d)
                             + (select count(*) from m)""")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void referrals(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('as', case when r.friend_profile_id = any(:profiles) then 'friend' else 'advocate' end,
                                                 'since', r.bound_at, 'state', r.state, 'reason', r.reason, 'boughtAt', r.bought_at)
                          from loyalty.referral r
                         where r.friend_profile_id = any(:profiles) or r.advocate_profile_id = any(:profiles) order by r.id""").param("profiles", profiles).query(rs -> {
            rows.row("Friends brought", rs.getString(1));
        });
    }

    /** What was under way ends; what was given stays in the totals. */
    long forgetReferrals(long[] profiles) {
        return jdbc.sql("""
                        update loyalty.referral
                           set bought_order = null, look_at = null,
                               reason = case when state in ('waiting', 'bought') then 'One of them was forgotten.' else reason end,
                               state = case when state in ('waiting', 'bought') then 'refused' else state end
                         where friend_profile_id = any(:profiles) or advocate_profile_id = any(:profiles)""").param("profiles", profiles).update();
    }

    /** Cards, codes, reasons and the shop's numbers of orders go; what remains are numbers that lead to nobody. */
    long forget(long[] profiles) {
        return jdbc.sql("""
                        with m as (delete from loyalty.member where profile_id = any(:profiles) returning 1),
                        a as (
                          update loyalty.adjustment set reason = '' where profile_id = any(:profiles) and reason <> '' returning 1),
                        d as (
                          update loyalty.redemption
                             set code = null, code_sealed = null, code_digest = null, code_tail = null
                           where profile_id = any(:profiles) returning 1),
                        q as (
                          delete from loyalty.due_order q using loyalty.order_book b
                           where b.profile_id = any(:profiles) and q.source_id = b.source_id and q.order_key = b.order_key
                          returning 1),
                        b as (
                          update loyalty.order_book set order_key = 'erased ' || id where profile_id = any(:profiles) returning 1)
                        select (select count(*) from m) + (select count(*) from d) + (select count(*) from q)
                             + (select count(*) from b) + (select count(*) from a)""")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
