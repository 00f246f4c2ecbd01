package heartstring.loyalty.terms;

/**
 * What a programme lets members and colleagues do; amounts in its unit.
 *
 * @param adjustMost what one colleague may add and take by hand within a day; more needs a second person
 * @param passing whether members may pass points on to each other
 * @param passLeast the least that is passed on at once
 * @param passMost the most that one customer passes on within a day
 * @param closingLoses whether what is left is lost when a membership is closed
 * @param householdMost the most customers of one household
 * @param everybodySpends whether everybody of a household spends from its pool, or its head alone
 * @param claimDays days after a purchase in which its receipt can be claimed, 0 for never
 */
public record Terms(
        long adjustMost,
        boolean passing,
        long passLeast,
        long passMost,
        boolean closingLoses,
        int householdMost,
        boolean everybodySpends,
        int claimDays) {

    /** What holds where nobody has set anything. */
    public static final Terms USUAL = new Terms(1_000, false, 10, 1_000, false, 6, true, 30);
}
