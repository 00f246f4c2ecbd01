package heartstring.loyalty;

import heartstring.commerce.Feed;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.VoucherBatches;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop with a programme of its own, for tests. */
@TestComponent
public class Shop {

    /** How often a race is run; the proof runs it more often. */
    public static final int RACES =
            Integer.getInteger("heartstring.races", Boolean.getBoolean("heartstring.prove") ? 1_000 : 5);

    private final JdbcClient jdbc;
    private final Sources sources;
    private final Intake intake;
    private final Ledger ledger;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Programmes programmes;
    private final Rewards rewards;
    private final VoucherBatches batches;

    Shop(
            JdbcClient jdbc,
            Sources sources,
            Intake intake,
            Ledger ledger,
            Members members,
            Purses purses,
            Balances balances,
            Programmes programmes,
            Rewards rewards,
            VoucherBatches batches) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.intake = intake;
        this.ledger = ledger;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.programmes = programmes;
        this.rewards = rewards;
        this.batches = batches;
    }

    public Feed till() {
        return new Feed(sources, intake, "till");
    }

    public Programme programme() {
        return programmes.make(new Programmes.Draft(
                "s" + UUID.randomUUID().toString().substring(0, 12),
                "Test",
                "Points",
                "EUR",
                0,
                24,
                Policy.DEBT,
                Set.of(),
                Set.of()));
    }

    /** Somebody new, with an e-mail address where it is given, who joins. */
    public Member member(Programme programme, long points, @Nullable String email) {
        Member member = ((Members.Joining.Joined) members.join(programme, customer(email), Member.Way.TILL)).member();
        if (points > 0) {
            give(programme, member.profileId(), points);
        }
        return member;
    }

    public long customer(@Nullable String email) {
        Feed till = till();
        String user = UUID.randomUUID().toString();
        String traits = email == null ? "" : ",'traits':{'email':'" + email + "'}";
        till.send(List.of("{'type':'identify','userId':'%s'%s}".formatted(user, traits)));
        return jdbc.sql("""
                        select p.customer_id from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                         where i.value = :user limit 1""").param("user", user).query(Long.class).single();
    }

    public void give(Programme programme, long profile, long points) {
        give(Holder.member(programme.unitId(), profile), points);
    }

    public void give(Holder holder, long points) {
        ledger.post(new Command.Earn(
                Key.fresh(), holder, points, null, null, new Cause(Cause.Kind.EVENT, 0, 0, 0, Instant.now())));
    }

    /** Points as an order of that number in the book gives them. */
    public void earnedByOrder(Programme programme, long profile, long points, long order) {
        ledger.post(new Command.Earn(
                Key.fresh(),
                Holder.member(programme.unitId(), profile),
                points,
                null,
                null,
                new Cause(Cause.Kind.ORDER, order, 0, 0, Instant.now())));
    }

    public Balance balance(Programme programme, Member member) {
        long customer = members.byId(member.id()).orElseThrow().customerId();
        return balances.of(purses.ofCustomer(programme.unitId(), customer));
    }

    /** Goods among the rewards that cost the shop so much, so many of them. */
    public Reward goods(Programme programme, String name, long costMinor, long stock) {
        return rewards.offer(
                programme.id(),
                new Rewards.Draft(name, Reward.Kind.PRODUCT, 70, null, costMinor, null, stock, null, null));
    }

    /** How many of these are left. */
    public long left(Reward reward) {
        Long left = rewards.all(reward.programmeId()).stream()
                .filter(r -> r.id() == reward.id())
                .findFirst()
                .orElseThrow()
                .stock();
        return left == null ? 0 : left;
    }

    /** Vouchers of which each is for one person and takes so much off a basket, once. */
    public long personalVouchers(String name, long worthMinor) {
        VoucherBatches.Making made = batches.make(new VoucherBatches.Draft(
                name,
                null,
                1,
                1,
                null,
                0,
                null,
                VoucherBatch.Gives.AMOUNT,
                worthMinor,
                "EUR",
                null,
                null,
                null,
                true,
                Instant.now().minusSeconds(60),
                null));
        return ((VoucherBatches.Making.Made) made).batch().id();
    }

    /** What all accounts of the programme hold together. */
    public long total(Programme programme) {
        return jdbc.sql("""
                        select coalesce(sum(pending + available + reserved + owed), 0) from loyalty.account
                         where unit_id = :unit and holder <> 'house'""").param("unit", programme.unitId()).query(Long.class).single();
    }

    /** Every balance in this unit is the sum of its transfers. */
    public void recount(int unitId) {
        List<Long> accounts = jdbc.sql("select id from loyalty.account where unit_id = :unit and holder <> 'house'")
                .param("unit", unitId)
                .query((rs, n) -> rs.getLong(1))
                .list();
        long wrong = jdbc.sql("""
                        select count(*) from loyalty.account a
                          left join (select * from loyalty.v_recounted_account where account_id = any(:accounts)) r
                            on r.account_id = a.id
                         where a.id = any(:accounts)
                           and (a.pending, a.available, a.reserved, a.owed)
                               is distinct from (coalesce(r.pending, 0), coalesce(r.available, 0), coalesce(r.reserved, 0),
                                                 coalesce(r.owed, 0))""")
                .param("accounts", accounts.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .single();
        if (wrong > 0) {
            throw new AssertionError(wrong + " balances differ from their transfers");
        }
    }

    public static <T> List<T> together(int times, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
