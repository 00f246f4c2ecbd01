package heartstring.story.arms;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says which customers go without something, always the same ones, and keeps who met it. */
@Component
public class Arms {

    private final ArmsSql sql;
    private final HoldOuts holdOuts;
    private final Choices choices;
    private final InstantSource time;

    Arms(ArmsSql sql, HoldOuts holdOuts, Choices choices, InstantSource time) {
        this.choices = choices;
        this.sql = sql;
        this.holdOuts = holdOuts;
        this.time = time;
    }

    /** That a customer met these trials in these arms at a moment. */
    public record Meeting(long customerId, Map<String, Arm> arms, Instant at) {

        public Meeting {
            arms = Map.copyOf(arms);
        }
    }

    /**
     * The customer's arm in each of these trials, by key; writes nothing. What one of the customer's pieces met first holds, also
     * when the share has changed since; a trial that holds nobody out treats everybody. While some get nothing optional at all, the arm
     * in {@link HoldOuts#EVERYTHING} is among them: hand it to {@link #expose} with the others.
     */
    public Map<String, Arm> of(long customerId, Collection<Trial> trials) {
        return of(Set.of(customerId), trials).getOrDefault(customerId, Map.of());
    }

    /** The same of several customers at once. */
    public Map<Long, Map<String, Arm>> of(Set<Long> customers, Collection<Trial> trials) {
        List<Trial> asked = new ArrayList<>(
                trials.stream().filter(t -> t.holdOutPercent() > 0).toList());
        Trial everything = new Trial(HoldOuts.EVERYTHING, holdOuts.everything());
        boolean optional = !asked.isEmpty() && everything.holdOutPercent() > 0;
        if (optional) {
            asked.add(everything);
        }
        Map<Long, Long> pieces = asked.isEmpty() ? Map.of() : sql.firstPieces(customers);
        Map<Long, Map<String, Arm>> met = met(pieces.keySet(), asked);
        Map<Long, Map<String, Arm>> all = new HashMap<>();
        for (long customer : customers) {
            Map<String, Arm> arms = new HashMap<>();
            trials.forEach(t -> arms.put(t.key(), Arm.TREATED));
            Long piece = pieces.get(customer);
            if (piece != null) {
                long first = piece;
                Map<String, Arm> before = met.getOrDefault(customer, Map.of());
                asked.forEach(t -> arms.put(t.key(), ArmRules.draw(t, first)));
                arms.putAll(before);
                if (optional && arms.get(HoldOuts.EVERYTHING) == Arm.HELD_OUT) {
                    asked.stream()
                            .filter(t -> !before.containsKey(t.key()))
                            .forEach(t -> arms.put(t.key(), Arm.HELD_OUT));
                }
            }
            all.put(customer, arms);
        }
        // Who takes part in no comparison goes without nothing, whatever they met before.
        choices.refusing(asked.isEmpty() ? Set.of() : customers, Use.EXPERIMENTS)
                .forEach(c -> all.getOrDefault(c, Map.of()).replaceAll((trial, arm) -> Arm.TREATED));
        return all;
    }

    /** What these customers met of these trials, by customer and key; what was met first holds. */
    public Map<Long, Map<String, Arm>> met(Set<Long> customers, Collection<Trial> trials) {
        return customers.isEmpty() || trials.isEmpty()
                ? Map.of()
                : sql.met(customers, trials.stream().map(Trial::key).toList());
    }

    /** Keeps that the customer met these trials in these arms, now, for the first time; in the caller's transaction if there is one. */
    public void expose(long customerId, Map<String, Arm> arms) {
        expose(List.of(new Meeting(customerId, arms, time.instant())));
    }

    /**
     * The same of several customers. Who is kept from everything met nothing else: that tells of everything together, and not of what they
     * would have met.
     */
    public void expose(Collection<Meeting> meetings) {
        List<Meeting> telling = meetings.stream()
                .map(m -> m.arms().get(HoldOuts.EVERYTHING) == Arm.HELD_OUT
                        ? new Meeting(m.customerId(), Map.of(HoldOuts.EVERYTHING, Arm.HELD_OUT), m.at())
                        : m)
                .filter(m -> !m.arms().isEmpty())
                .toList();
        if (telling.isEmpty()) {
            return;
        }
        Set<Long> customers = Meetings.customers(telling);
        // Who takes part in no comparison is compared with nobody.
        customers.removeAll(choices.refusing(customers, Use.EXPERIMENTS));
        Map<Long, Map<String, Arm>> met = sql.met(customers, Meetings.keys(telling));
        List<ArmsSql.Exposed> fresh = Meetings.fresh(telling, met, sql.firstPieces(customers));
        if (!fresh.isEmpty()) {
            sql.expose(fresh);
        }
    }

    /** How many customers met each of these trials, by key; those that nobody met are left out. */
    public Map<String, Met> met(Collection<String> trials) {
        return trials.isEmpty() ? Map.of() : sql.tallies(trials);
    }
}
