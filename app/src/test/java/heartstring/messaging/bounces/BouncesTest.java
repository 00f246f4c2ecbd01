package heartstring.messaging.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.messaging.bounces.BounceReport.Kind;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Vault;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class BouncesTest {

    private final House house;
    private final Bounces bounces;
    private final Outbox outbox;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Feed feed;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private final String address = "b" + x + "@mail.test";

    BouncesTest(
            House house,
            Bounces bounces,
            Outbox outbox,
            Vault vault,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Intake intake,
            Sources sources) {
        this.house = house;
        this.bounces = bounces;
        this.outbox = outbox;
        this.vault = vault;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.feed = new Feed(sources, intake, "web");
    }

    private long message(String key, long profile) {
        outbox.queue(new Letter(key + x, profile, address, Letter.Purpose.NEWS, "Hello", "text", "", false, null));
        return jdbc.sql("select id from messaging.message where message_key = :key")
                .param("key", key + x)
                .query(Long.class)
                .single();
    }

    private boolean take(Kind kind, String mailId) {
        return Boolean.TRUE.equals(
                transactions.execute(status -> bounces.take(new BounceReport(kind, mailId, "550 nobody " + x))));
    }

    private String mailId(long message) {
        return "<" + MailIds.of(message, vault) + "@shop.test>";
    }

    @Test
    void whatCameBackMarksTheMessageBlocksTheAddressAndStandsInTheStory() {
        feed.send(List.of("{'type':'identify','userId':'u%s','traits':{'email':'%s'}}".formatted(x, address)));
        long profile = jdbc.sql("select profile_id from customer.v_identifier where kind = 'user_id' and value = :v")
                .param("v", "u" + x)
                .query(Long.class)
                .single();
        long first = message("first", profile);
        assertThat(take(Kind.HARD, "<heartstring-" + first + "-000000000000@shop.test>"))
                .as("a forged report")
                .isFalse();
        assertThat(take(Kind.HARD, "<other@shop.test>")).isFalse();
        assertThat(bounces.hindrance(address)).isEmpty();
        for (int i = 0; i < Bounces.MOST_SOFT - 1; i++) {
            assertThat(take(Kind.SOFT, mailId(message("soft" + i, profile)))).isTrue();
        }
        assertThat(bounces.hindrance(address)).as("only for now").isEmpty();
        assertThat(take(Kind.HARD, mailId(first))).isTrue();
        assertThat(take(Kind.HARD, mailId(first))).as("the same again").isTrue();
        assertThat(bounces.hindrance(address)).contains("550 nobody " + x);
        assertThat(jdbc.sql("select hard || ' ' || soft from messaging.bounced_address where address = :a")
                        .param("a", address)
                        .query(String.class)
                        .single())
                .isEqualTo("1 4");
        assertThat(jdbc.sql("""
                        select count(*) from touchpoint.v_touchpoint
                         where profile_id = :p and name = 'Email Bounced' and body -> 'properties' ->> 'kind' = 'hard'""").param("p", profile).query(Long.class).single()).isEqualTo(1);
        assertThat(house.as(Role.ADMINISTRATOR).get("/bounces").body()).contains(address, "1 for good, 4 for now");
        assertThat(house.as(Role.ADMINISTRATOR)
                        .post("/bounces/lifts", "address", address)
                        .status())
                .isEqualTo(303);
        assertThat(bounces.hindrance(address)).isEmpty();
        assertThat(take(Kind.COMPLAINT, mailId(first))).isTrue();
        assertThat(bounces.hindrance(address)).isNotEmpty();
    }
}
