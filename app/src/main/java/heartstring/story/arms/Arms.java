package heartstring.story.arms;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Says which customers go without something, always the same ones, and keeps who met it. */
@Component
public class Arms {

    private final ArmsSql sql;
    private final InstantSource time;

    Arms(ArmsSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /**
     * The customer's arm in each of these trials, by key; writes nothing. What one of the customer's pieces met first holds, also
     * when the share has changed since; a trial that holds nobody out treats everybody.
     */
    public Map<String, Arm> of(long customerId, Collection<Trial> trials) {
        List<Trial> asked = trials.stream().filter(t -> t.holdOutPercent() > 0).toList();
        Map<String, Arm> arms = new HashMap<>();
        trials.forEach(t -> arms.put(t.key(), Arm.TREATED));
        Optional<Long> piece = asked.isEmpty() ? Optional.empty() : sql.firstPiece(customerId);
        if (piece.isPresent()) {
            asked.forEach(t -> arms.put(t.key(), ArmRules.draw(t, piece.get())));
            arms.putAll(sql.met(customerId, asked.stream().map(Trial::key).toList()));
        }
        return arms;
    }

    /** Keeps that the customer met these trials in these arms, now, for the first time; in the caller's transaction if there is one. */
    public void expose(long customerId, Map<String, Arm> arms) {
        if (arms.isEmpty()) {
            return;
        }
        NavigableMap<String, Arm> first = new TreeMap<>(arms);
        sql.met(customerId, arms.keySet()).keySet().forEach(first::remove);
        Optional<Long> piece = first.isEmpty() ? Optional.empty() : sql.firstPiece(customerId);
        if (piece.isPresent()) {
            List<String> words = first.values().stream().map(Arm::text).toList();
            sql.expose(piece.get(), List.copyOf(first.keySet()), words, time.instant());
        }
    }

    /** How many customers met each of these trials, by key; those that nobody met are left out. */
    public Map<String, Met> met(Collection<String> trials) {
        return trials.isEmpty() ? Map.of() : sql.tallies(trials);
    }
}
