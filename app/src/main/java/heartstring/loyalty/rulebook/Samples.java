package heartstring.loyalty.rulebook;

import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rulebook.RulesView.Item;
import heartstring.loyalty.rulebook.RulesView.Sample;
import heartstring.platform.settings.Settings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sample receipts as a form sends them, and what the rules make of them. Nothing is written. */
@Component
class Samples {

    static final int ITEMS = 3;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final EarnPreview preview;
    private final Members members;
    private final RulebookSql sql;
    private final Settings settings;
    private final InstantSource time;

    Samples(EarnPreview preview, Members members, RulebookSql sql, Settings settings, InstantSource time) {
        this.preview = preview;
        this.members = members;
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    /** A receipt of some products of the shop, bought now by somebody unknown. */
    Sample first(Programme programme) {
        List<Item> items = new ArrayList<>(sql.products(ITEMS).stream()
                .map(p -> new Item(
                        p.key(),
                        "1",
                        BigDecimal.valueOf(p.priceMinor(), digits(programme)).toPlainString()))
                .toList());
        while (items.size() < ITEMS) {
            items.add(new Item("", "", ""));
        }
        return asked(programme, items, "", "", "", now(), "");
    }

    /** The receipt that a form sent. */
    Sample sent(Programme programme, Map<String, String> form) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new Item(text(form, "product" + i), text(form, "pieces" + i), text(form, "price" + i)));
        }
        return asked(
                programme,
                items,
                text(form, "store"),
                text(form, "channel"),
                text(form, "coupon"),
                text(form, "at"),
                text(form, "card"));
    }

    private Sample asked(
            Programme programme,
            List<Item> items,
            String store,
            String channel,
            String coupon,
            String at,
            String card) {
        String fault = null;
        List<EarnPreview.RuleTold> told = List.of();
        try {
            List<EarnPreview.Item> bought = items.stream()
                    .filter(i -> !i.product().isEmpty())
                    .map(i -> new EarnPreview.Item(
                            i.product(), number(i.pieces()), minor(number(i.price()), digits(programme))))
                    .toList();
            told = preview.explained(
                    programme,
                    new EarnPreview.Receipt(
                            bought,
                            null,
                            moment(at),
                            known(store),
                            known(channel),
                            known(coupon),
                            card.isEmpty() ? 0 : customer(card)));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            fault =
                    "Write pieces and prices as numbers such as 2 and 4.50, a day with its time, and the card of a member.";
        }
        long points = told.stream().mapToLong(EarnPreview.RuleTold::points).sum();
        return new Sample(items, store, channel, coupon, at, card, points, told, programme, fault);
    }

    private long customer(String card) {
        Optional<Member> member = members.byCard(card);
        return member.orElseThrow(() -> new IllegalArgumentException("no member"))
                .customerId();
    }

    private Instant moment(String at) {
        return at.isEmpty()
                ? time.instant()
                : LocalDateTime.parse(at).atZone(settings.zone()).toInstant();
    }

    private String now() {
        return LocalDateTime.ofInstant(time.instant(), settings.zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static @org.jspecify.annotations.Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text.isEmpty() ? "1" : text);
        if (number.scale() > 3 || number.scale() < -6 || number.signum() < 0 || number.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("odd number");
        }
        return number;
    }

    private static long minor(BigDecimal price, int digits) {
        return price.movePointRight(digits).longValueExact();
    }

    private static int digits(Programme programme) {
        return Math.max(0, Currency.getInstance(programme.currency()).getDefaultFractionDigits());
    }

    private static String text(Map<String, String> form, String name) {
        String text = form.getOrDefault(name, "").strip();
        return text.substring(0, Math.min(100, text.length()));
    }
}
