package heartstring.story.arms;

/**
 * Something given to customers whose effect is to be seen.
 *
 * @param key the same for ever for the same thing, such as {@code promotion:7}; at most 100 letters
 * @param holdOutPercent of 100 customers so many go without, 0 to 50; 0 for none
 */
public record Trial(String key, int holdOutPercent) {

    /** More would go without than get it. */
    public static final int MOST_PERCENT = 50;

    public Trial {
        if (key.isBlank() || key.length() > 100) {
            throw new IllegalArgumentException("A trial's key has 1 to 100 letters: " + key);
        }
        if (holdOutPercent < 0 || holdOutPercent > MOST_PERCENT) {
            throw new IllegalArgumentException("Between 0 and " + MOST_PERCENT + " percent: " + holdOutPercent);
        }
    }
}
