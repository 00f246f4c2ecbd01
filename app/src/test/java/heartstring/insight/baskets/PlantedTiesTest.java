package heartstring.insight.baskets;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.demo.goods.Pair;
import heartstring.demo.goods.Product;
import heartstring.demo.goods.Staple;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.kernels.baskets.Baskets;
import heartstring.kernels.baskets.Terms;
import heartstring.kernels.baskets.Tie;
import heartstring.kernels.baskets.Ties;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is planted in the demo shop is found again: 17 complements, 5 substitutes, and nothing popular for a complement. */
class PlantedTiesTest {

    private static final Shop SHOP = Shop.of(ShopPlan.upTo(LocalDate.of(2026, 6, 30)));

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> stores = new HashMap<>();

    private static boolean isNobody(ShopEvent event) {
        return event.userId() == null
                && event.anonymousId() == null
                && !event.context().containsKey("traits");
    }

    @SuppressWarnings("unchecked")
    private void add(Baskets.Gathering gathering, ShopEvent event, int customer) {
        List<Map<String, Object>> lines =
                (List<Map<String, Object>>) event.properties().getOrDefault("products", List.of());
        int[] line = lines.stream()
                .mapToInt(l -> places.get(String.valueOf(l.get("name"))))
                .toArray();
        String at = String.valueOf(event.properties().get("store_id"));
        int store = Math.min(9, stores.computeIfAbsent(at, s -> stores.size()));
        var day = event.timestamp().atZone(ZoneOffset.UTC);
        int quarter = (day.getYear() * 4 + (day.getMonthValue() - 1) / 3) % Reading.QUARTERS;
        gathering.add(
                line, line.length, store * Reading.QUARTERS + quarter, isNobody(event) ? Baskets.NOBODY : customer);
    }

    private static String words(Product left, Product right) {
        return left.name() + " > " + right.name();
    }

    private Ties.Found found(List<Product> products) {
        products.forEach(product -> places.put(product.name(), product.index()));
        Baskets.Gathering gathering = new Baskets.Gathering(products.size(), 10 * Reading.QUARTERS, Reading.WIDEST);
        for (int customer = 0; customer < SHOP.plan().customers(); customer++) {
            int number = customer;
            SHOP.events(customer, customer + 1, event -> {
                if ("Order Completed".equals(event.name())) {
                    add(gathering, event, number);
                }
            });
        }
        int[] category = products.stream().mapToInt(Product::category).toArray();
        int categories = products.stream().mapToInt(Product::category).max().orElse(0) + 1;
        return Ties.find(gathering.baskets(), category, categories, Terms.USUAL);
    }

    @Test
    void allComplementsAndSubstitutesAreFoundAndPopularOnesAreNot() {
        List<Product> products = SHOP.products();
        Ties.Found found = found(products);
        Map<Tie.Kind, Set<String>> told = found.ties().stream()
                .collect(Collectors.groupingBy(
                        Tie::kind,
                        Collectors.mapping(
                                t -> words(products.get(t.left()), products.get(t.right())), Collectors.toSet())));
        List<String> complements = new ArrayList<>();
        for (Pair pair : SHOP.truths().complements()) {
            complements.add(words(pair.left(), pair.right()));
        }
        assertThat(told.get(Tie.Kind.COMPLEMENT))
                .as("17 of 17")
                .containsAll(complements)
                .hasSizeGreaterThanOrEqualTo(17);
        List<String> popular = new ArrayList<>();
        for (Staple staple : SHOP.truths().popular()) {
            products.forEach(product -> popular.add(words(product, staple.product())));
        }
        assertThat(told.get(Tie.Kind.COMPLEMENT)).as("popular is no complement").doesNotContainAnyElementsOf(popular);
        List<String> substitutes = new ArrayList<>();
        for (Pair pair : SHOP.truths().substitutes()) {
            substitutes.add(words(pair.left(), pair.right()));
            substitutes.add(words(pair.right(), pair.left()));
        }
        assertThat(told.get(Tie.Kind.SUBSTITUTE))
                .as("5 of 5, and no other")
                .containsExactlyInAnyOrderElementsOf(substitutes);
        Set<String> planted = new HashSet<>(complements);
        SHOP.truths().complements().forEach(pair -> planted.add(words(pair.right(), pair.left())));
        assertThat(told.get(Tie.Kind.COMPLEMENT))
                .as("nothing but what is planted, from either side")
                .isSubsetOf(planted);
        // The share that the tie adds is the planted strength, on top of the usual chance.
        Map<String, Double> strengths = new HashMap<>();
        SHOP.truths().complements().forEach(pair -> strengths.put(words(pair.left(), pair.right()), pair.strength()));
        assertThat(found.ties()).allSatisfy(tie -> {
            Double strength = strengths.get(words(products.get(tie.left()), products.get(tie.right())));
            if (strength != null) {
                assertThat(tie.share()).isBetween(strength - 0.06, strength + 0.15);
            }
        });
    }
}
