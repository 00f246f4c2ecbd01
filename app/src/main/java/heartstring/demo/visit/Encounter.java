package heartstring.demo.visit;

import heartstring.demo.stream.Dice;

/**
 * What a visit to a store was like: minutes of waiting, and friendliness and freshness from 1 to 5.
 *
 * <p>Satisfaction is {@code 4.6 + 0.6 friendliness + 0.35 freshness - 0.3 minutes + N(0, 0.7)}, on a scale of 0 to 10.
 */
public record Encounter(double waitMinutes, int friendliness, int freshness, double satisfaction, boolean bad) {

    public static final double BASE = 4.6;
    public static final double PER_FRIENDLINESS = 0.6;
    public static final double PER_FRESHNESS = 0.35;
    public static final double PER_WAIT_MINUTE = -0.3;
    public static final double NOISE = 0.7;
    public static final double USUAL_WAIT_MINUTES = 3.4;
    public static final double BAD_WAIT_FACTOR = 3.2;

    static Encounter inStore(boolean bad, boolean rush, Dice dice) {
        double mean = USUAL_WAIT_MINUTES * (rush ? 1.3 : 0.9) * (bad ? BAD_WAIT_FACTOR : 1);
        double wait = Math.min(40, dice.around(mean, 0.5));
        int friendliness = grade(bad ? 2.8 : 4.1, dice);
        int freshness = grade(bad ? 3.2 : 4.0, dice);
        double satisfaction = BASE
                + PER_FRIENDLINESS * friendliness
                + PER_FRESHNESS * freshness
                + PER_WAIT_MINUTE * wait
                + NOISE * dice.gauss();
        return new Encounter(wait, friendliness, freshness, Math.clamp(satisfaction, 0, 10), bad);
    }

    static Encounter atHome(Dice dice) {
        double satisfaction = Math.clamp(7.4 + 1.1 * dice.gauss(), 0, 10);
        return new Encounter(0, grade(4.1, dice), grade(4.0, dice), satisfaction, false);
    }

    private static int grade(double mean, Dice dice) {
        return Math.clamp(Math.round(mean + 0.8 * dice.gauss()), 1, 5);
    }

    int score() {
        return (int) Math.round(satisfaction);
    }

    int waitSeconds() {
        return (int) Math.round(waitMinutes * 60);
    }
}
