package heartstring.commerce.orders;

import heartstring.commerce.carts.CartFact;
import heartstring.commerce.carts.Carts;
import heartstring.commerce.catalogue.AmountRules;
import heartstring.commerce.catalogue.Catalogue;
import heartstring.commerce.catalogue.CatalogueRules;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Derives products, stores, orders, returns and carts from e-commerce events, a batch at a time. */
@Component
class CommerceBelt implements TouchpointConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(CommerceBelt.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Catalogue catalogue;
    private final Orders orders;
    private final Carts carts;
    private final Settings settings;
    private final OrderClaims claims;
    private final ObjectProvider<OrderWatcher> watchers;

    CommerceBelt(
            Catalogue catalogue,
            Orders orders,
            Carts carts,
            Settings settings,
            OrderClaims claims,
            ObjectProvider<OrderWatcher> watchers) {
        this.claims = claims;
        this.catalogue = catalogue;
        this.orders = orders;
        this.carts = carts;
        this.settings = settings;
        this.watchers = watchers;
    }

    @Override
    public String name() {
        return "commerce";
    }

    @Override
    public Set<String> wants() {
        Set<String> names = new HashSet<>(EcommerceRules.OTHERS);
        names.addAll(EcommerceRules.ORDERS.keySet());
        names.addAll(EcommerceRules.CARTS.keySet());
        return names;
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> rows) {
        Heard heard = hear(rows);
        Map<String, Long> productIds = catalogue.products(heard.products());
        tell(orders.take(heard.orders(), productIds, catalogue.stores(heard.stores())));
        carts.take(heard.carts(), CommerceBelt::cart, productIds);
    }

    @Override
    public void withdraw(List<Row> rows) {
        Heard heard = hear(rows);
        tell(orders.withdraw(heard.orders()));
        carts.withdraw(heard.carts(), CommerceBelt::cart);
        catalogue.withdraw(heard.products());
    }

    /** A product that somebody may have looked at stays; what its orders say of it holds again. */
    @Override
    public void settle(Gone gone) {
        Set<String> left = gone.namesLeft();
        if (left != null
                && left.stream().noneMatch(n -> wants().contains(n) && !EcommerceRules.ORDERS.containsKey(n))) {
            catalogue.forgetUnmentioned(gone.sourceId());
        }
        catalogue.retell(hear(catalogue.tellingsLeft()).products());
    }

    private void tell(Orders.Changed changed) {
        if (!changed.orders().isEmpty()) {
            watchers.orderedStream().forEach(w -> w.changed(changed.profiles(), changed.orders()));
        }
    }

    /** What touchpoints say of products, stores, orders and carts. */
    private record Heard(
            List<CatalogueRules.Product> products,
            List<CatalogueRules.Store> stores,
            List<OrderFact> orders,
            List<CartFact> carts) {}

    private Heard hear(List<Row> rows) {
        String currency = settings.currency().getCurrencyCode();
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Row row : rows) {
            EcommerceRules.Told told = claims.trusts(row) ? read(row) : null;
            if (told == null) {
                continue;
            }
            String in = told.currency() == null ? currency : told.currency();
            for (CatalogueRules.Item item : told.items()) {
                Long price = AmountRules.minor(item.listPrice() == null ? item.price() : item.listPrice(), in);
                heard.products().add(new CatalogueRules.Product(item, price, in, row.occurredAt(), row.sourceId()));
            }
            if (told.shop() != null) {
                heard.stores().add(new CatalogueRules.Store(told.shop(), row.occurredAt(), row.sourceId()));
            }
            if (told.order() != null) {
                heard.orders().add(told.order());
            }
            if (told.cart() != null) {
                heard.carts().add(told.cart());
            }
        }
        return heard;
    }

    @Override
    public void forget() {
        orders.forget();
        carts.forget();
        catalogue.forget();
        watchers.orderedStream().forEach(OrderWatcher::forgotten);
    }

    /** What the event of this touchpoint says of an order; null when it cannot be read. */
    static @Nullable OrderFact order(Row row) {
        EcommerceRules.Told told = read(row);
        return told == null ? null : told.order();
    }

    private static @Nullable CartFact cart(Row row) {
        EcommerceRules.Told told = read(row);
        return told == null ? null : told.cart();
    }

    /** One event that cannot be read must not hold up all those behind it. */
    private static EcommerceRules.@Nullable Told read(Row row) {
        String body = row.body();
        if (body == null) {
            return null;
        }
        try {
            JsonNode event = JSON.readTree(body);
            return EcommerceRules.read(row, event, body);
        } catch (JacksonException | ArithmeticException | IllegalArgumentException e) {
            LOG.warn("Touchpoint {} was left out of the orders: {}", row.id(), e.toString());
            return null;
        }
    }
}
