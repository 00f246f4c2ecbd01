package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffect;
import heartstring.story.arms.HoldOut;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of what some go without, in a few lines; as it was within the last ten minutes. */
@Component
public class Headlines {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST = 20;

    private final Proofs proofs;
    private final InstantSource time;
    private volatile @Nullable Held held;

    Headlines(Proofs proofs, InstantSource time) {
        this.proofs = proofs;
        this.time = time;
    }

    /**
     * One of them.
     *
     * @param words such as "worth it: 1.20 more visits each (0.80 to 1.60)"
     * @param known whether it is known by now
     */
    public record Headline(String title, String words, String href, boolean known) {}

    private record Held(List<Headline> lines, Instant at) {}

    /** What is known first, then what is not known yet. */
    public List<Headline> lines(int most) {
        Instant now = time.instant();
        Held there = held;
        if (there == null || !there.at().plus(FRESH).isAfter(now)) {
            there = new Held(
                    proofs.all().stream()
                            .map(Headlines::line)
                            .sorted(Comparator.comparing(h -> !h.known()))
                            .limit(MOST)
                            .toList(),
                    now);
            held = there;
        }
        return there.lines().stream().limit(most).toList();
    }

    private static Headline line(Proof proof) {
        FoundEffect visits = proof.visits();
        boolean known = proof.verdict() != Verdict.NOT_KNOWN;
        String brought = ProofRules.brought(visits).map(b -> ": " + b).orElse("");
        return new Headline(
                Format.shortened(proof.title(), 60),
                proof.verdict().words() + (known ? brought : ""),
                HoldOut.page(proof.trial()),
                known);
    }
}
