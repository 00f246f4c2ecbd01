package heartstring.decision.contact;

import java.time.LocalTime;

/**
 * How much news one person gets.
 *
 * @param dayEach within 24 hours by each channel, {@code weekEach} within seven days; 0 for as much as there is
 * @param dayAll the same of all channels together, {@code weekAll} within seven days
 * @param quietFrom from when nothing goes, where the person lives, {@code quietTo} until when; the same twice for never
 * @param followed whether it is noted that a mail was opened and a link in it was followed
 */
public record ContactLimits(
        int dayEach, int weekEach, int dayAll, int weekAll, LocalTime quietFrom, LocalTime quietTo, boolean followed) {

    /** The most that can be said. */
    public static final int MOST = 100;

    /** What holds while nobody has said anything else. */
    public static final ContactLimits USUAL =
            new ContactLimits(1, 3, 2, 5, LocalTime.of(21, 0), LocalTime.of(8, 0), true);

    /** What is wrong, as a sentence; empty where nothing is. */
    public String fault() {
        for (int one : new int[] {dayEach, weekEach, dayAll, weekAll}) {
            if (one < 0 || one > MOST) {
                return "Each number is between 0, for as many as there are, and " + MOST + ".";
            }
        }
        return "";
    }
}
