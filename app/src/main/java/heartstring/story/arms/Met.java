package heartstring.story.arms;

/**
 * How many customers met a trial.
 *
 * @param treated who got it
 * @param heldOut who went without
 * @param both whose pieces met it in both arms before they were known to be one; they tell nothing
 */
public record Met(long treated, long heldOut, long both) {

    /** Nobody yet. */
    public static final Met NOBODY = new Met(0, 0, 0);
}
