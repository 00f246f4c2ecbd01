package heartstring.experience.gaps;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A note that a stage was no longer felt as it is meant to.
 *
 * @param share of what was said in the week it was found, how much carried the intended feeling, 0 to 1
 * @param usual that share in the weeks before, or the design where nothing was said then
 * @param byDesign whether it was held against the design
 * @param lastShare the share when it was looked at last
 * @param closedAt when it was felt as it is meant to again; null as long as it is not
 */
public record Gap(
        long id,
        int stageId,
        Instant openedAt,
        LocalDate since,
        String intended,
        String felt,
        double share,
        double usual,
        boolean byDesign,
        int heard,
        double lastShare,
        int lastHeard,
        @Nullable Instant closedAt) {}
