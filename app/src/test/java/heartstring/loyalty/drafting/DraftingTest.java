package heartstring.loyalty.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@HouseTest
class DraftingTest {

    private final House house;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    DraftingTest(House house) {
        this.house = house;
    }

    @Test
    void aPromotionsConditionIsBuiltInRowsAndItsSampleSaysLineByLineWhatItDoes() {
        Browser manager = house.as(Role.MANAGER);
        String[] form = {
            "name",
            "Draft " + x,
            "kind",
            "percent_items",
            "worth",
            "10",
            "products",
            "tea" + x,
            "c3.term",
            "order.store",
            "c3.is",
            "is",
            "c3.value",
            "north" + x,
            "product0",
            "tea" + x,
            "pieces0",
            "2",
            "price0",
            "5.00",
            "product1",
            "milk" + x,
            "pieces1",
            "1",
            "price1",
            "1.50",
            "store",
            "north" + x
        };
        Answer there = manager.post("/loyalty/promotions/sample", form);
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.body()).contains("It takes off €1.00.", "This line does not count for it.", "€9.00");
        form[form.length - 1] = "south" + x;
        Answer elsewhere = manager.post("/loyalty/promotions/sample", form);
        assertThat(elsewhere.body())
                .contains("Its condition does not hold", "north" + x)
                .doesNotContain("€9.00");
        assertThat(manager.get("/loyalty/promotions").body())
                .as("nothing was written")
                .doesNotContain("Draft " + x);
        assertThat(manager.post("/loyalty/promotions", form).status()).isEqualTo(303);
        assertThat(manager.get("/loyalty/promotions").body())
                .contains("Draft " + x)
                .contains("north" + x);
    }

    @Test
    void aFormThatMakesNoSenseComesBackWithItsRows() {
        Answer back = house.as(Role.MANAGER)
                .post(
                        "/loyalty/promotions",
                        "name",
                        "Odd " + x,
                        "kind",
                        "gift",
                        "c7.term",
                        "order.store",
                        "c7.is",
                        "is",
                        "c7.value",
                        "s" + x);
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.body())
                .contains("Name the product that is free.", "value=\"Odd " + x + "\"", "name=\"c7.value\"")
                .contains("value=\"s" + x + "\"");
    }

    @Test
    void avouchersSampleSaysWhyItCannotBeUsedAndWhatItGivesWhenItCan() {
        Browser manager = house.as(Role.MANAGER);
        String[] form = {
            "name",
            "V " + x,
            "gives",
            "amount",
            "worth",
            "5",
            "least",
            "20",
            "codes",
            "10",
            "product0",
            "cup" + x,
            "pieces0",
            "1",
            "price0",
            "12.00"
        };
        assertThat(manager.post("/loyalty/vouchers/sample", form).body())
                .contains("The basket is worth too little for it.");
        form[13] = "2";
        assertThat(manager.post("/loyalty/vouchers/sample", form).body()).contains("It takes off €5.00.", "€19.00");
        form[3] = "nothing";
        assertThat(manager.post("/loyalty/vouchers/sample", form).body()).contains("Choose what it gives");
        assertThat(manager.get("/loyalty/vouchers").body()).doesNotContain("V " + x);
    }

    @Test
    void whereOnlyTheCustomerIsAskedAboutNoTermOfAnOrderIsOffered() {
        Browser manager = house.as(Role.MANAGER);
        assertThat(manager.get("/conditions/row").body()).contains("order.store");
        String row = manager.get("/conditions/row?about=customer").body();
        assertThat(row).doesNotContain("order.store").contains("value=\"orders\"", ".about\" value=\"customer\"");
        assertThat(manager.get("/conditions/row?c1.term=orders&c1.about=customer")
                        .body())
                .doesNotContain("order.store");
    }
}
