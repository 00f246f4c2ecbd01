package heartstring.loyalty.rewards;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of rewards and redemptions. */
@Component
class RewardsSql {

    private static final String REWARDS = """
            select r.id, r.programme_id, r.name, r.kind, r.points, r.value_minor, r.cost_minor, r.product,
                   case when r.stocked then coalesce((select a.available from loyalty.account a
                                                       where a.holder = 'stock' and a.holder_id = r.id), 0) end,
                   r.most_a_member, r.from_at, r.until_at, r.on_offer
              from loyalty.reward r
            """;
    private static final String REDEMPTION = """
            select d.id, d.reward_id, r.name, d.profile_id, d.points,
                   '…' || coalesce(d.code_tail, right(d.code, 4)), d.taken_at, d.undone_at""";
    private static final String REDEMPTIONS = REDEMPTION + """

              from loyalty.redemption d join loyalty.reward r on r.id = d.reward_id
            """;

    private final JdbcClient jdbc;

    RewardsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName rewardName() {
        return new SubjectName("reward", "select name from loyalty.reward where id = subject.id", null);
    }

    /** What has to be given back. */
    record Undoing(long rewardId, long postingId, long stockPostingId, long points) {}

    long make(int programmeId, Rewards.Draft draft, Instant from, long userId) {
        return jdbc.sql("""
                        insert into loyalty.reward (programme_id, name, kind, points, value_minor, cost_minor, product, stocked,
                                                    most_a_member, from_at, until_at, user_id)
                        values (:programme, :name, :kind, :points, :value, :cost, :product, :stocked, :most, :from::timestamptz,
                                :until::timestamptz, nullif(:user, 0))
                        returning id""")
                .param("programme", programmeId)
                .param("name", draft.name())
                .param("kind", draft.kind().name().toLowerCase(Locale.ROOT))
                .param("points", draft.points())
                .param("value", draft.valueMinor())
                .param("cost", draft.costMinor())
                .param("product", draft.product())
                .param("stocked", draft.stock() != null)
                .param("most", draft.mostAMember())
                .param("from", from.toString())
                .param("until", draft.until() == null ? null : draft.until().toString())
                .param("user", userId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    boolean setOnOffer(long id, boolean onOffer) {
        return jdbc.sql("update loyalty.reward set on_offer = :on where id = :id and on_offer <> :on")
                        .param("id", id)
                        .param("on", onOffer)
                        .update()
                == 1;
    }

    Optional<Reward> byId(long id) {
        return jdbc.sql(REWARDS + "where r.id = :id")
                .param("id", id)
                .query(RewardsSql::reward)
                .optional();
    }

    Map<Long, Reward> byIds(Collection<Long> ids) {
        return jdbc
                .sql(REWARDS + "where r.id = any(:ids)")
                .param("ids", longs(ids))
                .query(RewardsSql::reward)
                .list()
                .stream()
                .collect(Collectors.toMap(Reward::id, r -> r));
    }

    List<Reward> all(int programmeId) {
        return jdbc.sql(REWARDS + "where r.programme_id = :programme order by r.points, r.id limit 500")
                .param("programme", programmeId)
                .query(RewardsSql::reward)
                .list();
    }

    /** Those who take a limited reward for the same customer come one after the other. */
    void lockTakers(Collection<Long> customers) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(7304, lock)
                          from (select distinct hashint8(customer) as lock from unnest(:customers::bigint[]) as t(customer)
                                 order by 1) locks""").param("customers", longs(customers)).query(row -> {});
    }

    /** A customer who wants a limited reward. */
    record Taker(long rewardId, long customerId) {}

    /** How often each of these has the reward already. */
    Map<Taker, Long> taken(Collection<Taker> takers) {
        Map<Taker, Long> taken = new HashMap<>();
        jdbc.sql("""
                        select t.reward, t.customer, count(d.id)
                          from unnest(:rewards::bigint[], :customers::bigint[]) as t(reward, customer)
                          left join (customer.v_profile p
                                     join loyalty.redemption d on d.profile_id = p.id and d.undone_at is null)
                            on p.customer_id = t.customer and d.reward_id = t.reward
                         group by t.reward, t.customer""")
                .param("rewards", takers.stream().mapToLong(Taker::rewardId).toArray())
                .param("customers", takers.stream().mapToLong(Taker::customerId).toArray())
                .query(rs -> {
                    taken.put(new Taker(rs.getLong(1), rs.getLong(2)), rs.getLong(3));
                });
        return taken;
    }

    /** A redemption to be kept; {@code stockPosting} 0 where none was taken from stock. */
    record Kept(
            long rewardId,
            long profileId,
            long posting,
            long stockPosting,
            long points,
            Codes.@Nullable Sealed code,
            Instant at,
            long userId) {}

    /** Their numbers, by the posting that paid. */
    Map<Long, Long> keep(List<Kept> all) {
        Map<Long, Long> ids = new HashMap<>();
        jdbc.sql("""
                        insert into loyalty.redemption (reward_id, profile_id, posting_id, stock_posting_id, points, code_sealed,
                                                        code_digest, code_tail, taken_at, user_id)
                        select r, f, p, nullif(k, 0), n, s, d, l, a, nullif(u, 0)
                          from unnest(:rewards::bigint[], :profiles::bigint[], :postings::bigint[], :stocks::bigint[],
                                      :points::bigint[], :sealed::bytea[], :digests::bytea[], :tails::text[],
                                      :ats::timestamptz[], :users::bigint[]) as t(r, f, p, k, n, s, d, l, a, u)
                        returning id, posting_id""")
                .param("rewards", all.stream().mapToLong(Kept::rewardId).toArray())
                .param("profiles", all.stream().mapToLong(Kept::profileId).toArray())
                .param("postings", all.stream().mapToLong(Kept::posting).toArray())
                .param("stocks", all.stream().mapToLong(Kept::stockPosting).toArray())
                .param("points", all.stream().mapToLong(Kept::points).toArray())
                .param("sealed", of(all, Codes.Sealed::sealed).toArray(byte[][]::new))
                .param("digests", of(all, Codes.Sealed::digest).toArray(byte[][]::new))
                .param("tails", of(all, Codes.Sealed::tail).toArray(String[]::new))
                .param("ats", all.stream().map(k -> k.at().toString()).toArray(String[]::new))
                .param("users", all.stream().mapToLong(Kept::userId).toArray())
                .query(rs -> {
                    ids.put(rs.getLong(2), rs.getLong(1));
                });
        return ids;
    }

    private static <T> Stream<@Nullable T> of(List<Kept> all, Function<Codes.Sealed, T> part) {
        return all.stream().map(k -> k.code() == null ? null : part.apply(k.code()));
    }

    private static long[] longs(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** A code as an older version left it. */
    record Plain(long id, long postingId, String code) {}

    List<Plain> plain(int most) {
        return jdbc.sql("""
                        select id, posting_id, code from loyalty.redemption
                         where code is not null order by id limit :most for update skip locked""")
                .param("most", most)
                .query((rs, n) -> new Plain(rs.getLong(1), rs.getLong(2), rs.getString(3)))
                .list();
    }

    void seal(long id, Codes.Sealed code) {
        jdbc.sql("""
                        update loyalty.redemption
                           set code = null, code_sealed = :sealed, code_digest = :digest, code_tail = :tail where id = :id""")
                .param("sealed", code.sealed())
                .param("digest", code.digest())
                .param("tail", code.tail())
                .param("id", id)
                .update();
    }

    /** A sealed code and the posting that opens it. */
    record Shut(byte[] sealed, long postingId) {}

    Optional<Shut> sealed(long id) {
        return jdbc.sql(
                        "select code_sealed, posting_id from loyalty.redemption where id = :id and code_sealed is not null")
                .param("id", id)
                .query((rs, n) -> new Shut(rs.getBytes(1), rs.getLong(2)))
                .optional();
    }

    Optional<Redemption> byDigest(byte[] digest) {
        return jdbc.sql(REDEMPTIONS + "where d.code_digest = :digest")
                .param("digest", digest)
                .query(RewardsSql::redemption)
                .optional();
    }

    /** A gift card of which something is spent stays; whoever spends from it and whoever undoes it come one after the other. */
    Optional<Undoing> undo(long id, Instant at) {
        jdbc.sql("select id from loyalty.redemption where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return jdbc.sql("""
                        update loyalty.redemption set undone_at = :at::timestamptz where id = :id and undone_at is null
                           and not exists (select from loyalty.gift_card g join loyalty.gift_spend s on s.card_id = g.id
                                            where g.redemption_id = :id and s.amount_minor > s.given_back_minor)
                        returning reward_id, posting_id, coalesce(stock_posting_id, 0), points""")
                .param("id", id)
                .param("at", at.toString())
                .query((rs, n) -> new Undoing(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .optional();
    }

    /** Redemptions by the keys they were made with. */
    Map<UUID, Redemption> byKeys(Collection<UUID> keys) {
        Map<UUID, Redemption> found = new HashMap<>();
        jdbc.sql(REDEMPTION + """
                        , p.key
                          from loyalty.posting p join loyalty.redemption d on d.posting_id = p.id
                          join loyalty.reward r on r.id = d.reward_id
                         where p.key = any(:keys::uuid[])""")
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .query(rs -> {
                    found.put(Objects.requireNonNull(rs.getObject(9, UUID.class)), redemption(rs, 0));
                });
        return found;
    }

    Optional<Redemption> redemption(long id) {
        return jdbc.sql(REDEMPTIONS + "where d.id = :id")
                .param("id", id)
                .query(RewardsSql::redemption)
                .optional();
    }

    List<Redemption> ofCustomer(long customerId) {
        return jdbc.sql(REDEMPTIONS + """
                        where d.profile_id in (select id from customer.v_profile where customer_id = :customer)
                        order by d.id desc limit 100""")
                .param("customer", customerId)
                .query(RewardsSql::redemption)
                .list();
    }

    private static Redemption redemption(ResultSet rs, int number) throws SQLException {
        Timestamp undone = rs.getTimestamp(8);
        return new Redemption(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                undone == null ? null : undone.toInstant());
    }

    private static Reward reward(ResultSet rs, int number) throws SQLException {
        Timestamp until = rs.getTimestamp(12);
        return new Reward(
                rs.getLong(1),
                rs.getInt(2),
                rs.getString(3),
                Reward.Kind.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getInt(5),
                rs.getObject(6, Long.class),
                rs.getObject(7, Long.class),
                rs.getString(8),
                rs.getObject(9, Long.class),
                rs.getObject(10, Integer.class),
                rs.getTimestamp(11).toInstant(),
                until == null ? null : until.toInstant(),
                rs.getBoolean(13));
    }
}
