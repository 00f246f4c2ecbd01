package heartstring.desk.customer;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.story.purchases.Purchases;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchasesViewTest {

    private final PurchasesView.Lines lines = new PurchasesView.Lines(1, new Purchases.PurchasesPage(List.of(), null));

    @ParameterizedTest
    @CsvSource({"1,1 item", "1.000,1 item", "2,2 items", "0,0 items", "0.750,0.75 items"})
    void oneItemIsOne(BigDecimal items, String expected) {
        assertThat(lines.items(items)).isEqualTo(expected);
    }
}
