package heartstring.loyalty.drafting;

import heartstring.loyalty.drafting.SampleReceipt.Item;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sample receipts as a form sends them. Nothing is written. */
@Component
public class SampleReceipts {

    static final int ITEMS = 3;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Members members;
    private final DraftingSql sql;
    private final Settings settings;
    private final InstantSource time;

    SampleReceipts(Members members, DraftingSql sql, Settings settings, InstantSource time) {
        this.members = members;
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    /** A receipt of some products of the shop, bought now by somebody unknown; prices in this currency. */
    public SampleReceipt first(String currency) {
        List<Item> items = new ArrayList<>(sql.products(ITEMS).stream()
                .map(p -> new Item(
                        p.key(),
                        "1",
                        BigDecimal.valueOf(p.priceMinor(), digits(currency)).toPlainString()))
                .toList());
        while (items.size() < ITEMS) {
            items.add(new Item("", "", ""));
        }
        String now = LocalDateTime.ofInstant(time.instant(), settings.zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return read(new SampleReceipt(items, "", "", "", now, "", null), currency);
    }

    /** The receipt that a form sent, with prices in this currency. */
    public SampleReceipt sent(Map<String, String> form, String currency) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new Item(text(form, "product" + i), text(form, "pieces" + i), text(form, "price" + i)));
        }
        SampleReceipt typed = new SampleReceipt(
                items,
                text(form, "store"),
                text(form, "channel"),
                text(form, "coupon"),
                text(form, "at"),
                text(form, "card"),
                null);
        return read(typed, currency);
    }

    private SampleReceipt read(SampleReceipt typed, String currency) {
        SampleReceipt.Read read = null;
        try {
            List<SampleReceipt.Line> lines = typed.items().stream()
                    .filter(i -> !i.product().isEmpty())
                    .map(i -> new SampleReceipt.Line(
                            i.product(),
                            number(i.pieces()),
                            number(i.price()).movePointRight(digits(currency)).longValueExact()))
                    .toList();
            read = new SampleReceipt.Read(
                    lines,
                    moment(typed.at()),
                    known(typed.store()),
                    known(typed.channel()),
                    known(typed.coupon()),
                    typed.card().isEmpty() ? null : member(typed.card()));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            read = null;
        }
        return new SampleReceipt(
                typed.items(), typed.store(), typed.channel(), typed.coupon(), typed.at(), typed.card(), read);
    }

    private Member member(String card) {
        return members.byCard(card).orElseThrow(() -> new IllegalArgumentException("no member"));
    }

    private Instant moment(String at) {
        return at.isEmpty()
                ? time.instant()
                : LocalDateTime.parse(at).atZone(settings.zone()).toInstant();
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text.isEmpty() ? "1" : text);
        if (number.scale() > 3 || number.scale() < -6 || number.signum() < 0 || number.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("odd number");
        }
        return number;
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static String text(Map<String, String> form, String name) {
        String text = form.getOrDefault(name, "").strip();
        return text.substring(0, Math.min(100, text.length()));
    }
}
