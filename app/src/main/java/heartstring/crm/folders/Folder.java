package heartstring.crm.folders;

import java.util.Locale;

/** Which conversations are listed. */
public enum Folder {
    MINE("Mine", "user"),
    UNASSIGNED("Nobody's", "user-question"),
    TEAM("My teams", "users-group"),
    MENTIONS("Mentions", "at"),
    ALL("All open", "inbox"),
    SNOOZED("Snoozed", "clock"),
    RESOLVED("Resolved", "circle-check");

    private final String label;
    private final String icon;

    Folder(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    public String label() {
        return label;
    }

    public String icon() {
        return icon;
    }

    /** The word in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether how many there are is shown. */
    public boolean isCounted() {
        return this != RESOLVED;
    }

    /** The folder of that word, {@link #ALL} for any other. */
    public static Folder of(String word) {
        for (Folder folder : values()) {
            if (folder.word().equals(word)) {
                return folder;
            }
        }
        return ALL;
    }
}
