package heartstring.decision.actionrules;

import java.util.Locale;
import java.util.Optional;

/** What can be done for a customer next. */
public enum Action {
    /** The only one that is always possible. */
    NOTHING("Leave them in peace", "check"),
    THANK("Say thank you", "heart"),
    APOLOGISE("Say sorry", "alert-triangle"),
    /** In person: a promise is open, or somebody who used to come stays away. */
    CALL("Call them", "phone"),
    /** Of something they usually buy and are about to need. */
    REMIND("Remind them", "clock"),
    /** Something that goes with what they like. */
    RECOMMEND("Recommend something", "star"),
    GIFT("Give a gift", "gift"),
    POINTS("Give points", "coins"),
    SURVEY("Ask how we do", "message"),
    REFER("Ask whom they would bring", "users"),
    /** Something that the memory lacks. */
    ASK("Ask one thing", "help");

    private final String title;
    private final String icon;

    Action(String title, String icon) {
        this.title = title;
        this.icon = icon;
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
