package heartstring.loyalty.giftcarddesk;

import heartstring.loyalty.giftcards.GiftCard;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of gift cards.
 *
 * @param outstanding what is on all cards, by currency
 * @param months for how many new cards hold, 0 for ever
 * @param found what was looked for, empty for the newest
 * @param issued the code of a card that was just issued, shown once; null otherwise
 */
public record GiftCardsView(
        List<GiftCard> cards,
        Map<String, Long> outstanding,
        String currency,
        int months,
        String found,
        @Nullable String issued,
        @Nullable String fault) {}
