package heartstring.story.terms;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.platform.settings.Settings;
import heartstring.story.Settled;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A condition says the same of sets, of one customer, and when every fact is counted by hand: over random people and random
 * conditions. {@code -Dheartstring.conditions.pairs} sets how many pairs, {@code -Dheartstring.conditions.seed} which.
 */
@HouseTest
class ConditionAgreementTest {

    private static final int PEOPLE = 60;

    /** So many of them are asked singly about each condition. */
    private static final int EACH = 20;

    private static final int PAIRS = Integer.getInteger("heartstring.conditions.pairs", 10_000);
    private static final long SEED = Long.getLong("heartstring.conditions.seed", 20_250_615L);

    private final Intake intake;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Merges merges;
    private final Settings settings;
    private final Conditions conditions;
    private final List<Term> terms;

    ConditionAgreementTest(
            Intake intake,
            Sources sources,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Merges merges,
            Settings settings,
            Conditions conditions,
            List<Terms> rooms) {
        // Rooms above ask about their own terms in tests of their own.
        this.terms = rooms.stream()
                .filter(room -> room.getClass().getName().startsWith("heartstring.story."))
                .filter(room -> !room.isChanging())
                .flatMap(room -> room.terms().stream())
                .toList();
        this.intake = intake;
        this.sources = sources;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.merges = merges;
        this.settings = settings;
        this.conditions = conditions;
    }

    @Test
    void setsSingleCustomersAndCountingByHandAgree() {
        Random random = new Random(SEED);
        Population population =
                new Population(random, new Feed(sources, intake, "web"), new Feed(sources, intake, "till"));
        population.live(PEOPLE);
        List<Long> customers = population.customers(jdbc, merges);
        Settled.settle(belts, standings);
        Map<Long, BruteForce> people = people(customers);
        RandomConditions draws = new RandomConditions(random, terms, moments(customers));
        Set<String> split = new HashSet<>();
        int pairs = 0;
        int held = 0;
        while (pairs < PAIRS) {
            Condition condition = draws.next();
            String told = "seed " + SEED + ", pair " + pairs + ": " + conditions.write(condition);
            assertThat(conditions.read(conditions.write(condition)))
                    .as(told)
                    .isEqualTo(new Conditions.Reading.Good(condition));
            assertThat(conditions.sentence(condition)).as(told).isNotBlank().doesNotContain("{", "[");
            Set<Long> set = set(condition, customers);
            Set<Long> byHand = new TreeSet<>(customers);
            byHand.removeIf(customer -> !people.get(customer).holds(condition));
            assertThat(set).as("as a set, " + told).isEqualTo(byHand);
            Set<Long> asked = new HashSet<>();
            while (asked.size() < Math.min(EACH, customers.size())) {
                asked.add(customers.get(random.nextInt(customers.size())));
            }
            Set<Long> singly = new TreeSet<>(asked);
            singly.removeIf(customer -> !conditions.holds(condition, Subject.of(customer, Population.NOW)));
            byHand.retainAll(asked);
            assertThat(singly).as("singly, " + told).isEqualTo(byHand);
            pairs += asked.size();
            held += singly.size();
            condition.tests().filter(test -> splits(test, people)).forEach(test -> told(test, split));
        }
        assertThat(held).as("neither always nor never").isBetween(pairs / 10, pairs * 9 / 10);
        everythingSplits(split);
    }

    private void everythingSplits(Set<String> split) {
        if (PAIRS >= 10_000) {
            assertThat(split)
                    .as("what told some customers from others")
                    .containsAll(terms.stream()
                            .filter(t -> !t.ofOccasion())
                            .map(Term::name)
                            .toList())
                    .contains("days", "store", "product", "category", "brand", "channel")
                    .containsAll(
                            Arrays.stream(Operator.values()).map(Operator::word).toList());
        }
    }

    private static boolean splits(Condition.Test test, Map<Long, BruteForce> people) {
        return people.values().stream().map(p -> p.holds(test)).distinct().count() == 2;
    }

    private static void told(Condition.Test test, Set<String> split) {
        split.add(test.term());
        split.add(test.is().word());
        split.addAll(test.with().keySet());
    }

    private Set<Long> set(Condition condition, List<Long> customers) {
        Conditions.Statement statement =
                ((Conditions.Everybody.Ready) conditions.everybody(condition, Population.NOW)).customers();
        return new TreeSet<>(jdbc.sql(
                        "select customer_id from (" + statement.sql() + ") s where customer_id = any(:mine)")
                .params(statement.params())
                .param("mine", customers.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    private Map<Long, BruteForce> people(List<Long> customers) {
        Map<Long, BruteForce> people = new HashMap<>();
        customers.forEach(customer -> people.put(
                customer,
                new BruteForce(
                        jdbc,
                        customer,
                        Population.NOW,
                        settings.zone(),
                        settings.currency().getCurrencyCode())));
        return people;
    }

    private List<Instant> moments(List<Long> customers) {
        return new ArrayList<>(jdbc.sql("select first_seen_at from customer.headline where customer_id = any(:mine)")
                .param("mine", customers.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .list());
    }
}
