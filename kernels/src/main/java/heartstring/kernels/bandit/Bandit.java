package heartstring.kernels.bandit;

import java.util.Arrays;
import java.util.List;

/** Draws one of several acts. The same numbers and seed give the same one. */
public final class Bandit {

    /** So often it is drawn which act is worth most. */
    static final int ROUNDS = 1_000;

    /** Another stream of numbers than that of the draw itself. */
    private static final long APART = 0x9E3779B97F4A7C15L;

    private Bandit() {}

    /**
     * What was drawn.
     *
     * @param place among the acts
     * @param propensity how likely it was to be drawn, above 0 to 1
     * @param chances of all of them, together 1
     */
    public record Drawn(int place, double propensity, List<Double> chances) {

        public Drawn {
            chances = List.copyOf(chances);
        }
    }

    /**
     * Draws one by a seed.
     *
     * @param arms one or more; the first is doing nothing
     */
    public static Drawn draw(List<Arm> arms, long seed) {
        double[] chances = chances(arms, seed, ROUNDS);
        double at = new Betas(seed ^ APART).unit();
        int place = 0;
        while (place < chances.length - 1 && at >= chances[place]) {
            at -= chances[place];
            place++;
        }
        // By rounding it may have gone past the last that can be drawn.
        while (chances[place] <= 0) {
            place--;
        }
        return new Drawn(place, chances[place], Arrays.stream(chances).boxed().toList());
    }

    /** The chance of each to be drawn, within its rails. */
    static double[] chances(List<Arm> arms, long seed, int rounds) {
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("No acts");
        }
        double[] shares = new double[arms.size()];
        Betas betas = new Betas(seed);
        for (int round = 0; round < rounds; round++) {
            shares[best(arms, betas)] += 1.0 / rounds;
        }
        return Rails.kept(shares, arms);
    }

    private static int best(List<Arm> arms, Betas betas) {
        Arm nothing = arms.getFirst();
        double without = betas.draw(nothing.wins(), nothing.losses());
        int best = 0;
        double most = 0;
        for (int i = 1; i < arms.size(); i++) {
            Arm arm = arms.get(i);
            double value = (betas.draw(arm.wins(), arm.losses()) - without) * arm.worth() - arm.toll();
            if (value > most) {
                best = i;
                most = value;
            }
        }
        return best;
    }
}
