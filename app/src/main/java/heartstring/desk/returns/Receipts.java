package heartstring.desk.returns;

import heartstring.commerce.orders.OrderKey;
import heartstring.desk.returns.ReturnsSql.Goods;
import heartstring.desk.returns.ReturnsSql.Order;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.tills.TillReturns;
import heartstring.platform.auth.Guesses;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.sources.Sources;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds purchases of which something may be taken back, and says what of each is left. */
@Component
class Receipts {

    private static final int MOST = 10;
    private static final int MOST_LETTERS = 200;
    /** Older purchases are found by their number. */
    private static final Duration SHOWN_FOR = Duration.ofDays(365);

    private final ReturnsSql sql;
    private final TillReturns returns;
    private final GiftMoney money;
    private final Members members;
    private final Sources sources;
    private final Guesses guesses;
    private final InstantSource time;

    Receipts(
            ReturnsSql sql,
            TillReturns returns,
            GiftMoney money,
            Members members,
            Sources sources,
            Throttle throttle,
            InstantSource time) {
        this.sql = sql;
        this.returns = returns;
        this.money = money;
        this.members = members;
        this.sources = sources;
        this.guesses =
                new Guesses(throttle, ThrottleRules.TILL, "receipt", "Too many receipts do not exist.", () -> {});
        this.time = time;
    }

    /** The last purchases of a member, or those with that number; newest first. */
    Receipt.Found found(@Nullable Long memberId, @Nullable String number) {
        if (memberId != null) {
            Member member = members.byId(memberId).orElseThrow(() -> Refusal.notFound("member"));
            return told(sql.ofCustomer(member.customerId(), time.instant().minus(SHOWN_FOR), MOST));
        }
        String text = number == null ? "" : number.strip();
        if (text.isEmpty() || text.length() > MOST_LETTERS) {
            throw Refusal.badRequest("Name a member, or the number of a receipt.");
        }
        guesses.check();
        List<Order> orders = sql.byNumber(text, MOST);
        if (orders.isEmpty()) {
            guesses.missed();
        }
        return told(orders);
    }

    /** The purchase that is known so. */
    Optional<Receipt> byKey(OrderKey key) {
        // Read first: what is told meanwhile counts twice for a moment, rather than never.
        TillReturns.Taken taken = returns.of(key);
        return sql.byKey(key).map(order -> receipt(order, taken));
    }

    private Receipt.Found told(List<Order> orders) {
        return new Receipt.Found(
                orders.stream().map(o -> receipt(o, returns.of(o.key()))).toList());
    }

    private Receipt receipt(Order order, TillReturns.Taken taken) {
        long paid = Math.max(0, order.totalMinor() - order.shippingMinor());
        List<Goods> goods = sql.goods(order.id(), taken.touchpoints());
        List<Long> shares = ReturnRules.shared(goods.stream().map(Goods::worth).toList(), paid);
        List<Receipt.Line> lines = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            Goods one = goods.get(i);
            BigDecimal back = one.returned().add(taken.pieces().getOrDefault(one.product(), BigDecimal.ZERO));
            if (one.quantity().signum() > 0) {
                lines.add(new Receipt.Line(
                        one.product(),
                        one.name(),
                        one.quantity(),
                        one.quantity().subtract(back).max(BigDecimal.ZERO),
                        shares.get(i)));
            }
        }
        long left = Math.max(
                0, order.totalMinor() - sql.refundedMinor(order.id(), taken.touchpoints()) - taken.amountMinor());
        return new Receipt(
                order.key().sourceId(),
                order.key().orderKey(),
                order.soldBy(),
                order.key().sourceId() == sources.internal("Till", "till").id(),
                order.at(),
                order.store(),
                order.customer(),
                order.status(),
                order.currency(),
                paid,
                left,
                money.paidFor(order.key()),
                lines);
    }
}
