package heartstring.touchpoint.belts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Which touchpoints a consumer has taken already, and so has to take back when they go. Asked in a transaction that keeps the
 * belts still: one that holds their rows, or that holds erasures back from them.
 */
@Component
public class Carried {

    /** The most touchpoints handed over at once. */
    static final int PART = 1_024;

    private final CarriedSql sql;

    Carried(CarriedSql sql) {
        this.sql = sql;
    }

    /** What the consumer took of one writing transaction, as it took it. */
    public List<TouchpointConsumer.Row> ofBlock(long block, TouchpointConsumer consumer) {
        return sql.ofBlock(block, consumer.name(), consumer.wants(), consumer.wantsBody());
    }

    /**
     * What a belt carried of these profiles' touchpoints of these names, empty for all, in parts of at most 1,024.
     *
     * @param bodies whether with their bodies
     */
    public void ofProfiles(
            long[] profiles,
            String belt,
            Set<String> names,
            boolean bodies,
            Consumer<List<TouchpointConsumer.Row>> each) {
        List<TouchpointConsumer.Row> part = new ArrayList<>();
        sql.ofProfiles(profiles, belt, names, bodies, row -> {
            part.add(row);
            if (part.size() == PART) {
                each.accept(List.copyOf(part));
                part.clear();
            }
        });
        if (!part.isEmpty()) {
            each.accept(part);
        }
    }

    /** What a belt carried of these profiles' touchpoints, without bodies, in parts of at most 1,024. */
    public void ofProfiles(long[] profiles, String belt, Consumer<List<TouchpointConsumer.Row>> each) {
        ofProfiles(profiles, belt, Set.of(), false, each);
    }
}
