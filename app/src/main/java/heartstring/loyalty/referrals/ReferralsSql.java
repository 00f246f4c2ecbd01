package heartstring.loyalty.referrals;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.referrals.Referral.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of codes and of who brought whom. */
@Component
class ReferralsSql {

    static final String REFERRALS = """
            select r.id, r.programme_id, r.advocate_profile_id, r.friend_profile_id, a.customer_id, f.customer_id, r.bound_at,
                   r.counts_from, r.advocate_points, r.friend_points, r.minimum_minor, r.window_days, r.state, r.reason, r.bought_at,
                   r.due_at, coalesce(r.advocate_posting_id, 0), coalesce(r.friend_posting_id, 0)
              from loyalty.referral r join customer.v_profile a on a.id = r.advocate_profile_id
              join customer.v_profile f on f.id = r.friend_profile_id
            """;

    private final JdbcClient jdbc;

    ReferralsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReferralSetting> setting(int programmeId) {
        return jdbc.sql("""
                        select programme_id, advocate_points, friend_points, minimum_minor, window_days, most_a_day, running
                          from loyalty.referral_setting where programme_id = :programme""")
                .param("programme", programmeId)
                .query((rs, n) -> new ReferralSetting(
                        rs.getInt(1),
                        rs.getInt(2),
                        rs.getInt(3),
                        rs.getLong(4),
                        rs.getInt(5),
                        rs.getInt(6),
                        rs.getBoolean(7)))
                .optional();
    }

    void set(ReferralSetting setting) {
        jdbc.sql("""
                        insert into loyalty.referral_setting (programme_id, advocate_points, friend_points, minimum_minor, window_days,
                                                              most_a_day, running)
                        values (:programme, :advocate, :friend, :minimum, :window, :most, :running)
                        on conflict (programme_id) do update
                           set advocate_points = excluded.advocate_points, friend_points = excluded.friend_points,
                               minimum_minor = excluded.minimum_minor, window_days = excluded.window_days,
                               most_a_day = excluded.most_a_day, running = excluded.running""")
                .param("programme", setting.programmeId())
                .param("advocate", setting.advocatePoints())
                .param("friend", setting.friendPoints())
                .param("minimum", setting.minimumMinor())
                .param("window", setting.windowDays())
                .param("most", setting.mostADay())
                .param("running", setting.running())
                .update();
    }

