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
import java.util.TreeSet;
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
        return lots(customers, trials, List.of()).now();
    }

    /** The same, with what was met before of these and of the trials that are to be recalled. Asks nothing where nobody goes without anything. */
    public Lots lots(Set<Long> customers, Collection<Trial> trials, Collection<String> recalled) {
        List<Trial> asked = new ArrayList<>(
                trials.stream().filter(t -> t.holdOutPercent() > 0).toList());
        Trial everything = new Trial(HoldOuts.EVERYTHING, holdOuts.everything());
        boolean optional = !asked.isEmpty() && everything.holdOutPercent() > 0;
        if (optional) {
            asked.add(everything);
        }
        Set<String> keys = new TreeSet<>(recalled);
        asked.forEach(t -> keys.add(t.key()));
        Map<Long, Map<String, Lots.Before>> met =
                customers.isEmpty() || keys.isEmpty() ? Map.of() : sql.met(customers, keys);
        Map<Long, Long> pieces = customers.isEmpty() || asked.isEmpty() ? Map.of() : sql.firstPieces(customers);
        Map<Long, Map<String, Arm>> all = new HashMap<>();
        for (long customer : customers) {
            Map<String, Arm> arms = new HashMap<>();
            trials.forEach(t -> arms.put(t.key(), Arm.TREATED));
            Long piece = pieces.get(customer);
            if (piece != null) {
                arms.putAll(drawn(asked, optional, piece, met.getOrDefault(customer, Map.of())));
            }
            all.put(customer, arms);
        }
        // Who takes part in no comparison goes without nothing, whatever they met before.
        choices.refusing(asked.isEmpty() ? Set.of() : customers, Use.EXPERIMENTS)
                .forEach(c -> all.getOrDefault(c, Map.of()).replaceAll((trial, arm) -> Arm.TREATED));
        return new Lots(all, met);
    }

    /**
     * The customer's arm in that trial, and keeps that they met it, in the caller's transaction: what {@link #of} and {@link #expose} do, with
     * one look. A trial that keeps nothing from anybody is met by nobody.
     */
    public Arm meet(long customerId, Trial trial) {
        if (trial.holdOutPercent() == 0
                || !choices.refusing(Set.of(customerId), Use.EXPERIMENTS).isEmpty()) {
            return Arm.TREATED;
        }
        Trial everything = new Trial(HoldOuts.EVERYTHING, holdOuts.everything());
        List<Trial> asked = everything.holdOutPercent() == 0 ? List.of(trial) : List.of(trial, everything);
        ArmsSql.Known known =
                sql.known(customerId, asked.stream().map(Trial::key).toList());
        if (known.piece() == 0) {
            return Arm.TREATED;
        }
        Map<String, Arm> arms = new HashMap<>();
        asked.forEach(t -> arms.put(t.key(), known.met().getOrDefault(t.key(), ArmRules.draw(t, known.piece()))));
        boolean nothing = arms.get(HoldOuts.EVERYTHING) == Arm.HELD_OUT;
        if (nothing && !known.met().containsKey(trial.key())) {
            arms.put(trial.key(), Arm.HELD_OUT);
        }
        Meeting meeting =
                new Meeting(customerId, nothing ? Map.of(HoldOuts.EVERYTHING, Arm.HELD_OUT) : arms, time.instant());
        Map<String, Lots.Before> before = new HashMap<>();
        known.met().forEach((key, arm) -> before.put(key, new Lots.Before(arm, false, Instant.MIN)));
        List<ArmsSql.Exposed> fresh =
                Meetings.fresh(List.of(meeting), Map.of(customerId, before), Map.of(customerId, known.piece()));
        if (!fresh.isEmpty()) {
            sql.expose(fresh);
        }
        return arms.getOrDefault(trial.key(), Arm.TREATED);
    }

    /**
     * The arms of a customer whose first piece is known, and what their pieces met first: writes nothing and asks nothing of the database. By
     * the key of the trial.
     */
    public Map<String, Arm> drawn(long piece, Map<String, Arm> met, Collection<Trial> trials) {
        Trial everything = new Trial(HoldOuts.EVERYTHING, holdOuts.everything());
        boolean nothing = everything.holdOutPercent() > 0
                && met.getOrDefault(everything.key(), ArmRules.draw(everything, piece)) == Arm.HELD_OUT;
        Map<String, Arm> arms = new HashMap<>();
        for (Trial trial : trials) {
            Arm by = nothing ? Arm.HELD_OUT : ArmRules.draw(trial, piece);
            arms.put(trial.key(), trial.holdOutPercent() == 0 ? Arm.TREATED : met.getOrDefault(trial.key(), by));
        }
        return arms;
    }

    private static Map<String, Arm> drawn(
            List<Trial> asked, boolean optional, long piece, Map<String, Lots.Before> before) {
        Map<String, Arm> arms = new HashMap<>();
        for (Trial trial : asked) {
            Lots.Before met = before.get(trial.key());
            arms.put(trial.key(), met == null ? ArmRules.draw(trial, piece) : met.first());
        }
        if (optional && arms.get(HoldOuts.EVERYTHING) == Arm.HELD_OUT) {
            asked.stream().filter(t -> !before.containsKey(t.key())).forEach(t -> arms.put(t.key(), Arm.HELD_OUT));
        }
        return arms;
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
        Map<Long, Map<String, Lots.Before>> met = sql.met(customers, Meetings.keys(telling));
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
