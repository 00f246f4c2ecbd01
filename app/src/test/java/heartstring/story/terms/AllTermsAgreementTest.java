package heartstring.story.terms;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.story.Settled;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.measures.Standings;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Over the words of all rooms, a condition says of a set what it says of each customer by themselves, at one moment of the database. */
@HouseTest
class AllTermsAgreementTest {

    private static final int PEOPLE = 40;
    private static final int EACH = 20;
    private static final int PAIRS =
            Integer.getInteger("heartstring.segments.pairs", Boolean.getBoolean("heartstring.prove") ? 100_000 : 2_000);
    private static final long SEED = Long.getLong("heartstring.conditions.seed", 20_261_123L);

    private final Intake intake;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Merges merges;
    private final Conditions conditions;
    private final Segments segments;
    private final TransactionTemplate moment;

    AllTermsAgreementTest(
            Intake intake,
            Sources sources,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Merges merges,
            Conditions conditions,
            Segments segments,
            PlatformTransactionManager transactions) {
        this.intake = intake;
        this.sources = sources;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.merges = merges;
        this.conditions = conditions;
        this.segments = segments;
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    @Test
    void setsAndSingleCustomersAgreeOverTheWordsOfAllRooms() throws Exception {
        Random random = new Random(SEED);
        Population population =
                new Population(random, new Feed(sources, intake, "web"), new Feed(sources, intake, "till"));
        population.live(PEOPLE);
        List<Long> customers = population.customers(jdbc, merges);
        Settled.settle(belts, standings);
        int segment = ((Segments.Outcome.Done) segments.add(
                        "Agree " + random.nextLong(), "", "{\"term\":\"has-email\",\"is\":\"is\",\"value\":true}"))
                .segmentId();
        try {
            List<Term> terms = conditions.terms().stream()
                    .filter(t -> !t.ofOccasion() && !t.group().equals(Terms.GONE))
                    .filter(t -> !t.name().startsWith("computed."))
                    .toList();
            assertThat(terms).extracting(Term::name).contains("segment." + segment);
            RandomConditions draws = new RandomConditions(random, terms, List.of(Population.NOW, Instant.now()));
            Set<String> asked = new HashSet<>();
            for (int pairs = 0; pairs < PAIRS; pairs += EACH) {
                Condition condition = draws.next();
                condition.tests().forEach(test -> asked.add(test.term()));
                agree(condition, some(customers, random), "seed " + SEED + ", pair " + pairs);
            }
            assertThat(asked.size()).as("of " + terms.size()).isGreaterThan(terms.size() / 2);
        } finally {
            segments.remove(segment);
        }
    }

    private static Set<Long> some(List<Long> customers, Random random) {
        Set<Long> some = new TreeSet<>();
        while (some.size() < Math.min(EACH, customers.size())) {
            some.add(customers.get(random.nextInt(customers.size())));
        }
        return some;
    }

    private void agree(Condition condition, Set<Long> some, String told) {
        moment.executeWithoutResult(status -> {
            String json = conditions.write(condition);
            assertThat(conditions.read(json)).as(told + ": " + json).isEqualTo(new Conditions.Reading.Good(condition));
            Conditions.Everybody.Ready ready =
                    (Conditions.Everybody.Ready) conditions.everybody(condition, Population.NOW);
            Set<Long> set = new TreeSet<>(jdbc.sql("select s.customer_id from ("
                            + ready.customers().sql() + ") s where s.customer_id = any(:some)")
                    .params(ready.customers().params())
                    .param("some", some.stream().mapToLong(Long::longValue).toArray())
                    .query((rs, n) -> rs.getLong(1))
                    .list());
            Set<Long> singly = new TreeSet<>(some);
            singly.removeIf(customer -> !conditions.holds(condition, Subject.of(customer, Population.NOW)));
            assertThat(singly).as(told + ": " + json).isEqualTo(set);
        });
    }
}
