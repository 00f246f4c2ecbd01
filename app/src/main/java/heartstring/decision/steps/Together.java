package heartstring.decision.steps;

import heartstring.customer.traits.TraitsTogether;
import heartstring.decision.workflows.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Does what a step says for many at once, as {@link Deeds} does it for one: tags, properties and points. In the caller's transaction. */
@Component
public class Together {

    /** The most of one call. */
    public static final int MOST = 500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Values values;
    private final TraitsTogether traits;
    private final DeedsSql sql;

    Together(Values values, TraitsTogether traits, DeedsSql sql) {
        this.values = values;
        this.traits = traits;
        this.sql = sql;
    }

    /** Whether there is a way to do this for many at once. */
    public static boolean can(Action action) {
        return action instanceof Action.Tag || action instanceof Action.Trait || action instanceof Action.Points;
    }

    /**
     * Does it; what fails by a fault of ours is thrown, and nothing of it may be kept.
     *
     * @param all at most {@value #MOST}, each a customer of their own
     * @return by run; for those that are missing it has to be done by itself
     */
    public Map<Long, Deed> does(Action action, List<Doing> all) {
        return switch (action) {
            case Action.Tag it -> tag(it, all);
            case Action.Trait it -> {
                String json = Deeds.json(it.value());
                yield write(it.name(), all.stream().collect(Collectors.toMap(Doing::customer, d -> json)), all);
            }
            case Action.Points it -> values.points(it, all);
            default -> Map.of();
        };
    }

    private Map<Long, Deed> tag(Action.Tag it, List<Doing> all) {
        Map<Long, List<String>> texts =
                sql.texts(all.stream().map(Doing::customer).toList(), Deeds.TAGS);
        Map<Long, Deed> deeds = new HashMap<>();
        Map<Long, String> changed = new HashMap<>();
        for (Doing doing : all) {
            List<String> tags = new ArrayList<>(texts.getOrDefault(doing.customer(), List.of()));
            boolean changes = it.add() ? !tags.contains(it.tag()) && tags.add(it.tag()) : tags.remove(it.tag());
            if (!changes) {
                deeds.put(doing.run(), new Deed.Done(it.add() ? "Had it already" : "Did not have it"));
            } else if (tags.size() > Deeds.MOST_TAGS) {
                deeds.put(doing.run(), Deeds.tooMany());
            } else {
                changed.put(doing.customer(), JSON.writeValueAsString(tags));
            }
        }
        deeds.putAll(write(
                Deeds.TAGS,
                changed,
                all.stream().filter(d -> changed.containsKey(d.customer())).toList()));
        return deeds;
    }

    private Map<Long, Deed> write(String name, Map<Long, String> jsonByCustomer, List<Doing> all) {
        Map<Long, Deed> deeds = new HashMap<>();
        if (all.isEmpty()) {
            return deeds;
        }
        Map<Long, TraitsTogether.Became> became = traits.write(name, jsonByCustomer);
        for (Doing doing : all) {
            TraitsTogether.Became one = became.get(doing.customer());
            if (one instanceof TraitsTogether.Became.Refused refused) {
                deeds.put(doing.run(), new Deed.Not(refused.sentence()));
            } else if (one != null) {
                deeds.put(doing.run(), new Deed.Done(""));
            }
        }
        return deeds;
    }
}
