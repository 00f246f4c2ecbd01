package heartstring.loyalty.rewards;

/** What can become of taking a reward. */
public sealed interface Redeeming {

    /** Taken; the same key again finds it replayed. */
    record Taken(Redemption redemption, boolean replayed) implements Redeeming {}

    /** There is no such reward, or no such member. */
    record Unknown(String what) implements Redeeming {}

    /** Not now, and why in plain words. */
    record Refused(String reason) implements Redeeming {}

    /** There are fewer points than that. */
    record NotEnough(long available) implements Redeeming {}

    /** The key was used for something else before. */
    record KeyReused() implements Redeeming {}
}
