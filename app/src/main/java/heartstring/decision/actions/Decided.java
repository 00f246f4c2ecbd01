package heartstring.decision.actions;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.Weighed;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision as it is kept.
 *
 * @param told what colleagues and programs are told
 * @param drawn what was drawn; another one than told for who goes without
 * @param how owed, drawn or held_out
 * @param reason why it was dismissed, empty otherwise
 * @param outcome what came of it: came, answered, stayed or dismissed; empty while that is not known
 */
public record Decided(
        NextAction told,
        String customerName,
        Action drawn,
        String how,
        double propensity,
        long seed,
        long valueMinor,
        String reason,
        Optional<Instant> settledAt,
        String outcome,
        Weighed weighed) {

    /** Done again from what is kept. */
    public Action replayed() {
        return weighed.options().get(weighed.drawn(seed).place()).action();
    }

    public boolean isOwed() {
        return how.equals("owed");
    }

    public boolean isHeldOut() {
        return how.equals("held_out");
    }
}
