package heartstring.loyalty.suspicions;

import java.util.Locale;

/** What is looked for, and from where on; the sentences are shown to managers. */
public enum SuspicionKind {
    OWN(
            "Served themselves",
            "A colleague at the till served the membership that shows their own e-mail address. Each time."),
    CASHIER(
            "One colleague, one member",
            "One colleague served the same member at least " + Thresholds.SERVED
                    + " times within a week (from Monday), and at" + " least " + Thresholds.SHARE_PERCENT
                    + " % of what that member did at tills."),
    EARNS(
            "Earned often in a day",
            "A member earned by at least " + Thresholds.ORDERS_A_DAY + " purchases within one day."),
    CLAIMS(
            "Claimed many receipts",
            "At least " + Thresholds.CLAIMS_A_DAY + " receipts were claimed for one member within one day."),
    FRIENDS(
            "Brought many friends",
            "A member brought at least " + Thresholds.FRIENDS_A_DAY + " friends within one day."),
    REFUSED_FRIEND(
            "Friend refused",
            "A friend was refused because both are one person or share an address, telephone number or card, because of a ring,"
                    + " or because there were too many in a day. Each time."),
    CODES(
            "Many codes failed",
            "So many codes that cannot be used were shown in a row that whoever showed them has to wait."),
    NEAR_LIMIT(
            "Close to the limit",
            "Corrections that one colleague or program made alone within one day came to at least "
                    + Thresholds.LIMIT_PERCENT + " % of what needs nobody else."),
    MERGE(
            "Redeemed after a merge",
            "A reward was taken within " + Thresholds.MERGE_HOURS
                    + " hours after a colleague joined two customers into that one.");

    private final String title;
    private final String rule;

    SuspicionKind(String title, String rule) {
        this.title = title;
        this.rule = rule;
    }

    /** A short name. */
    public String title() {
        return title;
    }

    /** The rule with its threshold, in a sentence. */
    public String rule() {
        return rule;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The numbers of the rules. */
    static final class Thresholds {
        static final int SERVED = 6;
        static final int SHARE_PERCENT = 80;
        static final int ORDERS_A_DAY = 8;
        static final int CLAIMS_A_DAY = 5;
        static final int FRIENDS_A_DAY = 5;
        static final int LIMIT_PERCENT = 80;
        static final int MERGE_HOURS = 24;

        private Thresholds() {}
    }
}
