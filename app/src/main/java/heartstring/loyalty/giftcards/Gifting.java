package heartstring.loyalty.giftcards;

/** What can become of issuing, spending or giving back; amounts in minor units. */
public sealed interface Gifting {

    /** What the outside is told of every code that cannot be used. */
    String OUTSIDE = "This gift card cannot be used.";

    /** A card was issued; {@code code} is whole for a quarter of an hour, its last letters later. */
    record Issued(GiftCard card, String code, boolean replayed) implements Gifting {}

    /** Money moved: {@code id} of the spend or return, and what is left on the card after it. */
    record Moved(long id, long cardId, long amountMinor, long leftMinor, String currency, boolean replayed)
            implements Gifting {}

    /** There is less than that; nothing moved. */
    record NotEnough(long balanceMinor) implements Gifting {}

    /** It cannot be, and why in plain words for colleagues; {@code unknown} when there is no such card. */
    record Refused(String reason, boolean unknown) implements Gifting {}

    /** The key was used for something else before. */
    record KeyReused() implements Gifting {}
}
