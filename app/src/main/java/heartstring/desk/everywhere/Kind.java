package heartstring.desk.everywhere;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found, in the order in which it is shown. */
public enum Kind {
    PEOPLE("People", "user", false),
    COMPANIES("Companies", "building", false),
    DEALS("Deals", "target", false),
    MESSAGES("Messages", "message", true),
    NOTES("Notes", "note", true),
    MEMORY("Kept in mind", "bulb", true),
    TASKS("Tasks", "checkbox", true);

    private final String label;
    private final String icon;
    private final boolean work;

    Kind(String label, String icon, boolean work) {
        this.label = label;
        this.icon = icon;
        this.work = work;
    }

    public String label() {
        return label;
    }

    public String icon() {
        return icon;
    }

    /** As it stands in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word; nothing for any other. */
    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    /** Whether somebody may open what is found: words of customers and colleagues are for those who work with them. */
    boolean isFor(Actor actor) {
        boolean works = actor.has(Role.AGENT) || actor.has(Role.MANAGER);
        return works || (!work && actor.has(Role.ANALYST));
    }
}
