package heartstring.story.terms;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.Statements;
import heartstring.commerce.Feed;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class FactsOnceTest {

    private static final Instant NOW = Instant.parse("2025-06-15T12:00:00Z");

    private final Intake intake;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Conditions conditions;

    FactsOnceTest(
            Intake intake, Sources sources, JdbcClient jdbc, Belts belts, Standings standings, Conditions conditions) {
        this.intake = intake;
        this.sources = sources;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.conditions = conditions;
    }

    private Condition good(String json) {
        return ((Conditions.Reading.Good) conditions.read(json.replace('\'', '"'))).condition();
    }

    private List<Long> customers(int count) {
        Feed feed = new Feed(sources, intake, "web");
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add("{'type':'identify','userId':'u%d','timestamp':'2025-06-01T10:00:00Z','traits':{'city':'%s'}}"
                    .formatted(i, feed.source.name()));
            events.add(
                    "{'type':'track','userId':'u%d','event':'Order Completed','timestamp':'2025-06-01T10:00:00Z','properties':{'order_id':'%d','total':10,'currency':'EUR'}}"
                            .formatted(i, i));
        }
        feed.send(events);
        Settled.settle(belts, standings);
        return jdbc.sql("select distinct customer_id from customer.v_profile where source_id = :source order by 1")
                .param("source", feed.source.id())
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    @Test
    void aGroupOfTermsIsReadInOneStatementAndOnlyOnce() {
        Condition loyal = good("""
                {'all':[{'term':'orders','is':'at-least','value':1},{'term':'orders','with':{'days':30},'is':'at-least','value':1},
                {'term':'spent','is':'at-least','value':1000},{'term':'last-order.days','is':'is','value':14},
                {'not':{'term':'orders','is':'is','value':7}}]}""");
        Condition spender = good("{'term':'spent','with':{'days':7},'is':'at-least','value':1}");
        Subject subject = Subject.of(customers(1).getFirst(), NOW).about(List.of(loyal, spender));
        try (Statements statements = Statements.here()) {
            assertThat(conditions.holds(loyal, subject)).isTrue();
            assertThat(conditions.holds(spender, subject)).isFalse();
            assertThat(conditions.holds(loyal, subject)).isTrue();
            assertThat(statements.run()).hasSize(1);
        }
    }

    @Test
    void whatTheOrderAtHandDecidesReadsNothing() {
        Condition salad = good(
                "{'all':[{'term':'orders','is':'at-least','value':1},{'term':'line.category','is':'is','value':'salad'}]}");
        Occasion empty = new Occasion(NOW, "Order Completed", "till", null, 100L, "EUR", null, List.of());
        try (Statements statements = Statements.here()) {
            assertThat(conditions.holds(salad, Subject.of(1, empty, NOW))).isFalse();
            assertThat(statements.run()).isEmpty();
        }
    }

    @Test
    void everybodyComesPageByPageInTheOrderOfTheirNumbers() {
        List<Long> customers = customers(7);
        String city = jdbc.sql("select city from customer.v_headline where customer_id = :id")
                .param("id", customers.getFirst())
                .query((rs, n) -> rs.getString(1))
                .single();
        Conditions.Everybody.Ready ready = (Conditions.Everybody.Ready)
                conditions.everybody(good("{'term':'city','is':'is','value':'%s'}".formatted(city)), NOW);
        List<Long> first = conditions.page(ready, 0, 5);
        List<Long> second = conditions.page(ready, first.getLast(), 5);
        assertThat(first).hasSize(5);
        assertThat(second).hasSize(2);
        assertThat(conditions.page(ready, second.getLast(), 5)).isEmpty();
        first.addAll(second);
        assertThat(first).isEqualTo(customers);
        assertThat(conditions.count(ready)).isEqualTo(7);
    }

    @Test
    void valuesAreBoundAndNeverPartOfAStatement() {
        String odd = "x'') or true -- {now} :b0 ?";
        Condition condition = new Condition.Any(List.of(
                good("{'term':'city','is':'is','value':'VALUE'}".replace("VALUE", odd.replace("'", "\\u0027"))),
                good("{'term':'trait','with':{'name':'VALUE'},'is':'contains','value':'VALUE'}"
                        .replace("VALUE", odd.replace("'", "\\u0027"))),
                good("{'term':'did','with':{'name':'VALUE','channel':'VALUE'},'is':'at-least','value':1}"
                        .replace("VALUE", odd.replace("'", "\\u0027"))),
                good("{'term':'orders','with':{'store':'VALUE','product':'VALUE'},'is':'one-of','values':[1,2]}"
                        .replace("VALUE", odd.replace("'", "\\u0027")))));
        Conditions.Everybody.Ready ready = (Conditions.Everybody.Ready) conditions.everybody(condition, NOW);
        assertThat(ready.customers().sql()).doesNotContain("or true");
        assertThat(conditions.count(ready)).isZero();
        assertThat(conditions.holds(condition, Subject.of(customers(1).getFirst(), NOW)))
                .isFalse();
    }
}
