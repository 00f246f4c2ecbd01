package heartstring.loyalty.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.FriendlyShop;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.Referral.State;
import heartstring.loyalty.referrals.Referrals.Binding;
import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Friends are bound once, both are rewarded only after the window, and who cheats gets nothing, with the reason. */
@HouseTest
class ReferralsTest {

    private final FriendlyShop shop;
    private final Referrals referrals;
    private final ReferralsSql sql;
    private final ReferralJudgeSql judgeSql;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Ledger ledger;
    private final Settings settings;
    private final Audit audit;
    private final Merges merges;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private Instant now = Instant.now();

    ReferralsTest(
            FriendlyShop shop,
            Referrals referrals,
            ReferralsSql sql,
            ReferralJudgeSql judgeSql,
            Programmes programmes,
            Members members,
            Purses purses,
            Ledger ledger,
            Settings settings,
            Audit audit,
            Merges merges,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.shop = shop;
        this.referrals = referrals;
        this.sql = sql;
        this.judgeSql = judgeSql;
        this.programmes = programmes;
        this.members = members;
        this.purses = purses;
        this.ledger = ledger;
        this.settings = settings;
        this.audit = audit;
        this.merges = merges;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @BeforeEach
    void setting() {
        referrals.set(new ReferralSetting(shop.programme().id(), 50, 20, 2_000, 14, 3, true));
    }

    private Member member(String name) {
        return shop.member(name + x, name + x + "@mail.test");
    }

    private String code(Member advocate) {
        return referrals.code(advocate).orElseThrow();
    }

    private Referral bound(Member advocate, Member friend) {
        Binding binding = referrals.bind(code(advocate), friend, Referrals.Way.TILL);
        assertThat(binding).isInstanceOf(Binding.Bound.class);
        return ((Binding.Bound) binding).referral();
    }

    private String refused(Member advocate, Member friend) {
        Binding binding = referrals.bind(code(advocate), friend, Referrals.Way.TILL);
        assertThat(binding).isInstanceOf(Binding.Refused.class);
        return ((Binding.Refused) binding).reason();
    }

    private void judge(Referral referral) {
        ReferralJudge judge =
                new ReferralJudge(judgeSql, sql, programmes, members, purses, ledger, settings, audit, () -> now);
        transactions.executeWithoutResult(status -> judge.judge(referral.id()));
    }

    private Referral read(Referral referral) {
        return sql.byId(referral.id()).orElseThrow();
    }

    @Test
    void bothAreRewardedOnceAfterTheWindowOfTheFirstPurchaseThatCounts() throws InterruptedException {
        Member ana = member("ana");
        Member ben = member("ben");
        Referral it = bound(ana, ben);
        assertThat(referrals.bind(
                        code(ana).toLowerCase(java.util.Locale.ROOT).replace("-", " "), ben, Referrals.Way.LINK))
                .isEqualTo(new Binding.Bound(read(it), true));
        Instant bought = Instant.now();
        // Too small.
        shop.buy("ben" + x, "b0" + x, 19, bought);
        now = Instant.now().plusSeconds(1);
        judge(it);
        assertThat(read(it).state()).isEqualTo(State.WAITING);
        shop.buy("ben" + x, "b1" + x, 30, bought);
        now = Instant.now().plusSeconds(1);
        judge(it);
        assertThat(read(it).state()).isEqualTo(State.BOUGHT);
        assertThat(shop.balance(ana).available()).isZero();
        now = bought.plus(Duration.ofDays(14)).plusSeconds(1);
        List<Thread> servers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            servers.add(Thread.ofVirtual().start(() -> judge(it)));
        }
        for (Thread server : servers) {
            server.join();
        }
        now = now.plus(Duration.ofDays(2));
        judge(it);
        assertThat(read(it).state()).isEqualTo(State.REWARDED);
        assertThat(shop.balance(ana).available()).isEqualTo(50);
        assertThat(shop.balance(ben).available()).isEqualTo(49 + 20);
    }

    @Test
    void aReturnBeforeTheEndGivesNothingAndAfterItIsTakenBack() {
        Member ana = member("ana");
        Member ben = member("ben");
        Member cleo = member("cleo");
        Referral early = bound(ana, ben);
        Referral late = bound(ana, cleo);
        Instant bought = Instant.now();
        shop.buy("ben" + x, "b1" + x, 30, bought);
        shop.buy("cleo" + x, "c1" + x, 30, bought);
        judge(early);
        shop.refund("ben" + x, "b1" + x, bought.plusSeconds(60));
        now = bought.plus(Duration.ofDays(15));
        judge(early);
        judge(late);
        assertThat(read(early).state()).isEqualTo(State.WAITING);
        assertThat(read(late).state()).isEqualTo(State.REWARDED);
        assertThat(shop.balance(ana).available()).isEqualTo(50);
        shop.refund("cleo" + x, "c1" + x, bought.plusSeconds(120));
        now = now.plus(Duration.ofDays(2));
        judge(late);
        judge(late);
        assertThat(read(late).state()).isEqualTo(State.TAKEN_BACK);
        assertThat(read(late).reason()).isEqualTo(ReferralRules.RETURNED);
        assertThat(shop.balance(ana).available()).isZero();
        assertThat(shop.balance(cleo).available()).isZero();
    }

