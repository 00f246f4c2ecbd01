package heartstring.decision.workflows;

import heartstring.customer.consent.Purpose;

/** Something that is done once for whoever comes to it. A number of 0 and an empty text are not filled in yet. */
public sealed interface Action {

    /** The longest title and text. */
    int MOST_TEXT = 200;

    /** The most points. */
    long MOST_POINTS = 1_000_000;

    /** A message from a template, by the way that the template is for; news only to whoever wants them. */
    record Message(int template, Purpose purpose) implements Action {}

    /** Points of a programme that they are a member of. */
    record Points(int programme, long points) implements Action {}

    /** Goods of the rewards of a programme, for nothing, to be handed over. */
    record Gift(long reward) implements Action {}

    /** A voucher that they alone can use, of a batch for such. */
    record Voucher(long batch) implements Action {}

    /**
     * A task for colleagues.
     *
     * @param days until when it is to be done
     * @param owner 0 for whoever looks after them
     */
    record Task(String title, int days, long owner) implements Action {
        /** The longest time for it. */
        public static final int MOST_DAYS = 365;
    }

    /** A case, in which something that went wrong is mended. */
    record Case() implements Action {}

    /**
     * A deal.
     *
     * @param stage where it begins; 0 for the first stage of the first pipeline
     * @param amountMinor 0 for none
     */
    record Deal(String title, int stage, long amountMinor) implements Action {}

    /** A word among their list of them. */
    record Tag(String tag, boolean add) implements Action {}

    /** A property of theirs. */
    record Trait(String name, String value) implements Action {}

    /** A survey, if they may be asked. */
    record Survey(int survey) implements Action {}

    /**
     * Tells programs outside, under the name of the event.
     *
     * @param event such as {@code cart.reminded}
     */
    record Webhook(String event) implements Action {}

    /** As it is stored and told to programs. */
    default String word() {
        return switch (this) {
            case Message it -> "message";
            case Points it -> "points";
            case Gift it -> "gift";
            case Voucher it -> "voucher";
            case Task it -> "task";
            case Case it -> "case";
            case Deal it -> "deal";
            case Tag it -> "tag";
            case Trait it -> "trait";
            case Survey it -> "survey";
            case Webhook it -> "webhook";
        };
    }
}
