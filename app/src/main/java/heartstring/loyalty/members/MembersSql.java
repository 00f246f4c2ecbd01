package heartstring.loyalty.members;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of memberships. */
@Component
class MembersSql {

    private static final String COLUMNS = """
            select m.id, m.programme_id, m.profile_id, p.customer_id, m.card, m.status, m.joined_at
              from loyalty.member m join customer.v_profile p on p.id = m.profile_id
            """;

    private final JdbcClient jdbc;

    MembersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName memberName() {
        String select = """
                select h.name from loyalty.member m join customer.v_profile p on p.id = m.profile_id
                  join customer.v_headline h on h.customer_id = p.customer_id
                 where m.id = subject.id""";
        return new SubjectName("member", select, null);
    }

    /** The customer's oldest piece, locked so that two who join the same person at once come one after the other. */
    Optional<Long> lockLeadProfile(long customerId) {
        return jdbc.sql("""
                        select id from customer.v_profile where customer_id = :customer and erased_at is null
                         order by id limit 1 for no key update""")
                .param("customer", customerId)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Long> join(int programme, long profile, String card, Member.Way way, Instant at, long user) {
        return jdbc.sql("""
                        insert into loyalty.member (programme_id, profile_id, card, status, joined_at, joined_by, user_id)
                        values (:programme, :profile, :card, 'active', :at::timestamptz, :way, nullif(:user, 0))
                        on conflict (card) do nothing returning id""")
                .param("programme", programme)
                .param("profile", profile)
                .param("card", card)
                .param("at", at.toString())
                .param("way", way.name().toLowerCase(Locale.ROOT))
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** One card of each customer that has no membership yet: the one seen first. */
    List<Member> adopt(int programme, int most) {
        return jdbc.sql("""
                        with cards as (
                          select distinct on (p.customer_id) p.customer_id, p.id as profile_id, i.value, i.first_seen_at
                            from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                           where i.kind = 'loyalty_card' and p.erased_at is null
                             and not exists (select from loyalty.member m join customer.v_profile q on q.id = m.profile_id
                                              where m.programme_id = :programme and q.customer_id = p.customer_id)
                             and not exists (select from loyalty.member m where m.card = i.value)
                           order by p.customer_id, i.first_seen_at, i.value limit :most),
                        made as (
                          insert into loyalty.member (programme_id, profile_id, card, status, joined_at, joined_by)
                          select :programme, profile_id, value, 'active', first_seen_at, 'import' from cards
                           order by value on conflict do nothing
                          returning id, programme_id, profile_id, card, status, joined_at)
                        select m.id, m.programme_id, m.profile_id, c.customer_id, m.card, m.status, m.joined_at
                          from made m join cards c on c.profile_id = m.profile_id""")
                .param("programme", programme)
                .param("most", most)
                .query(MembersSql::member)
                .list();
    }

    Optional<Member> byId(long id) {
        return jdbc.sql(COLUMNS + "where m.id = :id")
                .param("id", id)
                .query(MembersSql::member)
                .optional();
    }

    Optional<Member> byCard(String card) {
        return jdbc.sql(COLUMNS + "where m.card = :card")
                .param("card", card)
                .query(MembersSql::member)
                .optional();
    }

    /** Of one programme, or of all for 0; those that may be used first, then the oldest. */
    List<Member> ofCustomer(int programme, long customerId) {
        return jdbc.sql(COLUMNS + """
                        where p.customer_id = :customer and (:programme = 0 or m.programme_id = :programme)
                        order by m.status, m.id limit 1000""")
                .param("customer", customerId)
                .param("programme", programme)
                .query(MembersSql::member)
                .list();
    }

    Map<Long, List<Member>> byProfiles(Collection<Long> profiles) {
        Map<Long, List<Member>> found = new HashMap<>();
        jdbc.sql("""
                        select m.id, m.programme_id, m.profile_id, p.customer_id, m.card, m.status, m.joined_at, asked.id
                          from customer.v_profile asked
                          join customer.v_profile p on p.customer_id = asked.customer_id
                          join loyalty.member m on m.profile_id = p.id
                         where asked.id = any(:profiles) order by m.status, m.id""")
                .param("profiles", profiles.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    found.computeIfAbsent(rs.getLong(8), k -> new ArrayList<>()).add(member(rs, 0));
                });
        return found;
    }

    Map<Long, Long> profilesOf(Collection<Long> ids) {
        Map<Long, Long> found = new HashMap<>();
        jdbc.sql("select id, profile_id from loyalty.member where id = any(:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    found.put(rs.getLong(1), rs.getLong(2));
                });
        return found;
    }

    boolean set(long id, Member.Status status) {
        return jdbc.sql(
                                "update loyalty.member set status = :status where id = :id and status not in ('closed', :status)")
                        .param("id", id)
                        .param("status", status.name().toLowerCase(Locale.ROOT))
                        .update()
                == 1;
    }

    boolean hasMail(long customerId, String mail) {
        return jdbc.sql("""
                        select exists (
                          select from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                           where i.kind = 'email' and i.value = :mail and p.customer_id = :customer)""")
                .param("mail", mail)
                .param("customer", customerId)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    private static Member member(ResultSet rs, int number) throws SQLException {
        return new Member(
                rs.getLong(1),
                rs.getInt(2),
                rs.getLong(3),
                rs.getLong(4),
                rs.getString(5),
                Member.Status.valueOf(rs.getString(6).toUpperCase(Locale.ROOT)),
                rs.getTimestamp(7).toInstant());
    }
}
