package heartstring.demo.life;

/** The planted gifts: how many visits each truly adds within 60 days, and how many customers are held out. */
public enum Experiment {
    /** A bouquet as a thank-you: adds 0.8 visits. */
    BOUQUET("thank-you-bouquet", "Tulip bouquet", 399, 0.8, 0.30, 0.90, 0.20),
    /** An album for stickers: adds nothing. */
    STICKERS("sticker-album", "Sticker album", 150, 0.0, 0.50, 0.90, 0.60);

    /** The days after the gift in which its effect shows. */
    public static final int DAYS = 60;

    private final String key;
    private final String reward;
    private final int costMinor;
    private final double visits;
    private final double holdOut;
    private final double reach;
    private final double fromShare;

    Experiment(
            String key, String reward, int costMinor, double visits, double holdOut, double reach, double fromShare) {
        this.key = key;
        this.reward = reward;
        this.costMinor = costMinor;
        this.visits = visits;
        this.holdOut = holdOut;
        this.reach = reach;
        this.fromShare = fromShare;
    }

    public String key() {
        return key;
    }

    public String reward() {
        return reward;
    }

    public int costMinor() {
        return costMinor;
    }

    /** The true mean number of additional visits, at a density of 1. */
    public double visits() {
        return visits;
    }

    /** The probability of the hold-out arm. */
    public double holdOut() {
        return holdOut;
    }

    double reach() {
        return reach;
    }

    double fromShare() {
        return fromShare;
    }
}
