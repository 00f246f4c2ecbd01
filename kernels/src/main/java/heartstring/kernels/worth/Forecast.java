package heartstring.kernels.worth;

/** Visits to expect of one customer, step by step, with how far they may lie from that. */
final class Forecast {

    private final double[] means;
    private final double alive;
    private final double known;

    private Forecast(double[] means, double alive, double known) {
        this.means = means;
        this.alive = alive;
        this.known = known;
    }

    static Forecast of(Model model, Life life, double now, int steps, double step) {
        double[] means = new double[steps];
        Buying buying = model.buying();
        if (buying == null) {
            return new Forecast(means, 0, 1);
        }
        double age = life.age(now);
        double before = 0;
        for (int i = 0; i < steps; i++) {
            double until = buying.ifAlive(life.again(), age, (i + 1) * step);
            means[i] = until - before;
            before = until;
        }
        double all = buying.ifAlive(life.again(), age, steps * step);
        double alive = all <= 0 ? 0 : model.expected(life, now, steps * step) / all;
        return new Forecast(means, alive, buying.parameters()[0] + life.again());
    }

    double mean(int step) {
        return alive * means[step];
    }

    double variance(int step) {
        return variance(means[step]);
    }

    double sum() {
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        return alive * sum;
    }

    double sumVariance() {
        return alive <= 0 ? 0 : variance(sum() / alive);
    }

    /** As a count at a rate that is known by so many purchases, of one who may have stopped. */
    private double variance(double mean) {
        return alive * (mean + mean * mean / known) + alive * (1 - alive) * mean * mean;
    }
}
