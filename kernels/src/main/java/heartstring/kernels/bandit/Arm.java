package heartstring.kernels.bandit;

/**
 * An act that could be done, in numbers.
 *
 * @param wins what is believed of it, with the prior in it: went well so often; {@code losses} did not; both above 0
 * @param worth of its going well
 * @param toll what doing it takes, in the same units
 * @param least its chance to be drawn is at least so much
 * @param most and at most so much
 */
public record Arm(double wins, double losses, double worth, double toll, double least, double most) {

    public Arm {
        if (!(wins > 0) || !(losses > 0) || !Double.isFinite(wins + losses + worth + toll)) {
            throw new IllegalArgumentException(
                    "wins " + wins + ", losses " + losses + ", worth " + worth + ", toll " + toll);
        }
        if (!(least >= 0) || !(most <= 1) || !(least <= most)) {
            throw new IllegalArgumentException("least " + least + ", most " + most);
        }
    }

    /** How likely it goes well, as far as is believed. */
    public double rate() {
        return wins / (wins + losses);
    }

    /** What it is worth over doing nothing, as far as is believed. */
    public double value(Arm nothing) {
        return (rate() - nothing.rate()) * worth - toll;
    }
}
