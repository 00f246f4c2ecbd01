package heartstring.story.computed;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.story.computed.ComputedRules.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputedRulesTest {

    private static List<String> values(String json, String path) {
        return ComputedRules.values(ComputedRules.properties("{\"properties\":" + json.replace('\'', '"') + "}"), path);
    }

    @Test
    void waysLeadThroughListsAndWhatIsNoValueIsNone() {
        assertThat(values("{'a':{'b':3}}", "a.b")).containsExactly("3");
        assertThat(values("{'a':[{'b':'x'},{'c':1},{'b':[1.50,true,null,{'d':1}]}]}", "a.b"))
                .containsExactly("x", "1.5", "true");
        assertThat(values("{'a':' '}", "a")).isEmpty();
        assertThat(values("{'a':{'b':1}}", "a")).isEmpty();
        assertThat(values("{'a':1e400}", "a")).isEmpty();
        assertThat(values("[]", "a")).isEmpty();
        assertThat(values("{'a':'" + "é".repeat(300) + "'}", "a").getFirst()).hasSize(ComputedRules.LONGEST);
        assertThat(values("{'a':[" + "1,".repeat(999) + "1]}", "a")).hasSize(ComputedRules.MOST_VALUES);
    }

    @Test
    void numbersAreBounded() {
        assertThat(ComputedRules.number("1e3")).isEmpty();
        assertThat(ComputedRules.number("-12.1234567")).contains(new BigDecimal("-12.123457"));
        assertThat(ComputedRules.number("9999999999999999")).isEmpty();
        assertThat(ComputedRules.number("NaN")).isEmpty();
    }

    @Test
    void partsComeToTheSameInWhicheverOrder() {
        Part early = part(10, 1, "early");
        Part late = part(20, 2, "late");
        Part same = part(20, 3, "same moment, later number");
        for (boolean first : new boolean[] {true, false}) {
            Part one = early.and(late, first).and(same, first);
            assertThat(same.and(early, first).and(late, first)).isEqualTo(one);
            assertThat(late.and(same, first).and(early, first)).isEqualTo(one);
            assertThat(one.times()).isEqualTo(3);
            assertThat(one.value()).isEqualTo(first ? "early" : "same moment, later number");
        }
    }

    @Test
    void sumsBeyondWhatALongHoldsAreToldAsTheyAre() {
        assertThat(told(Definition.Reads.MONEY, "1234.5")).isEqualTo("€1,234.50");
        assertThat(told(Definition.Reads.MONEY, "92233720368547758.08")).isEqualTo("92233720368547758.08 EUR");
        assertThat(told(Definition.Reads.NUMBER, "12345")).isEqualTo("12,345");
        assertThat(told(Definition.Reads.NUMBER, "9223372036854775808")).isEqualTo("9223372036854775808");
        assertThat(told(Definition.Reads.NUMBER, "-9223372036854775809")).isEqualTo("-9223372036854775809");
    }

    private static String told(Definition.Reads reads, String plain) {
        Definition sum =
                new Definition(Definition.Kind.SUM, "x", "", "", "total", reads, List.of(), 0, "Europe/Berlin", "EUR");
        return new Computed.Value(new ComputedProperty(1, "x", "X", sum, Instant.EPOCH, null, 0, 0, null), plain)
                .words();
    }

    private static Part part(long second, long id, String value) {
        Instant at = Instant.ofEpochSecond(second);
        return new Part(1, BigDecimal.ONE, at, id, at, id, value);
    }
}
