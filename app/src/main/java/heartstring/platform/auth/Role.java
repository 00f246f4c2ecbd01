package heartstring.platform.auth;

/** What somebody does here; each user has one. */
public enum Role {
    ADMINISTRATOR("Administrator", "runs the system: users, keys, settings; sees everything"),
    MANAGER("Manager", "plans: segments, rewards, campaigns, reports"),
    AGENT("Agent", "talks to customers: their story, details, conversations"),
    CASHIER("Cashier", "works at the till"),
    ANALYST("Analyst", "reads figures and exports, changes nothing");

    private final String label;
    private final String description;

    Role(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The role's name on a page. */
    public String label() {
        return label;
    }

    /** What the role is for, in a few words. */
    public String description() {
        return description;
    }
}
