package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffect;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.Met;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something that some go without.
 *
 * @param title as people read it
 * @param holdOut null for what another program decided
 * @param met by now
 * @param days so long after meeting it was looked: 60 once enough on each side have lived that long with it, else 30; 0 while nothing was
 *     worked out
 * @param visits what it made of visits, null while nothing was worked out; as are {@code spend} and {@code net}
 * @param weeks about so many until it is known at the present pace; 0 where it is known or nobody comes any more
 */
public record Proof(
        String trial,
        String title,
        @Nullable HoldOut holdOut,
        Met met,
        int days,
        @Nullable FoundEffect visits,
        @Nullable FoundEffect spend,
        @Nullable FoundEffect net,
        Verdict verdict,
        long more,
        long weeks) {}
