package heartstring.decision.holdouts;

import heartstring.story.arms.Arms;
import heartstring.story.arms.Met;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many met what, for lists: kept in memory for ten minutes, because counting reads all that was ever met. */
@Component
class Tallies {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final Arms arms;
    private final InstantSource time;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    Tallies(Arms arms, InstantSource time) {
        this.arms = arms;
        this.time = time;
    }

    private record Counted(Instant at, Met met) {}

    /** As they were at most ten minutes ago, by key. */
    Map<String, Met> of(Collection<String> trials) {
        Instant now = time.instant();
        counted.values().removeIf(c -> !c.at().plus(FRESH).isAfter(now));
        Map<String, Met> told = new HashMap<>();
        for (String trial : trials) {
            Counted kept = counted.get(trial);
            if (kept != null) {
                told.put(trial, kept.met());
            }
        }
        List<String> missing =
                trials.stream().filter(t -> !told.containsKey(t)).distinct().toList();
        if (!missing.isEmpty()) {
            Map<String, Met> met = arms.met(missing);
            if (counted.size() + missing.size() > MOST) {
                counted.clear();
            }
            for (String trial : missing) {
                Met one = met.getOrDefault(trial, Met.NOBODY);
                told.put(trial, one);
                counted.put(trial, new Counted(now, one));
            }
        }
        return told;
    }
}
