package heartstring.demo.twins;

/** How an entry of the list differs from the customer whom it resembles; what is not told is the same. */
public enum Change {
    /** A letter of the family name is wrong; another e-mail address. */
    TYPO(true),
    /** Given and family name changed places; no e-mail address. */
    TURNED(true),
    /** Another e-mail address, and no postal one. */
    NEW_MAIL(true),
    /** Another street in the same town. */
    MOVED(true),
    /** Another family name, since a wedding; the same birthday and home. */
    RENAMED(true),
    /** Somebody else: another given name and birthday, the same family name and home. */
    SIBLING(false),
    /** Somebody else: the same name, another birthday and town. */
    NAMESAKE(false);

    private final boolean same;

    Change(boolean same) {
        this.same = same;
    }

    /** Whether it is the same person. */
    public boolean isSame() {
        return same;
    }
}
