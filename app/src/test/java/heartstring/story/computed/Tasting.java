package heartstring.story.computed;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.story.computed.Definition.Is;
import heartstring.story.computed.Definition.Kind;
import heartstring.story.computed.Definition.Reads;
import heartstring.story.computed.Definition.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** One property of each kind over an event that no other test knows; for tests. */
final class Tasting {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    final String event = "Tasted " + mark;
    final List<ComputedProperty> defined = new ArrayList<>();

    private final Computed computed;
    private final Filling filling;

    Tasting(Computed computed, Filling filling) {
        this.computed = computed;
        this.filling = filling;
    }

    void retireAll() {
        defined.forEach(c -> computed.retire(c.id()));
    }

    ComputedProperty define(String key, Kind kind, String property, Reads reads, int days, Where... where) {
        Computed.Outcome outcome = computed.define(
                mark + "-" + key,
                key + " " + mark,
                new Definition(kind, event, "", "", property, reads, List.of(where), days, "", ""));
        assertThat(outcome).isInstanceOf(Computed.Outcome.Done.class);
        ComputedProperty done = ((Computed.Outcome.Done) outcome).computed();
        defined.add(done);
        return done;
    }

    void defineAll() {
        define("count", Kind.COUNT, "", Reads.TEXT, 0);
        define("recent", Kind.COUNT, "", Reads.TEXT, 30);
        define("sum", Kind.SUM, "amount", Reads.NUMBER, 0);
        define("money", Kind.SUM, "amount", Reads.MONEY, 0);
        define("week", Kind.SUM, "amount", Reads.NUMBER, 7);
        define("first", Kind.FIRST, "item", Reads.TEXT, 0);
        define("last", Kind.LAST, "item", Reads.TEXT, 0);
        define("lately", Kind.FIRST, "amount", Reads.NUMBER, 30);
        define("most", Kind.MOST, "parts.tag", Reads.TEXT, 0);
        define("different", Kind.DISTINCT, "parts.tag", Reads.TEXT, 0);
        define("since", Kind.SINCE, "", Reads.TEXT, 0);
        define(
                "tea",
                Kind.COUNT,
                "",
                Reads.TEXT,
                0,
                new Where("item", Is.IS, "tea"),
                new Where("amount", Is.AT_LEAST, "5"));
    }

    void filled() throws InterruptedException {
        Instant until = Instant.now().plus(LONGEST);
        while (computed.now().stream()
                .anyMatch(c -> c.filledAt() == null && defined.stream().anyMatch(d -> d.id() == c.id()))) {
            assertThat(Instant.now()).as("the past is read").isBefore(until);
            if (!filling.fillSome()) {
                Thread.sleep(20);
            }
        }
    }

    /** What a customer has, by the short key. */
    Map<String, String> held(long customer) {
        return computed.of(customer).stream()
                .filter(v -> v.computed().key().startsWith(mark))
                .collect(Collectors.toMap(
                        v -> v.computed().key().substring(mark.length() + 1),
                        Computed.Value::plain,
                        (a, b) -> a,
                        TreeMap::new));
    }
}
