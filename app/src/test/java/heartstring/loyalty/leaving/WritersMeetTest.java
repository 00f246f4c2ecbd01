package heartstring.loyalty.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.Shop;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.households.Belonging;
import heartstring.loyalty.households.Households;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Redeeming;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.loyalty.terms.Terms;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever moves points and meets another transaction that PostgreSQL lets go first begins anew, and it counts once. */
@HouseTest
class WritersMeetTest {

    private static final Merges.By BY = new Merges.By("user", 1);

    private final Shop shop;
    private final Closings closings;
    private final Households households;
    private final Merges merges;
    private final Rewards rewards;
    private final ProgrammeTerms terms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Programme programme;

    WritersMeetTest(
            Shop shop,
            Closings closings,
            Households households,
            Merges merges,
            Rewards rewards,
            ProgrammeTerms terms,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.shop = shop;
        this.closings = closings;
        this.households = households;
        this.merges = merges;
        this.rewards = rewards;
        this.terms = terms;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.programme = shop.programme();
    }

    /** Somebody locks the accounts, and what the writer has locked as soon as it waits for them: one of the two has to begin anew. */
    private <T> T whileMeeting(String then, Callable<T> writer) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                transactions.executeWithoutResult(status -> {
                    // The other one finds out that the two wait for each other.
                    lock("select set_config('deadlock_timeout', '30s', true)");
                    lock("select id from loyalty.account where unit_id = " + programme.unitId()
                            + " and holder <> 'house' order by id for update");
                    held.countDown();
                    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                    while (!isWaitedFor() && System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    lock(then);
                });
                met.complete(true);
            } catch (RuntimeException e) {
                met.completeExceptionally(e);
            }
        });
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        T done = writer.call();
        assertThat(met).succeedsWithin(30, TimeUnit.SECONDS);
        return done;
    }

    private boolean isWaitedFor() {
        return jdbc.sql("""
                        select exists (select from pg_locks l where not l.granted and pg_backend_pid() = any(pg_blocking_pids(l.pid)))""").query(Boolean.class).single();
    }

    private void lock(String statement) {
        jdbc.sql(statement).query(row -> {});
    }

    @Test
    void closingAMembershipBeginsAnew() throws Exception {
        terms.set(programme.id(), new Terms(1_000, false, 1, 1, true, 6, true, 30));
        Member ana = shop.member(programme, 30, null);
        long lost = whileMeeting(
                "select id from loyalty.member where id = " + ana.id() + " for update", () -> closings.close(ana));
        assertThat(lost).isEqualTo(30);
        assertThat(shop.total(programme)).isZero();
        assertThat(closings.close(ana)).isEqualTo(-1);
    }

    @Test
    void theLastOneToLeaveAHouseholdBeginsAnew() throws Exception {
        Member ben = shop.member(programme, 0, null);
        long id = ((Belonging.Done) households.make(ben)).householdId();
        shop.give(Holder.pool(programme.unitId(), id), 40);
        Belonging left = whileMeeting(
                "select pg_advisory_xact_lock(7308, hashint8(" + ben.customerId() + "))", () -> households.leave(ben));
        assertThat(left).isEqualTo(new Belonging.Done(0));
        assertThat(shop.balance(programme, ben).available()).isEqualTo(40);
        assertThat(shop.total(programme)).isEqualTo(40);
    }

    @Test
    void piecesThatArePulledApartBeginAnew() throws Exception {
        Member cy = shop.member(programme, 20, null);
        Member dan = shop.member(programme, 50, null);
        Merges.Outcome merged = merges.merge(cy.customerId(), dan.customerId(), false, BY);
        long reward = rewards.offer(
                        programme.id(),
                        new Rewards.Draft("Thing", Reward.Kind.PRODUCT, 60, null, null, null, null, null, null))
                .id();
        assertThat(rewards.redeem(cy, reward, "test", UUID.randomUUID().toString()))
                .isInstanceOf(Redeeming.Taken.class);
        Merges.Outcome undone = whileMeeting(
                "select pg_advisory_xact_lock(7301, 1)",
                () -> merges.undo(((Merges.Outcome.Done) merged).movementId(), BY));
        assertThat(undone).isInstanceOf(Merges.Outcome.Done.class);
        assertThat(shop.balance(programme, dan).available()).isEqualTo(50);
        assertThat(shop.balance(programme, cy).owed()).isEqualTo(40);
        assertThat(shop.total(programme)).isEqualTo(10);
        shop.recount(programme.unitId());
    }
}