    @Test
    void selfReferralsAreRefused() {
        Member ana = member("ana");
        assertThat(refused(ana, ana)).isEqualTo(ReferralRules.SAME);
        Member alias = shop.member("alias" + x, "ana" + x + "+friend@mail.test");
        assertThat(refused(ana, alias)).isEqualTo(ReferralRules.SHARED);
        assertThat(referrals.ofAdvocate(shop.programme().id(), ana.customerId()))
                .hasSize(2);
    }

    @Test
    void whoTurnsOutToBeTheSamePersonGetsNothingOrGivesItBack() {
        Member ana = member("ana");
        Member ben = member("ben");
        Referral it = bound(ana, ben);
        shop.buy("ben" + x, "b1" + x, 30, Instant.now());
        now = Instant.now().plus(Duration.ofDays(15));
        judge(it);
        assertThat(shop.balance(ana).available()).isEqualTo(50);
        assertThat(merges.merge(ana.customerId(), ben.customerId(), false, new Merges.By("user", 1)))
                .isInstanceOf(Merges.Outcome.Done.class);
        judge(it);
        assertThat(read(it).state()).isEqualTo(State.TAKEN_BACK);
        assertThat(read(it).reason()).isEqualTo(ReferralRules.SAME);
        // What the purchase itself earned stays.
        assertThat(shop.balance(ana).available()).isEqualTo(30);
    }

    @Test
    void ringsOfTwoAndOfThreeAreRefused() {
        Member ana = member("ana");
        Member ben = member("ben");
        Member cleo = member("cleo");
        bound(ana, ben);
        assertThat(refused(ben, ana)).isEqualTo(ReferralRules.RING);
        bound(ben, cleo);
        assertThat(refused(cleo, ana)).isEqualTo(ReferralRules.RING);
    }

    @Test
    void moreThanSoManyFriendsADayAreRefusedHoweverTheyCome() throws InterruptedException {
        Member ana = member("ana");
        List<Member> friends = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            friends.add(member("f" + i));
        }
        String code = code(ana);
        List<Binding> bindings = new CopyOnWriteArrayList<>();
        List<Thread> tills = new ArrayList<>();
        for (Member friend : friends) {
            for (int twice = 0; twice < 2; twice++) {
                tills.add(
                        Thread.ofVirtual().start(() -> bindings.add(referrals.bind(code, friend, Referrals.Way.TILL))));
            }
        }
        for (Thread till : tills) {
            till.join();
        }
        assertThat(bindings).hasSize(16);
        List<Referral> kept = referrals.ofAdvocate(shop.programme().id(), ana.customerId());
        assertThat(kept).hasSize(8);
        assertThat(kept.stream().filter(r -> r.state() == State.WAITING)).hasSize(3);
        assertThat(kept.stream().filter(r -> r.state() == State.REFUSED))
                .allSatisfy(r -> assertThat(r.reason()).contains("3 friends within a day"));
    }

    @Test
    void aFriendWhoWasThereBeforeAndOneThatSomebodyElseBroughtAreRefused() {
        Member ana = member("ana");
        Member zoe = member("zoe");
        long old = shop.customer("old" + x, "old" + x + "@mail.test");
        shop.buy("old" + x, "o1" + x, 30, Instant.now().minus(Duration.ofDays(30)));
        assertThat(refused(ana, shop.join(old))).isEqualTo("The friend was a customer before.");
        Member ben = member("ben");
        bound(ana, ben);
        assertThat(refused(zoe, ben)).isEqualTo("Somebody else has brought this friend.");
        assertThat(referrals.bind("XXXX-YYYY", member("cy"), Referrals.Way.TILL))
                .isInstanceOf(Binding.UnknownCode.class);
        members.set(zoe.id(), Member.Status.BLOCKED);
        assertThat(refused(zoe, member("di"))).contains("blocked or closed");
    }

    @Test
    void whileOrdersAreDerivedAgainNothingIsTakenBack() {
        Member ana = member("ana");
        Member ben = member("ben");
        Referral it = bound(ana, ben);
        shop.buy("ben" + x, "b1" + x, 30, Instant.now());
        now = Instant.now().plus(Duration.ofDays(15));
        judge(it);
        jdbc.sql(
                        "delete from commerce.order_line where order_id in (select id from commerce.orders where order_key = :key)")
                .param("key", "b1" + x)
                .update();
        jdbc.sql("delete from commerce.orders where order_key = :key")
                .param("key", "b1" + x)
                .update();
        now = now.plus(Duration.ofDays(2));
        judge(it);
        assertThat(read(it).state()).isEqualTo(State.REWARDED);
        assertThat(shop.balance(ana).available()).isEqualTo(50);
    }
}
