package heartstring.decision.mended;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.merges.Merges;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.cases.Ending;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came of cases: by a colleague's word and by what customers do, both kept. */
@HouseTest
class MendedTest {

    private final House house;
    private final Cases cases;
    private final Judging judging;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final Merges merges;
    private final MendedSql sql;
    private final Instant then = Instant.now().minus(Duration.ofDays(20));

    MendedTest(
            House house,
            Cases cases,
            Judging judging,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            Merges merges,
            MendedSql sql) {
        this.house = house;
        this.cases = cases;
        this.judging = judging;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
        this.merges = merges;
        this.sql = sql;
    }

    private Talks somebody() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(then.minusSeconds(60), "Hello", "Hello");
        return who;
    }

    private long closed(Talks who, long owner) {
        long profile = jdbc.sql("select id from customer.v_profile where customer_id = :customer order by id limit 1")
                .param("customer", who.customer())
                .query(Long.class)
                .single();
        CaseOutcome opened = cases.open(new Cases.Opening(profile, Cause.COMPLAINT, "", owner, then, null));
        long id = ((CaseOutcome.Done) opened).about().id();
        cases.act(id, "called", null, then.plusSeconds(5_400));
        cases.close(id, Ending.APOLOGISED, then.plusSeconds(7_200));
        return id;
    }

    private Case find(long id) {
        return cases.find(id).orElseThrow();
    }

    private static void buys(Talks who, Instant at) throws Exception {
        who.say(
                "Order Completed",
                "till",
                at,
                "\"order_id\":\"%s\",\"total\":12.5,\"currency\":\"EUR\"".formatted(UUID.randomUUID()));
    }

    @Test
    void whoComesBackOrAnswersBetterWasWonBackAndAColleaguesWordHoldsAboveIt() throws Exception {
        User owner = house.user(Role.AGENT);
        Talks buyer = somebody();
        long bought = closed(buyer, owner.id());
        buys(buyer, then.plus(Duration.ofDays(3)));
        Talks pleased = somebody();
        long answered = closed(pleased, owner.id());
        pleased.say(
                "Survey Answered",
                "survey",
                then.plus(Duration.ofDays(4)),
                "\"score\":9,\"measure\":\"nps\",\"survey\":\"mended\"");
        Talks angry = somebody();
        long again = closed(angry, owner.id());
        buys(angry, then.plus(Duration.ofDays(2)));
        angry.say(
                "Survey Answered",
                "survey",
                then.plus(Duration.ofDays(4)),
                "\"score\":1,\"measure\":\"nps\",\"survey\":\"mended\"");
        long silent = closed(somebody(), owner.id());
        long said = closed(somebody(), owner.id());
        cases.say(said, "yes", then.plus(Duration.ofDays(5)));
        judging.judge();
        judging.judge();
        assertThat(find(bought).shownWhy()).isEqualTo("came_back");
        assertThat(find(answered).shownWhy()).isEqualTo("better_answer");
        assertThat(find(again).shownWhy()).isEqualTo("low_again");
        assertThat(find(silent).recovered())
                .as("there is time left to come back")
                .isEmpty();
        assertThat(find(said).recovered()).isEqualTo("yes");
        cases.say(bought, "no", Instant.now());
        assertThat(find(bought).shown()).as("both are kept").isEqualTo("yes");
        assertThat(find(bought).recovered()).isEqualTo("no");
        cases.say(silent, "no", Instant.now());

        String page = house.as(Role.MANAGER).get("/cases/figures?days=28").body();
        // Of five of this colleague two were won back; the first act came after an hour and a half.
        assertThat(page)
                .contains("By colleague")
                .contains(owner.name())
                .contains("90 min")
                .contains("with 95 %");
        assertThat(house.as(Role.CASHIER).get("/cases/figures").status()).isEqualTo(403);
    }

    private long opened(Talks who, String store) {
        long profile = jdbc.sql("select id from customer.v_profile where customer_id = :customer order by id limit 1")
                .param("customer", who.customer())
                .query(Long.class)
                .single();
        return ((CaseOutcome.Done) cases.open(new Cases.Opening(profile, Cause.COMPLAINT, store, 0, then, null)))
                .about()
                .id();
    }

    private MendedSql.Row row(String store) {
        return sql.rows(MendedSql.By.STORE, then.minusSeconds(60), "UTC").stream()
                .filter(r -> r.group().equals(store))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoTurnedOutToBeOneIsWonBackOnceAndTwiceWhenTheyArePartedAgain() throws Exception {
        String store = "M-" + UUID.randomUUID();
        Talks one = somebody();
        Talks other = somebody();
        long first = opened(one, store);
        long second = opened(other, store);
        Merges.By me = new Merges.By("user", 1);
        long movement = ((Merges.Outcome.Done) merges.merge(one.customer(), other.customer(), false, me)).movementId();
        assertThat(row(store).cases()).as("open together").isEqualTo(1);
        cases.close(second, Ending.MENDED, then.plusSeconds(7_200));
        cases.say(first, "yes", Instant.now());
        assertThat(row(store)).satisfies(r -> {
            assertThat(r.cases()).isEqualTo(1);
            assertThat(r.closed()).isEqualTo(1);
            assertThat(r.known()).isEqualTo(1);
            assertThat(r.won()).isEqualTo(1);
        });
        assertThat(merges.undo(movement, me)).isInstanceOf(Merges.Outcome.Done.class);
        assertThat(row(store)).satisfies(r -> {
            assertThat(r.closed()).isEqualTo(2);
            assertThat(r.won()).isEqualTo(2);
        });
        assertThat(find(first).together()).containsExactly(first);
    }

    @Test
    void aWordOfOursIsTheFirstActAndAWordOfTheirsEndsTheWaiting() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now().minusSeconds(600), "Hello", "Hello");
        long profile = jdbc.sql("select id from customer.v_profile where customer_id = :customer order by id limit 1")
                .param("customer", who.customer())
                .query(Long.class)
                .single();
        long id = ((CaseOutcome.Done) cases.open(new Cases.Opening(
                        profile, Cause.COMPLAINT, "", 0, Instant.now().minusSeconds(500), null)))
                .about()
                .id();
        who.say(
                "Message Sent",
                "email",
                Instant.now().minusSeconds(400),
                "\"text\":\"Sorry.\",\"to\":\"" + who.email + "\"");
        judging.judge();
        assertThat(find(id).firstActionAt()).isNotNull();
        cases.waits(id, true);
        who.mail(Instant.now().plusSeconds(2), "Hello", "Thank you");
        judging.judge();
        assertThat(find(id).isWaiting()).isFalse();
    }
}
