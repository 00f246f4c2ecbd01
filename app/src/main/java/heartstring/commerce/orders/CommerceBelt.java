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
    private final ObjectProvider<OrderWatcher> watchers;

    CommerceBelt(
            Catalogue catalogue, Orders orders, Carts carts, Settings settings, ObjectProvider<OrderWatcher> watchers) {
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
        String currency = settings.currency().getCurrencyCode();
        List<CatalogueRules.Product> products = new ArrayList<>();
        List<CatalogueRules.Store> stores = new ArrayList<>();
        List<OrderFact> facts = new ArrayList<>();
        List<CartFact> cartFacts = new ArrayList<>();
        for (Row row : rows) {
            EcommerceRules.Told told = read(row);
            if (told == null) {
                continue;
            }
            String in = told.currency() == null ? currency : told.currency();
            for (CatalogueRules.Item item : told.items()) {
                products.add(
                        new CatalogueRules.Product(item, AmountRules.minor(item.price(), in), in, row.occurredAt()));
            }
            if (told.shop() != null) {
                stores.add(new CatalogueRules.Store(told.shop(), row.occurredAt()));
            }
            if (told.order() != null) {
                facts.add(told.order());
            }
            if (told.cart() != null) {
                cartFacts.add(told.cart());
            }
        }
        Map<String, Long> productIds = catalogue.products(products);
        Set<Long> changed = orders.take(facts, productIds, catalogue.stores(stores));
        carts.take(cartFacts, CommerceBelt::cart, productIds);
        if (!changed.isEmpty()) {
            watchers.orderedStream().forEach(w -> w.changed(changed));
        }
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
