package heartstring.experience.questions;

import java.util.Locale;

/** What a scale measures, and which of its numbers are good and bad. */
public enum Measure {
    /** How likely somebody is to recommend, 0 to 10. */
    NPS("Recommendation (NPS, 0 to 10)", 0, 10),
    /** How satisfied, 1 to 5. */
    CSAT("Satisfaction (CSAT, 1 to 5)", 1, 5),
    /** How easy, 1 to 7. */
    CES("Ease (CES, 1 to 7)", 1, 7),
    /** Stars or any other scale from 1. */
    RATING("Rating (stars)", 1, 5);

    /** The highest number of a scale. */
    public static final int MOST = 10;

    private final String label;
    private final int lowest;
    private final int usual;

    Measure(String label, int lowest, int usual) {
        this.label = label;
        this.lowest = lowest;
        this.usual = usual;
    }

    public String label() {
        return label;
    }

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its scale begins. */
    public int lowest() {
        return lowest;
    }

    /** Where its scale ends when nothing else is said. */
    public int usual() {
        return usual;
    }

    /** Whether somebody who gives that number is unhappy: detractors, and the lower two fifths elsewhere. */
    public boolean low(int number, int most) {
        return switch (this) {
            case NPS -> number <= 6;
            case CSAT -> number <= 2;
            case CES -> number <= 3;
            case RATING -> number <= 0.4 * most;
        };
    }

    /** Whether somebody who gives that number is happy: promoters, and the upper two or three steps elsewhere. */
    public boolean high(int number, int most) {
        return switch (this) {
            case NPS -> number >= 9;
            case CSAT -> number >= 4;
            case CES -> number >= 5;
            case RATING -> number >= 0.8 * most;
        };
    }
}
