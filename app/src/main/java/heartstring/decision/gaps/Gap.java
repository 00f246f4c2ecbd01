package heartstring.decision.gaps;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A stage that no longer feels as it is meant to, as it was told.
 *
 * @param ownerId 0 for nobody
 * @param share from 0 to 1, of what is said at the stage; {@code usual} in the weeks before
 */
record Gap(
        long gapId,
        int journeyId,
        int stageId,
        String stage,
        long ownerId,
        String intended,
        String felt,
        double share,
        double usual,
        int heard,
        LocalDate since) {

    private static final int MOST_TITLE = 200;
    private static final int MOST_STAGE = 60;

    /** What is to be done, with the evidence, in at most 200 characters. */
    String title() {
        String named = stage.length() > MOST_STAGE ? stage.substring(0, MOST_STAGE) + "…" : stage;
        String title = String.format(
                Locale.ROOT,
                "“%s” is to feel like %s and feels like %s: %.0f %% of %d say so, usually %.0f %%, since %s",
                named,
                intended,
                felt,
                share * 100,
                heard,
                usual * 100,
                since);
        return title.length() > MOST_TITLE ? title.substring(0, MOST_TITLE - 1) + "…" : title;
    }

    /** Where the stage is shown, with what is said there. */
    String path() {
        return "/experience/journeys/" + journeyId + "/stages/" + stageId;
    }
}