    Optional<String> code(long memberId) {
        return jdbc.sql("select code from loyalty.referral_code where member_id = :member")
                .param("member", memberId)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** Another with the same code, or the same member at the same moment: then nothing happens. */
    void make(long memberId, String code, Instant now) {
        jdbc.sql("""
                        insert into loyalty.referral_code (member_id, code, made_at) values (:member, :code, :now::timestamptz)
                        on conflict do nothing""")
                .param("member", memberId)
                .param("code", code)
                .param("now", now.toString())
                .update();
    }

    Optional<Long> byCode(String code) {
        return jdbc.sql("select member_id from loyalty.referral_code where code = :code")
                .param("code", code)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Referral> byId(long id) {
        return jdbc.sql(REFERRALS + "where r.id = :id")
                .param("id", id)
                .query(ReferralsSql::referral)
                .optional();
    }

    /** What was said of these two customers before; one that holds before a refused one. */
    Optional<Referral> between(int programmeId, long advocate, long friend) {
        return jdbc.sql(REFERRALS + """
                        where r.programme_id = :programme and a.customer_id = :advocate and f.customer_id = :friend
                        order by (r.state = 'refused'), r.id limit 1""")
                .param("programme", programmeId)
                .param("advocate", advocate)
                .param("friend", friend)
                .query(ReferralsSql::referral)
                .optional();
    }

    List<Referral> ofAdvocate(int programmeId, long customerId) {
        return jdbc.sql(REFERRALS + """
                        where r.programme_id = :programme and a.customer_id = :customer order by r.id desc limit 200""")
                .param("programme", programmeId)
                .param("customer", customerId)
                .query(ReferralsSql::referral)
                .list();
    }

    ReferralRules.Facts facts(Member advocate, Member friend, ReferralSetting setting, Instant now, boolean late) {
        return jdbc.sql("""
                        select exists (select from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                                        where p.customer_id = :friend and o.occurred_at < :joined::timestamptz
                                          and o.status <> 'cancelled'),
                               exists (select from loyalty.referral r join customer.v_profile p on p.id = r.friend_profile_id
                                        where p.customer_id = :friend and r.programme_id = :programme and r.state <> 'refused'),
                               (select count(*) from loyalty.referral r join customer.v_profile p on p.id = r.advocate_profile_id
                                 where p.customer_id = :advocate and r.programme_id = :programme and r.state <> 'refused'
                                   and r.bound_at > :now::timestamptz - interval '24 hours')""")
                .param("friend", friend.customerId())
                .param("advocate", advocate.customerId())
                .param("programme", friend.programmeId())
                .param("joined", friend.joinedAt().toString())
                .param("now", now.toString())
                .query((rs, n) -> new ReferralRules.Facts(
                        setting.running(),
                        advocate.status() == Member.Status.ACTIVE,
                        advocate.customerId() == friend.customerId(),
                        share(advocate.customerId(), friend.customerId()),
                        isRing(friend.programmeId(), advocate.customerId(), friend.customerId()),
                        late || rs.getBoolean(1),
                        rs.getBoolean(2),
                        rs.getLong(3),
                        setting.mostADay()))
                .single();
    }

    /** Whether two customers show the same address, number or card; of an e-mail address the part after a plus is left out. */
    boolean share(long one, long other) {
        return jdbc.sql("""
                        with shown as (
                          select p.customer_id, i.kind,
                                 case when i.kind = 'email' then regexp_replace(i.value, '[+][^@]*@', '@') else i.value end as value
                            from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                           where p.customer_id in (:one, :other) and i.kind in ('email', 'phone', 'loyalty_card'))
                        select exists (select from shown a join shown b on b.kind = a.kind and b.value = a.value
                                        where a.customer_id = :one and b.customer_id = :other and :one <> :other)""")
                .param("one", one)
                .param("other", other)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Whether the friend stands somewhere above the advocate. */
    boolean isRing(int programmeId, long advocate, long friend) {
        return jdbc.sql("""
                        with recursive above (customer_id) as (
                          select :advocate::bigint
                          union
                          select a.customer_id from above u
                            join customer.v_profile f on f.customer_id = u.customer_id
                            join loyalty.referral r on r.friend_profile_id = f.id and r.state <> 'refused'
                             and r.programme_id = :programme
                            join customer.v_profile a on a.id = r.advocate_profile_id)
                        select exists (select from above where customer_id = :friend and :friend <> :advocate)""")
                .param("programme", programmeId)
                .param("advocate", advocate)
                .param("friend", friend)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    long bind(
            Member advocate,
            Member friend,
            ReferralSetting setting,
            Referrals.Way way,
            Instant now,
            @Nullable String refusal) {
        return jdbc.sql("""
                        insert into loyalty.referral (programme_id, advocate_profile_id, friend_profile_id, way, bound_at, counts_from,
                                                      advocate_points, friend_points, minimum_minor, window_days, state, reason, look_at)
                        values (:programme, :advocate, :friend, :way, :now::timestamptz, :from::timestamptz, :advocatePoints,
                                :friendPoints, :minimum, :window, :state, :reason, :look::timestamptz)
                        returning id""")
                .param("programme", friend.programmeId())
                .param("advocate", advocate.profileId())
                .param("friend", friend.profileId())
                .param("way", way.name().toLowerCase(Locale.ROOT))
                .param("now", now.toString())
                .param("from", friend.joinedAt().toString())
                .param("advocatePoints", setting.advocatePoints())
                .param("friendPoints", setting.friendPoints())
                .param("minimum", setting.minimumMinor())
                .param("window", setting.windowDays())
                .param("state", refusal == null ? "waiting" : "refused")
                .param("reason", refusal)
                .param("look", refusal == null ? now.toString() : null)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    static Referral referral(ResultSet rs, int number) throws SQLException {
        return new Referral(
                rs.getLong(1),
                rs.getInt(2),
                rs.getLong(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getLong(6),
                Objects.requireNonNull(instant(rs, 7)),
                Objects.requireNonNull(instant(rs, 8)),
                rs.getInt(9),
                rs.getInt(10),
                rs.getLong(11),
                rs.getInt(12),
                State.valueOf(rs.getString(13).toUpperCase(Locale.ROOT)),
                rs.getString(14),
                instant(rs, 15),
                instant(rs, 16),
                rs.getLong(17),
                rs.getLong(18));
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
