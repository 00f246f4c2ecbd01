package heartstring.experience;

import java.time.LocalDate;

/**
 * Rung when what is felt at a stage of a journey has moved away from what is meant to be felt there, in the transaction
 * that notes it. It is rung once for each widening, and again only after the gap has closed in between.
 *
 * @param gapId the note of this widening, by which whoever hears it acts once
 * @param ownerId who answers for the stage, 0 when nobody does
 * @param intended the feeling meant, as a word of the page
 * @param felt the feeling that is most frequent instead, as a word of the page
 * @param share the share of what is said at the stage, from 0 to 1, that carries the intended feeling
 * @param usual that share in the weeks before, from 0 to 1; the share that the design asks for where nothing was said in them
 * @param heard of how many things said the share is
 * @param since the first day of the period it was measured in
 */
public record GapWidened(
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
        LocalDate since) {}
