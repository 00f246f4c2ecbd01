package heartstring.loyalty.notices;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.loyalty.FriendlyShop;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.me.MyLinks;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Members are told before their points end: at the right time, once, and with a link. */
@HouseTest
class NoticesTest {

    private final FriendlyShop shop;
    private final NoticesSql sql;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final MyLinks links;
    private final Outbox outbox;
    private final Settings settings;
    private final Audit audit;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private Instant now = Instant.now();

    NoticesTest(
            FriendlyShop shop,
            NoticesSql sql,
            Members members,
            Purses purses,
            Balances balances,
            MyLinks links,
            Outbox outbox,
            Settings settings,
            Audit audit,
            Vault vault,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.shop = shop;
        this.sql = sql;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.links = links;
        this.outbox = outbox;
        this.settings = settings;
        this.audit = audit;
        this.vault = vault;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private Notices notices() {
        return new Notices(sql, members, purses, balances, links, outbox, settings, audit, () -> now);
    }

    private int tell() {
        Integer told = transactions.execute(status -> notices().tell(shop.programme()));
        return told == null ? 0 : told;
    }

    private List<String> mails(String email) {
        List<String> found = new ArrayList<>();
        jdbc.sql(
                        "select subject, sealed from messaging.message where address = :email and purpose = 'service' order by id")
                .param("email", email)
                .query(rs -> {
                    found.add(rs.getString(1) + "\n"
                            + new String(vault.open(rs.getBytes(2), "message"), StandardCharsets.UTF_8));
                });
        return found;
    }

    @Test
    void theyAreToldOnceFourteenDaysBefore() throws InterruptedException {
        String before = settings.organisation().address();
        settings.set(Map.of("address", "https://shop.test"));
        try {
            Member ana = shop.member("ana" + x, "ana" + x + "@mail.test");
            shop.earn(ana, "a1" + x, 30);
            shop.earn(ana, "a2" + x, 12);
            Instant end = shop.balance(ana).expiring().getFirst().at();
            now = end.minus(Duration.ofDays(15));
            assertThat(tell()).isZero();
            now = end.minus(Duration.ofDays(13));
            List<Thread> servers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                servers.add(Thread.ofVirtual().start(this::tell));
            }
            for (Thread server : servers) {
                server.join();
            }
            now = end.minus(Duration.ofDays(3));
            assertThat(tell()).isZero();
            List<String> mails = mails("ana" + x + "@mail.test");
            assertThat(mails).hasSize(1);
            assertThat(mails.getFirst()).contains("42 Points end on", "can be spent until", "https://shop.test/me/l/");
        } finally {
            settings.set(Map.of("address", before));
        }
    }

    @Test
    void twoPiecesOfOneCustomerAreToldTogetherAndNobodyTwiceAfterTheyAreJoined() {
        Member ben = shop.member("ben" + x, "ben" + x + "@mail.test");
        shop.earn(ben, "b1" + x, 10);
        shop.send("""
                {'type':'track','anonymousId':'bee%s','event':'Order Completed','timestamp':'%s','context':{'traits':{'email':'ben%s@mail.test'}},'properties':{'order_id':'b2%s','currency':'EUR','total':5,'products':[{'product_id':'p','price':5,'quantity':1}]}}""".formatted(x, Instant.now(), x, x));
        assertThat(shop.balance(ben).available()).isEqualTo(15);
        now = shop.balance(ben).expiring().getFirst().at().minus(Duration.ofDays(1));
        assertThat(tell()).isPositive();
        assertThat(tell()).isZero();
        assertThat(mails("ben" + x + "@mail.test"))
                .hasSize(1)
                .first()
                .asString()
                .contains("15 Points end on");
    }

    @Test
    void theProgrammeSaysHowManyDaysBeforeOrNever() {
        Member cleo = shop.member("cleo" + x, "cleo" + x + "@mail.test");
        shop.earn(cleo, "c1" + x, 10);
        now = shop.balance(cleo).expiring().getFirst().at().minus(Duration.ofDays(5));
        notices().set(shop.programme().id(), 0);
        assertThat(tell()).isZero();
        notices().set(shop.programme().id(), 4);
        assertThat(tell()).isZero();
        notices().set(shop.programme().id(), 5);
        assertThat(tell()).isPositive();
        assertThat(mails("cleo" + x + "@mail.test")).hasSize(1);
    }
}
