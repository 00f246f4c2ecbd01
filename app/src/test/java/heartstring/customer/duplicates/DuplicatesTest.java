package heartstring.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class DuplicatesTest {

    private static final Merges.By COLLEAGUE = new Merges.By("user", 1);

    private final House house;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;
    private final Searches searches;
    private final Duplicates duplicates;
    private final Merges merges;

    DuplicatesTest(
            House house, Sources sources, JdbcClient jdbc, Searches searches, Duplicates duplicates, Merges merges) {
        this.house = house;
        this.jdbc = jdbc;
        this.searches = searches;
        this.duplicates = duplicates;
        this.merges = merges;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    /** Letters that nobody else has. */
    private static String letters(int many) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < many; i++) {
            word.append((char) ('a' + ThreadLocalRandom.current().nextInt(26)));
        }
        return word.toString();
    }

    private record Twins(long one, long other) {}

    private long customer(String first, String last, String born, String street, String city) throws Exception {
        String mail = CustomersAtWork.mail();
        shop.web.post("identify", """
                {"anonymousId":"%s","traits":{"firstName":"%s","lastName":"%s","birthday":"%s","email":"%s","city":"%s",
                 "address":{"street":"%s","postalCode":"%s"}}}""".formatted(
                        UUID.randomUUID(),
                        first,
                        last,
                        born,
                        mail,
                        city,
                        street,
                        Math.abs(first.hashCode() % 90_000) + 10_000));
        return shop.owner(mail);
    }

    /** Somebody with two addresses for mail, the second time with a slip in the name. */
    private Twins twins() throws Exception {
        String first = "Q" + letters(6);
        String last = "X" + letters(9);
        String born = "19%02d-0%d-1%d"
                .formatted(
                        ThreadLocalRandom.current().nextInt(40, 99),
                        ThreadLocalRandom.current().nextInt(1, 9),
                        ThreadLocalRandom.current().nextInt(0, 9));
        String street = letters(8) + " street 12";
        long one = customer(first, last, born, street, "Ulm");
        long other = customer(first, last + "e", born, street, "Bonn");
        assertThat(one).isNotEqualTo(other);
        return new Twins(Math.min(one, other), Math.max(one, other));
    }

    private void search() {
        searches.want();
        searches.run();
        assertThat(searches.latest().orElseThrow().stage()).isEqualTo("done");
    }

    private Duplicate pair(Twins twins) {
        return open().stream()
                .filter(p -> p.left() == twins.one() && p.right() == twins.other())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not proposed"));
    }

    private List<Duplicate> open() {
        return duplicates.open(Double.POSITIVE_INFINITY, Long.MAX_VALUE, 10_000);
    }

    private boolean isProposed(Twins twins) {
        return open().stream().anyMatch(p -> p.left() == twins.one() && p.right() == twins.other());
    }

    private long owner(long customer) {
        return jdbc.sql("select coalesce(merged_into, id) from customer.customer where id = :id")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void aSearchProposesWithEvidenceAndAColleagueMergesChoosesAndUndoes() throws Exception {
        Twins twins = twins();
        search();
        Duplicate pair = pair(twins);
        assertThat(pair.probability()).isGreaterThan(0.9);
        assertThat(pair.evidence())
                .anySatisfy(e -> {
                    assertThat(e.field()).isEqualTo("Family name");
                    assertThat(e.words()).isEqualTo("nearly the same");
                    assertThat(e.speaksFor()).isTrue();
                })
                .anySatisfy(e -> assertThat(e.field() + " " + e.words()).isEqualTo("Birthday the same"));

        Browser agent = house.as(Role.AGENT);
        String here = "/customers/duplicates/" + pair.id();
        assertThat(agent.get(here).body())
                .contains("Are they one person?", "hold.city", "Ulm", "Bonn", "One piece moves", "nearly the same");
        assertThat(owner(twins.other())).as("looking changes nothing").isEqualTo(twins.other());

        Answer merged = agent.post(here + "/merge", "hold.city", "left", "hold.lastName", "right");
        assertThat(merged.status()).isEqualTo(303);
        assertThat(owner(twins.other())).isEqualTo(twins.one());
        assertThat(shop.trait(twins.one(), "city")).isEqualTo("\"Ulm\"");
        assertThat(shop.trait(twins.one(), "lastName")).endsWith("e\"");
        assertThat(agent.get(here).body()).contains("They are one customer", "Undo");
        assertThat(isProposed(twins)).isFalse();

        assertThat(agent.post(here + "/undo").status()).isEqualTo(303);
        assertThat(owner(twins.other())).isEqualTo(twins.other());
        search();
        assertThat(isProposed(twins))
                .as("whom an undo kept apart is never proposed")
                .isFalse();
    }

    @Test
    void anUndoneMergeGivesTheCustomerItsOwnValuesBack() throws Exception {
        Twins twins = twins();
        search();
        long id = pair(twins).id();
        Browser agent = house.as(Role.AGENT);
        // Said again, so that the first one's word is the newest and the choice has to be written down.
        jdbc.sql("""
                        insert into customer.trait (profile_id, name, value, occurred_at, source_id)
                        select min(id), 'city', '"Köln"', now() + interval '1 second', 0 from customer.profile where customer_id = :id""").param("id", twins.one()).update();
        Thread.sleep(1_100);
        agent.post("/customers/duplicates/" + id + "/merge", "hold.city", "right");
        assertThat(shop.trait(twins.one(), "city")).isEqualTo("\"Bonn\"");
        agent.post("/customers/duplicates/" + id + "/undo");
        assertThat(shop.trait(twins.one(), "city")).isEqualTo("\"Köln\"");
        assertThat(shop.trait(twins.other(), "city")).isEqualTo("\"Bonn\"");
    }

    @Test
    void whoIsNotTheSameIsNeverProposedAgainAlsoAfterAMerge() throws Exception {
        Twins twins = twins();
        search();
        long id = pair(twins).id();
        assertThat(house.as(Role.MANAGER)
                        .post("/customers/duplicates/" + id + "/apart")
                        .status())
                .isEqualTo(303);
        search();
        assertThat(isProposed(twins)).isFalse();
        // A third record of the second one: once merged into it, the first is kept apart from it, too.
        long third = shop.identify("Third " + letters(9), CustomersAtWork.mail());
        merges.merge(twins.other(), third, false, COLLEAGUE);
        search();
        assertThat(isProposed(new Twins(twins.one(), owner(twins.other())))).isFalse();
        assertThat(duplicates.undo(id, COLLEAGUE)).isInstanceOf(Merges.Outcome.Done.class);
        search();
        assertThat(isProposed(twins)).as("the word was taken back").isTrue();
    }

    @Test
    void mergingWithoutAskingIsOffAndOnceOnKeepsCauseAndConfidence() throws Exception {
        Twins twins = twins();
        search();
        assertThat(owner(twins.other())).isEqualTo(twins.other());
        Browser manager = house.as(Role.MANAGER);
        String rules = "/customers/duplicates/rules";
        assertThat(manager.get(rules).body()).contains("Merge without asking", "Birthday", "one slip apart");
        assertThat(manager.post(rules, "proposedPercent", "50", "automaticPercent", "42", "joins", "yes")
                        .status())
                .isEqualTo(422);
        try {
            manager.post(rules, "proposedPercent", "50", "automaticPercent", "99", "joins", "yes");
            double probability = pair(twins).probability();
            search();
            assertThat(owner(twins.other())).as("%s", probability).isEqualTo(twins.one());
            assertThat(jdbc.sql("select cause || ' ' || actor_kind from customer.movement where from_customer_id = :id")
                            .param("id", twins.other())
                            .query(String.class)
                            .list())
                    .containsExactly("likeness rules");
            assertThat(jdbc.sql("select confidence from customer.movement where from_customer_id = :id")
                            .param("id", twins.other())
                            .query(Double.class)
                            .single())
                    .isBetween(0.99, 1.0);
        } finally {
            manager.post(rules, "proposedPercent", "50", "automaticPercent", "99.9");
        }
    }

    @Test
    void weightsSetByHandHoldInsteadOfLearntOnes() throws Exception {
        Twins twins = twins();
        search();
        assertThat(isProposed(twins)).isTrue();
        Browser manager = house.as(Role.MANAGER);
        String birthday = "/customers/duplicates/rules/fields/2";
        try {
            assertThat(manager.post(birthday, "level.1", "-40").status()).isEqualTo(303);
            search();
            assertThat(isProposed(twins)).isTrue();
            assertThat(pair(twins).evidence())
                    .anySatisfy(e -> assertThat(e.field() + " " + e.speaksFor()).isEqualTo("Birthday false"));
        } catch (AssertionError e) {
            assertThat(isProposed(twins)).as("so much against is too much").isFalse();
        } finally {
            manager.post(birthday, "level.1", "");
        }
        assertThat(manager.post(birthday, "level.1", "much").status()).isEqualTo(422);
        assertThat(house.as(Role.AGENT).get("/customers/duplicates/rules").status())
                .isEqualTo(403);
    }

    @Test
    void programsListAndDecideWithinTheirScopes() throws Exception {
        Twins twins = twins();
        search();
        Duplicate pair = pair(twins);
        Answer first = house.api("customers:read").get("/api/customers/duplicates?limit=1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("duplicates").size()).isEqualTo(1);
        assertThat(house.api("customers:read")
                        .get("/api/customers/duplicates?limit=0")
                        .status())
                .isEqualTo(400);
        assertThat(house.api("profiles:none").get("/api/customers/duplicates").status())
                .isEqualTo(403);
        String decisions = "/api/customers/duplicates/" + pair.id() + "/decisions";
        assertThat(house.api("customers:read")
                        .post(decisions, "{\"decision\":\"merge\"}")
                        .status())
                .isEqualTo(403);
        assertThat(house.api("customers:write")
                        .post(decisions, "{\"decision\":\"perhaps\"}")
                        .status())
                .isEqualTo(400);
        Answer merged = house.api("customers:write")
                .post(decisions, "{\"decision\":\"merge\",\"hold\":{\"city\":%d}}".formatted(twins.one()));
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(merged.json().path("customerId").asLong()).isEqualTo(twins.one());
        assertThat(shop.trait(twins.one(), "city")).isEqualTo("\"Ulm\"");
        assertThat(house.api("customers:write")
                        .post(decisions, "{\"decision\":\"merge\"}")
                        .status())
                .isEqualTo(409);
        assertThat(house.api("customers:write")
                        .post(decisions, "{\"decision\":\"undo\"}")
                        .status())
                .isEqualTo(200);
        assertThat(owner(twins.other())).isEqualTo(twins.other());
    }
}
