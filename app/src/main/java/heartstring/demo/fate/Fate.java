package heartstring.demo.fate;

/**
 * What will become of somebody.
 *
 * @param startDay the day of the plan on which the first visit may happen
 * @param leaveDay from this day on there are no visits; {@link #NEVER} for those who stay
 * @param staysAway true when the first bad visit in the six bad weeks drives this person out of that store
 */
public record Fate(int startDay, Leaving leaving, int leaveDay, Circle circle, boolean staysAway) {

    public static final int NEVER = Integer.MAX_VALUE;
}
