package heartstring.story.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.HouseTest;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@HouseTest
class OccasionTermsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** A Sunday evening in UTC that is Monday, ten minutes past midnight, in Berlin. */
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T23:10:00Z");

    private final Conditions conditions;

    OccasionTermsTest(Conditions conditions) {
        this.conditions = conditions;
    }

    private Condition good(String json) {
        return ((Conditions.Reading.Good) conditions.read(json.replace('\'', '"'))).condition();
    }

    private static Occasion order(String currency) {
        return new Occasion(
                MIDNIGHT,
                "Order Completed",
                "till",
                "S1",
                2_000L,
                currency,
                null,
                List.of(
                        new Occasion.Line("P1", "K1", "salad", null),
                        new Occasion.Line("P2", null, "dressing", "Alba")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'term':'order.total','is':'at-least','value':2000}             | true",
                "{'term':'order.total','is':'more-than','value':2000}            | false",
                "{'term':'order.store','is':'is','value':'S1'}                   | true",
                "{'term':'order.coupon','is':'known'}                            | false",
                "{'not':{'term':'order.coupon','is':'is','value':'X'}}           | true",
                "{'term':'channel','is':'one-of','values':['web','app']}         | false",
                "{'term':'event','is':'starts-with','value':'Order '}            | true",
                "{'term':'weekday','is':'is','value':'monday'}                   | true",
                "{'term':'hour','is':'between','values':[0,6]}                   | true",
                "{'term':'line.product','is':'is','value':'K1'}                  | true",
                "{'term':'line.product','is':'is','value':'P2'}                  | true",
                "{'term':'line.category','is':'is','value':'dressing'}           | true",
                "{'not':{'term':'line.category','is':'is','value':'dressing'}}   | false",
                "{'term':'line.brand','is':'is','value':'Bianca'}                | false",
                "{'term':'orders','is':'is','value':0}                           | true",
                "{'term':'city','is':'known'}                                    | false",
                "{'all':[]}                                                      | true",
            })
    void theOrderAtHandOfSomebodyUnknown(String json, boolean holds) {
        assertThat(conditions.holds(good(json), Subject.nobody(order("EUR"), NOW)))
                .isEqualTo(holds);
    }

    @Test
    void anotherCurrencyIsNotCompared() {
        assertThat(conditions.holds(
                        good("{'term':'order.total','is':'at-least','value':1}"), Subject.nobody(order("USD"), NOW)))
                .isFalse();
    }

    @Test
    void lineByLineOnlyThatLineIsAsked() {
        Condition salad = good("{'term':'line.category','is':'is','value':'salad'}");
        Occasion order = order("EUR");
        assertThat(order.lines().stream().map(line -> conditions.holds(salad, Subject.nobody(order.onLine(line), NOW))))
                .containsExactly(true, false);
    }

    @Test
    void whatOnlyAnOrderTellsChoosesNoCustomers() {
        Condition mixed =
                good("{'any':[{'term':'city','is':'known'},{'not':{'term':'line.brand','is':'is','value':'Alba'}}]}");
        assertThat(conditions.needsOccasion(mixed)).isTrue();
        assertThat(conditions.everybody(mixed, NOW))
                .isEqualTo(new Conditions.Everybody.Refused(
                        "“a brand in the order” is known only while an order or event is"
                                + " at hand, so it cannot choose customers. Take it out here."));
        assertThatThrownBy(() -> conditions.holds(mixed, Subject.of(1, NOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T12:00:00Z, 02-28 02-29",
        "2028-02-28T12:00:00Z, 02-28",
        "2028-02-29T12:00:00Z, 02-29",
        "2026-06-14T22:30:00Z, 06-15",
    })
    void aBirthdayOnTheLeapDayIsKeptOnThe28thInOtherYears(Instant now, String days) {
        Term.Frame frame = new Term.Frame(now, ZoneId.of("Europe/Berlin"), "EUR");
        assertThat(TraitTerms.today(new Term.Ask(Map.of(), frame))).containsExactly(days.split(" "));
    }
}
