package heartstring.decision.gifts;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.decision.giftfacts.Facts;
import heartstring.decision.giftfacts.Shelf;
import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.gifts.Weighed.No;
import heartstring.insight.next.Avoided;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GiftRulesTest {

    private static final GiftProgramme PROGRAMME = new GiftProgramme(
            1,
            "Gifts",
            true,
            "EUR",
            300,
            30,
            1,
            List.of(),
            List.of(
                    new GiftProgramme.Item(1, "dressing", 150, false),
                    new GiftProgramme.Item(2, "croutons", 100, true),
                    new GiftProgramme.Item(3, "walnut-oil", 250, false),
                    new GiftProgramme.Item(4, "truffle", 900, false),
                    new GiftProgramme.Item(5, "margarine", 100, false),
                    new GiftProgramme.Item(6, "candles", 100, false)));

    private static Shelf.Product product(String key, String category) {
        return new Shelf.Product(key, key.replace('-', ' '), category, 400, "EUR");
    }

    private static Shelf.Tie tie(String with, String product, boolean instead, long together, double lift) {
        return new Shelf.Tie(
                with, with, product, instead, false, together, 1_000, together / lift, lift, 80, together / 4, 250);
    }

    private static final Shelf SHELF = new Shelf(
            Instant.EPOCH,
            7,
            List.of(PROGRAMME),
            Map.of(
                    "dressing", product("dressing", "Sauces"),
                    "croutons", product("croutons", "Bread"),
                    "walnut-oil", product("walnut-oil", "Oils"),
                    "truffle", product("truffle", "Fine food"),
                    "margarine", product("margarine", "Spreads"),
                    "candles", product("candles", "Home")),
            Map.of(
                    "lettuce",
                    List.of(
                            tie("lettuce", "dressing", false, 300, 3),
                            tie("lettuce", "croutons", false, 200, 2),
                            tie("lettuce", "walnut-oil", false, 250, 3),
                            tie("lettuce", "truffle", false, 100, 5)),
                    "butter",
                    List.of(tie("butter", "margarine", true, 10, 0.2))),
            Map.of("Sauces", 0.05));

    private static Facts facts(
            Avoided avoided, Set<String> returned, Set<String> given, Map<String, Facts.Bought> bought) {
        return new Facts(1, 20, Instant.EPOCH, false, avoided, returned, given, bought);
    }

    private static final Facts NEW = facts(new Avoided(Set.of()), Set.of(), Set.of(), Map.of());

    private static Weighed weighed(Facts facts, Set<Long> gone, String... basket) {
        return GiftRules.weighed(PROGRAMME, SHELF, List.of(basket), facts, gone);
    }

    private static Map<String, No> refused(Weighed weighed) {
        Map<String, No> refused = new HashMap<>();
        weighed.refused().forEach(r -> refused.put(r.product(), r.why()));
        return refused;
    }

    private static List<String> options(Weighed weighed) {
        return weighed.options().stream().map(Weighed.Option::product).toList();
    }

    @Test
    void whatGoesWithTheBasketIsOfferedAndTheRestSaysWhyNot() {
        Weighed weighed = weighed(NEW, Set.of(), "lettuce", "butter");
        assertThat(options(weighed)).containsExactly("dressing", "croutons", "walnut-oil");
        assertThat(refused(weighed)).isEqualTo(Map.of("truffle", No.TOO_DEAR, "margarine", No.INSTEAD));
        assertThat(weighed.unfit()).as("candles go with nothing").isEqualTo(1);
        assertThat(weighed.options().getFirst().reasons().getFirst().words())
                .isEqualTo(
                        "30 of 100 receipts with “lettuce” also have “dressing”, 10 would be chance; counted on 1,000 receipts");
    }

    @Test
    void whatACustomerMayNotHaveOrHadIsRefused() {
        Facts picky =
                facts(Avoided.of(List.of(), List.of("walnuts")), Set.of("croutons"), Set.of("dressing"), Map.of());
        assertThat(refused(weighed(picky, Set.of(), "lettuce")))
                .isEqualTo(Map.of(
                        "walnut-oil", No.AVOIDED,
                        "croutons", No.RETURNED,
                        "dressing", No.LATELY,
                        "truffle", No.TOO_DEAR));
        assertThat(refused(weighed(NEW, Set.of(2L), "lettuce", "dressing")))
                .containsEntry("croutons", No.NO_STOCK)
                .containsEntry("dressing", No.IN_BASKET);
        assertThat(options(weighed(NEW, Set.of(), "bread"))).isEmpty();
    }

    @Test
    void whatTheyBuyThemselvesIsASmallerGiftAndWhatTheyLikeALargerOne() {
        Facts likes =
                facts(new Avoided(Set.of()), Set.of(), Set.of(), Map.of("ketchup", new Facts.Bought("Sauces", 20)));
        Facts has = facts(new Avoided(Set.of()), Set.of(), Set.of(), Map.of("dressing", new Facts.Bought("Sauces", 9)));
        double plain = score(NEW);
        assertThat(score(likes)).isGreaterThan(plain);
        assertThat(score(has)).isLessThan(plain);
    }

    private static double score(Facts facts) {
        return weighed(facts, Set.of(), "lettuce").options().stream()
                .filter(o -> o.product().equals("dressing"))
                .findFirst()
                .orElseThrow()
                .score();
    }

    @Test
    void whatWasWrittenDownDrawsTheSame() {
        Weighed weighed = weighed(NEW, Set.of(), "lettuce");
        JsonMapper json = JsonMapper.shared();
        Weighed read = json.readValue(json.writeValueAsString(weighed), Weighed.class);
        assertThat(read).isEqualTo(weighed);
        Map<String, Integer> drawn = new HashMap<>();
        for (long seed = 0; seed < 500; seed++) {
            GiftRules.Chosen chosen = GiftRules.chosen(weighed, seed).orElseThrow();
            assertThat(GiftRules.chosen(read, seed)).contains(chosen);
            drawn.merge(chosen.option().product(), 1, Integer::sum);
        }
        assertThat(drawn.keySet()).containsExactlyInAnyOrder("dressing", "walnut-oil", "croutons");
        Weighed less = weighed.without(weighed.options().getFirst(), No.BUDGET);
        assertThat(options(less)).containsExactly("croutons", "walnut-oil");
        assertThat(refused(less)).containsEntry("dressing", No.BUDGET);
    }

    @Test
    void oneProgrammeSpeaksInAStore() {
        GiftProgramme here = new GiftProgramme(9, "Here", true, "EUR", 300, 30, 1, List.of("s1"), List.of());
        GiftProgramme off = new GiftProgramme(2, "Off", false, "EUR", 300, 30, 1, List.of("s1"), List.of());
        Shelf two = new Shelf(Instant.EPOCH, 0, List.of(PROGRAMME, off, here), Map.of(), Map.of(), Map.of());
        assertThat(two.programme("s1")).contains(here);
        assertThat(two.programme("s2")).contains(PROGRAMME);
        assertThat(two.programme("")).contains(PROGRAMME);
    }
}
