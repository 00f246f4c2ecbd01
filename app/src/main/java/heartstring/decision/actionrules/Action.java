package heartstring.decision.actionrules;

import java.util.Locale;
import java.util.Optional;

/** What can be done for a customer next. */
public enum Action {
    /** The only one that is always possible. */
    NOTHING("Leave them in peace", "check", 0, 0, 0),
    THANK("Say thank you", "heart", 60, 0.04, 10),
    APOLOGISE("Say sorry", "alert-triangle", 7, 0.08, 20),
    /** In person: a promise is open, or somebody who used to come stays away. */
    CALL("Call them", "phone", 30, 0.08, 200),
    /** Of something they usually buy and are about to need. */
    REMIND("Remind them", "clock", 7, 0.05, 5),
    /** Something that goes with what they like. */
    RECOMMEND("Recommend something", "star", 14, 0.04, 5),
    GIFT("Give a gift", "gift", 30, 0.06, 0),
    POINTS("Give points", "coins", 60, 0.05, 0),
    SURVEY("Ask how we do", "message", 90, 0.02, 5),
    REFER("Ask whom they would bring", "users", 180, 0.02, 5),
    /** Something that the memory lacks. */
    ASK("Ask one thing", "help", 60, 0.02, 5);

    private final String title;
    private final String icon;
    private final int pauseDays;
    private final double guess;
    private final double costMinor;

    Action(String title, String icon, int pauseDays, double guess, double costMinor) {
        this.title = title;
        this.icon = icon;
        this.pauseDays = pauseDays;
        this.guess = guess;
        this.costMinor = costMinor;
    }

    /** For so many days it is not done again for the same customer. */
    int pauseDays() {
        return pauseDays;
    }

    /** So large a share more of those who come half of the time are brought back by it, as long as nothing was learnt. */
    double guess() {
        return guess;
    }

    /** What it costs in a colleague's minutes and in stamps; what is given costs what it costs. */
    double costMinor() {
        return costMinor;
    }

    /** As colleagues read it. */
    public String title() {
        return title;
    }

    public String icon() {
        return icon;
    }

    /** As it is stored and told to programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is there to sell: never done for somebody to whom we owe an apology, or who does not want it. */
    public boolean promotes() {
        return this == REMIND || this == RECOMMEND || this == GIFT || this == POINTS || this == REFER;
    }

    /** The one with that word; empty for none. */
    public static Optional<Action> of(String word) {
        for (Action action : values()) {
            if (action.word().equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
