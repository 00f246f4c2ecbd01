package heartstring.demo.fate;

/**
 * A way of shopping: the usual gap between visits in days, items per visit, share of orders placed online, chance of
 * owning a web account, and how often mails are opened.
 */
public enum Persona {
    FAMILY(20, 9.5, 13, 0.10, 0.60, 0.42, new int[] {3, 3, 3, 4, 6, 10, 3}, Rhythm.EVENING),
    COMMUTER(7, 5.5, 4, 0.03, 0.55, 0.35, new int[] {7, 7, 7, 7, 6, 2, 1}, Rhythm.COMMUTE),
    BARGAIN(16, 20, 8, 0.12, 0.55, 0.65, new int[] {6, 3, 3, 6, 4, 5, 2}, Rhythm.DAY),
    ONLINE(11, 28, 14, 0.85, 0.98, 0.50, new int[] {5, 4, 4, 5, 3, 4, 8}, Rhythm.NIGHT),
    STUDENT(13, 16, 5, 0.12, 0.65, 0.30, new int[] {4, 4, 5, 5, 5, 5, 2}, Rhythm.NIGHT),
    SENIOR(12, 13, 6, 0.02, 0.20, 0.45, new int[] {6, 6, 6, 6, 5, 2, 1}, Rhythm.MORNING),
    OCCASIONAL(15, 42, 6, 0.12, 0.45, 0.28, new int[] {3, 3, 3, 3, 5, 8, 4}, Rhythm.DAY),
    LAPSED(6, 18, 7, 0.12, 0.45, 0.20, new int[] {4, 4, 4, 4, 5, 7, 2}, Rhythm.EVENING),
    COMPANY(0, 9, 24, 0.55, 1.0, 0.60, new int[] {9, 6, 6, 6, 5, 1, 0}, Rhythm.MORNING);

    private final double share;
    private final double gapDays;
    private final double items;
    private final double onlineShare;
    private final double accountShare;
    private final double openRate;
    /** Never handed out, never written. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final int[] weekdays;

    private final Rhythm rhythm;

    Persona(
            double share,
            double gapDays,
            double items,
            double onlineShare,
            double accountShare,
            double openRate,
            int[] weekdays,
            Rhythm rhythm) {
        this.share = share;
        this.gapDays = gapDays;
        this.items = items;
        this.onlineShare = onlineShare;
        this.accountShare = accountShare;
        this.openRate = openRate;
        this.weekdays = weekdays;
        this.rhythm = rhythm;
    }

    public double share() {
        return share;
    }

    public double gapDays() {
        return gapDays;
    }

    public double items() {
        return items;
    }

    public double onlineShare() {
        return onlineShare;
    }

    public double accountShare() {
        return accountShare;
    }

    public double openRate() {
        return openRate;
    }

    /** How much this persona likes a weekday, 0 is Monday. */
    public int weekdayWeight(int weekday) {
        return weekdays[weekday];
    }

    public Rhythm rhythm() {
        return rhythm;
    }
}
