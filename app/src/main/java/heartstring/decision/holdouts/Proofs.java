package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffects;
import heartstring.insight.effects.Measure;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Met;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of everything that some go without. */
@Component
public class Proofs {

    /** So many are shown. */
    static final int MOST = 300;

    private final HoldOuts holdOuts;
    private final Arms arms;
    private final Tallies tallies;
    private final FoundEffects effects;

    Proofs(HoldOuts holdOuts, Arms arms, Tallies tallies, FoundEffects effects) {
        this.holdOuts = holdOuts;
        this.arms = arms;
        this.tallies = tallies;
        this.effects = effects;
    }

    /**
     * Those of this house that were begun last first, then those that other programs told of; at most {@link #MOST}. How many met them is
     * as it was within the last ten minutes.
     */
    public List<Proof> all() {
        List<Integer> longest = FoundEffects.DAYS.reversed();
        Map<String, List<FoundEffect>> found = new LinkedHashMap<>();
        for (int days : longest) {
            Map<String, List<FoundEffect>> here = new LinkedHashMap<>();
            effects.found(days)
                    .forEach(f -> here.computeIfAbsent(f.trial(), t -> new ArrayList<>())
                            .add(f));
            here.forEach((trial, its) -> found.merge(trial, its, ProofRules::judged));
        }
        Map<String, HoldOut> own = new LinkedHashMap<>();
        holdOuts.all().forEach(h -> own.put(h.trial(), h));
        List<String> keys = new ArrayList<>(own.keySet());
        found.keySet().stream()
                .filter(k -> !own.containsKey(k) && !k.equals(HoldOuts.EVERYTHING))
                .forEach(keys::add);
        List<String> shown = keys.stream().limit(MOST).toList();
        Map<String, Met> met = tallies.of(shown);
        return shown.stream()
                .map(k -> proof(k, own.get(k), met.getOrDefault(k, Met.NOBODY), found.getOrDefault(k, List.of())))
                .toList();
    }

    /** One of them, or what all of it does together; empty where nobody has heard of it. */
    Optional<Proof> of(String trial) {
        HoldOut own = holdOuts.of(trial).orElse(null);
        List<FoundEffect> found = List.of();
        for (int days : FoundEffects.DAYS.reversed()) {
            found = ProofRules.judged(found, effects.found(trial, days));
        }
        return own == null && found.isEmpty()
                ? Optional.empty()
                : Optional.of(proof(trial, own, arms.met(List.of(trial)).getOrDefault(trial, Met.NOBODY), found));
    }

    /** How many were kept from everything optional, and how many were not, within the last ten minutes. */
    Met everything() {
        return tallies.of(List.of(HoldOuts.EVERYTHING)).getOrDefault(HoldOuts.EVERYTHING, Met.NOBODY);
    }

    private static Proof proof(String trial, @Nullable HoldOut own, Met met, List<FoundEffect> found) {
        FoundEffect visits = ProofRules.of(found, Measure.VISITS);
        FoundEffect net = ProofRules.of(found, Measure.NET);
        Verdict verdict = ProofRules.verdict(visits, net);
        long more = verdict == Verdict.NOT_KNOWN ? ProofRules.more(visits, net) : 0;
        // Another program keeps for itself who met it; known are those of whom something was worked out.
        Met counted =
                met.equals(Met.NOBODY) && visits != null ? new Met(visits.given(), visits.held(), visits.both()) : met;
        return new Proof(
                trial,
                own == null ? title(trial) : own.name(),
                own,
                counted,
                found.isEmpty() ? 0 : found.getFirst().days(),
                visits,
                ProofRules.of(found, Measure.SPEND),
                net,
                verdict,
                more,
                ProofRules.weeks(more, visits));
    }

    /** What a trial of another program is called, as nearly as its key says it. */
    private static String title(String trial) {
        String words =
                trial.replace('-', ' ').replace('_', ' ').replace(':', ' ').strip();
        return words.isEmpty() ? trial : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
