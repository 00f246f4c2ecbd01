package heartstring.ui.layout;

/** Tells the frame how much the person who looks has not read yet; the room that tells people implements it. */
public interface Bell {

    /** How many notices are unread, counted up to a hundred. */
    long unread();
}
