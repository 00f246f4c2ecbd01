package heartstring.decision.announcing;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.experience.AnswerWasLow;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Bells and lists of rooms below become news, once each; where nobody listens at the address it can be seen waiting. */
@HouseTest
class AnnouncerTest {

    private final Api api;
    private final JdbcClient jdbc;
    private final Follower follower;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher bells;
    private final Feed feed;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    AnnouncerTest(
            House house,
            JdbcClient jdbc,
            Follower follower,
            TransactionTemplate transactions,
            ApplicationEventPublisher bells,
            Intake intake,
            Sources sources) {
        this.api = house.api("webhooks:read", "webhooks:write");
        this.jdbc = jdbc;
        this.follower = follower;
        this.transactions = transactions;
        this.bells = bells;
        this.feed = new Feed(sources, intake, "web");
    }

    private long profile(String user) {
        return jdbc.sql("select profile_id from customer.v_identifier where kind = 'user_id' and value = :v")
                .param("v", user + x)
                .query(Long.class)
                .single();
    }

    @Test
    void bellsSegmentsAndMergesAreToldOnce() throws InterruptedException {
        follower.follow();
        int webhook = api.post(
                        "/api/webhooks",
                        "{\"url\":\"http://127.0.0.1:1/" + x
                                + "\",\"kinds\":[\"answer.low\",\"segment.joined\",\"customer.merged\"]}")
                .json()
                .path("id")
                .asInt(0);
        feed.send(List.of(
                "{'type':'identify','userId':'a%s','traits':{'plan':'one'}}".formatted(x),
                "{'type':'identify','userId':'b%s','traits':{'plan':'one'}}".formatted(x)));
        long a = profile("a");
        long customer = jdbc.sql("select customer_id from customer.v_profile where id = :a")
                .param("a", a)
                .query(Long.class)
                .single();
        transactions.executeWithoutResult(
                status -> bells.publishEvent(new AnswerWasLow(a + 1_000_000_000L, 7, a, 9, "nps", 2, 10)));
        transactions.executeWithoutResult(status -> {
            bells.publishEvent(new AnswerWasLow(a + 2_000_000_000L, 7, a, 9, "nps", 2, 10));
            status.setRollbackOnly();
        });
        jdbc.sql("""
                        insert into story.segment_change (segment_id, customer_id, entered, at, since)
                        values (2147483000, :customer, true, now(), now()), (2147483000, :customer, false, now(), now())""").param("customer", customer).update();
        feed.send(List.of("{'type':'alias','userId':'a%s','previousId':'b%s'}".formatted(x, x)));
        List<String> kinds = List.of();
        for (int i = 0; i < 50 && kinds.size() < 3; i++) {
            // Another server may be following just now.
            follower.follow();
            kinds = kinds(webhook, a);
            Thread.sleep(50);
        }
        follower.follow();
        kinds = kinds(webhook, a);
        api.send("DELETE", "/api/webhooks/" + webhook, null);
        jdbc.sql("delete from story.segment_change where segment_id = 2147483000")
                .update();
        assertThat(kinds).containsExactly("answer.low", "customer.merged", "segment.joined");
    }

    private List<String> kinds(int webhook, long a) {
        return jdbc.sql("""
                        select n.kind from messaging.news n join messaging.webhook_delivery d on d.news_id = n.id
                         where d.endpoint_id = :webhook and n.profile_id in (:a, :b) order by 1""")
                .param("webhook", webhook)
                .param("a", a)
                .param("b", profile("b"))
                .query(String.class)
                .list();
    }
}
