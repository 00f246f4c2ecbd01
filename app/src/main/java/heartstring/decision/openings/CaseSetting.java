package heartstring.decision.openings;

import heartstring.decision.cases.Cause;
import java.util.Set;

/**
 * What opens cases, whose they are, and what amends may cost.
 *
 * @param causes that open a case by themselves
 * @param answerPercent answers that are low and within the lowest so many percent of their scale
 * @param surePercent words whose tone is at least so sure
 * @param fellPoints an index that falls by so many points within a month
 * @param mostFading cases of one day that are opened for what customers only show
 * @param team whose colleagues take turns, 0 for none
 * @param owner who has all of them, 0 for nobody; counts before the team
 * @param budget that pays for amends, 0 for none
 * @param hundredMinor what 100 points cost the budget, in minor units
 * @param usualMinor what amends usually cost
 * @param mostMinor the most that one case may cost
 * @param recoveredDays within so many days after its end a customer has to come back to count as won back
 */
public record CaseSetting(
        Set<Cause> causes,
        int answerPercent,
        int surePercent,
        int fellPoints,
        int mostFading,
        int team,
        long owner,
        long budget,
        long hundredMinor,
        long usualMinor,
        long mostMinor,
        int recoveredDays) {

    /** What holds where nobody has set anything. */
    public static final CaseSetting PLAIN = new CaseSetting(
            Set.of(Cause.ANSWER, Cause.WORDS, Cause.COMPLAINT, Cause.FELL, Cause.LEAVER),
            60,
            60,
            25,
            20,
            0,
            0,
            0,
            100,
            500,
            2_000,
            45);

    public CaseSetting {
        causes = Set.copyOf(causes);
    }

    public boolean opens(Cause cause) {
        return causes.contains(cause);
    }

    /** What so many points cost the budget, rounded up. */
    public long costMinor(long points) {
        return Math.ceilDiv(Math.multiplyExact(points, hundredMinor), 100L);
    }

    /** How many points that much buys. */
    public long points(long minor) {
        return hundredMinor == 0 ? 0 : minor * 100 / hundredMinor;
    }
}
