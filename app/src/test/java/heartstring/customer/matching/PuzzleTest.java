package heartstring.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class PuzzleTest {

    private static final Merges.By BY = new Merges.By("user", 1);

    private final JdbcClient jdbc;
    private final Merges merges;
    private final Tracking web;
    private final Tracking till;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    PuzzleTest(House house, Sources sources, JdbcClient jdbc, Merges merges) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.web = new Tracking(house, sources);
        this.till = new Tracking(house, sources, "till");
    }

    private void send(Tracking tracking, String call, String body) throws Exception {
        assertThat(tracking.post(call, body.replace("#", x)).statusCode()).isEqualTo(200);
    }

    private long customer(String kind, String value) {
        List<Long> found = jdbc.sql("""
                        select distinct p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.kind = :kind and i.value = :value""")
                .param("kind", kind)
                .param("value", value.replace("#", x))
                .query(Long.class)
                .list();
        assertThat(found).as(kind + " " + value).hasSize(1);
        return found.getFirst();
    }

    private long profileOf(String event) {
        return jdbc.sql("select profile_id from touchpoint.touchpoint where name = :name")
                .param("name", event.replace("#", x))
                .query(Long.class)
                .single();
    }

    private long customerOf(String event) {
        return jdbc.sql("select customer_id from customer.profile where id = :id")
                .param("id", profileOf(event))
                .query(Long.class)
                .single();
    }

    @Test
    void anonymousHistoryJoinsThePersonOnceAndOnlyThatPerson() throws Exception {
        send(
                web,
                "track",
                "{'anonymousId':'a#','event':'before #','timestamp':'2026-01-01T10:00:00Z'}".replace('\'', '"'));
        send(
                web,
                "track",
                "{'anonymousId':'a#','userId':'u1#','event':'login1 #','timestamp':'2026-01-01T11:00:00Z'}"
                        .replace('\'', '"'));
        send(
                web,
                "track",
                "{'anonymousId':'a#','event':'between #','timestamp':'2026-01-01T12:00:00Z'}".replace('\'', '"'));
        send(
                web,
                "track",
                "{'anonymousId':'a#','userId':'u2#','event':'login2 #','timestamp':'2026-01-01T13:00:00Z'}"
                        .replace('\'', '"'));
        send(
                web,
                "track",
                "{'anonymousId':'a#','event':'after #','timestamp':'2026-01-01T14:00:00Z'}".replace('\'', '"'));
        send(
                web,
                "track",
                "{'anonymousId':'a#','event':'late #','timestamp':'2026-01-01T12:30:00Z'}".replace('\'', '"'));
        assertThat(customerOf("before #")).isEqualTo(customer("user_id", "u1#")).isEqualTo(customerOf("between #"));
        assertThat(customerOf("late #")).isEqualTo(customer("user_id", "u1#"));
        assertThat(customerOf("after #"))
                .isEqualTo(customer("user_id", "u2#"))
                .isNotEqualTo(customer("user_id", "u1#"));
    }

    @Test
    void mailAndPhoneJoinAcrossSourcesInAnySpelling() throws Exception {
        send(
                web,
                "identify",
                "{'userId':'m#','traits':{'email':' Mia.#@Example.org ','phone':'0171 2345678'}}".replace('\'', '"'));
        send(
                till,
                "track",
                "{'userId':null,'event':'Order Completed','properties':{'order_id':'o#','loyalty_card':'LC-#','email':'mia.#@example.org'}}"
                        .replace('\'', '"'));
        assertThat(customer("loyalty_card", "LC" + x.replace("-", "").toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(customer("user_id", "m#"))
                .isEqualTo(customer("email", "mia.#@example.org"));
    }

    @Test
    void twoUserIdsAreNotJoinedByASharedPhoneButRememberedForReview() throws Exception {
        String phone = "+4917" + (10_000_000 + Math.floorMod(x.hashCode(), 80_000_000));
        send(web, "identify", ("{'userId':'p1#','traits':{'phone':'" + phone + "'}}").replace('\'', '"'));
        send(web, "identify", ("{'userId':'p2#','traits':{'phone':'" + phone + "'}}").replace('\'', '"'));
        assertThat(customer("user_id", "p1#")).isNotEqualTo(customer("user_id", "p2#"));
        assertThat(jdbc.sql("""
                                select r.reason from customer.refusal r join customer.identifier i on i.profile_id = r.left_profile_id
                                 where i.kind = 'user_id' and i.value = :value""").param("value", "p1" + x).query(String.class).single())
                .contains("limit is 1");
    }

    @Test
    void undoGivesBackExactlyWhatAMergeMovedAndKeepsThePiecesApart() throws Exception {
        send(web, "identify", "{'userId':'k1#','traits':{'name':'Kim One'}}".replace('\'', '"'));
        send(web, "identify", "{'userId':'k2#','traits':{'name':'Kim Two'}}".replace('\'', '"'));
        long one = customer("user_id", "k1#");
        long two = customer("user_id", "k2#");
        assertThat(merges.merge(one, two, true, BY)).isInstanceOf(Merges.Outcome.Would.class);
        assertThat(customer("user_id", "k2#")).isEqualTo(two);
        Merges.Outcome.Done done = (Merges.Outcome.Done) merges.merge(one, two, false, BY);
        assertThat(customer("user_id", "k2#")).isEqualTo(one);
        assertThat(merges.undo(done.movementId(), BY)).isInstanceOf(Merges.Outcome.Done.class);
        assertThat(customer("user_id", "k1#")).isEqualTo(one);
        assertThat(customer("user_id", "k2#")).isEqualTo(two);
        send(web, "identify", "{'userId':'k1#','traits':{'email':'kim#@example.org'}}".replace('\'', '"'));
        send(web, "alias", "{'userId':'k1#','previousId':'k2#'}".replace('\'', '"'));
        assertThat(customer("user_id", "k2#")).as("kept apart").isEqualTo(two);
        assertThat(merges.undo(done.movementId(), BY)).isInstanceOf(Merges.Outcome.Refused.class);
    }

    @Test
    void anUndoNamesTheLaterChangeInItsWay() throws Exception {
        for (String id : List.of("v1#", "v2#", "v3#")) {
            send(web, "identify", ("{'userId':'" + id + "'}").replace('\'', '"'));
        }
        long one = customer("user_id", "v1#");
        Merges.Outcome.Done first =
                (Merges.Outcome.Done) merges.merge(customer("user_id", "v2#"), customer("user_id", "v3#"), false, BY);
        Merges.Outcome.Done second = (Merges.Outcome.Done) merges.merge(one, customer("user_id", "v2#"), false, BY);
        assertThat(merges.undo(first.movementId(), BY))
                .isEqualTo(new Merges.Outcome.Refused(
                        "A later change stands in the way: undo number " + second.movementId() + " first.",
                        second.movementId()));
        long profile = jdbc.sql("select profile_id from customer.identifier where value = :v")
                .param("v", "v3" + x)
                .query(Long.class)
                .single();
        Merges.Outcome.Done split = (Merges.Outcome.Done) merges.split(one, Set.of(profile), BY);
        assertThat(customer("user_id", "v3#")).isEqualTo(split.customerId()).isNotEqualTo(one);
        assertThat(merges.undo(split.movementId(), BY)).isInstanceOf(Merges.Outcome.Done.class);
        assertThat(customer("user_id", "v3#")).isEqualTo(one);
    }

    @Test
    void tenThousandIdentifiersOnOnePersonStopAtTheLimit() throws Exception {
        StringBuilder batch = new StringBuilder("{\"batch\":[");
        for (int i = 0; i < 1_000; i++) {
            batch.append(i == 0 ? "" : ",")
                    .append(("{'type':'identify','userId':'many#','traits':{'email':'many" + i + "#@example.org'}}")
                            .replace('\'', '"'));
        }
        send(web, "batch", batch.append("]}").toString());
        assertThat(jdbc.sql("""
                                select count(*) from customer.identifier i join customer.profile p on p.id = i.profile_id
                                 where p.key_value = :v and i.kind = 'email'""").param("v", "many" + x).query(Long.class).single())
                .isEqualTo(PuzzleSql.MAX_SHARING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.identifier (profile_id, kind, value, source_id, first_seen_at) values (:profile, 'email', :value, 1, now())",
                "customer.trait (profile_id, name, value, occurred_at, source_id) values (:profile, 'city', to_jsonb(:value), now(), 1)"
            })
    void nothingIsSaidOfAProfileThatDoesNotExist(String row) {
        assertThatThrownBy(() -> jdbc.sql("insert into " + row)
                        .param("profile", Long.MAX_VALUE)
                        .param("value", "nobody" + x)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("no such profile");
    }

    @Test
    void aliasJoinsTwoUserIds() throws Exception {
        send(web, "identify", "{'userId':'old#'}".replace('\'', '"'));
        send(web, "identify", "{'userId':'new#'}".replace('\'', '"'));
        send(web, "alias", "{'userId':'new#','previousId':'old#'}".replace('\'', '"'));
        assertThat(customer("user_id", "new#")).isEqualTo(customer("user_id", "old#"));
    }
}
