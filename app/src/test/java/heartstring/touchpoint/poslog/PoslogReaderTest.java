package heartstring.touchpoint.poslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.touchpoint.poslog.PoslogRules.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A journal of a day becomes orders and refunds; what could harm is refused. */
class PoslogReaderTest {

    private static final String ONE = """
            <POSLog><Transaction><RetailStoreID>s</RetailStoreID><WorkstationID>1</WorkstationID><SequenceNumber>2</SequenceNumber>\
            <BusinessDayDate>2026-05-04</BusinessDayDate><EndDateTime>2026-05-04T10:00:00Z</EndDateTime><RetailTransaction>\
            <LineItem><Sale><ItemID>a</ItemID><UnitListPrice>2.50</UnitListPrice><Quantity>2</Quantity></Sale></LineItem>%s\
            </RetailTransaction></Transaction></POSLog>""";

    private static List<Transaction> read(String text) throws UnreadablePoslog {
        return PoslogReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode first(String text) throws UnreadablePoslog {
        Told told = PoslogRules.read(read(text).getFirst(), ZoneId.of("Europe/Berlin"), "EUR");
        assertThat(told).isInstanceOf(Told.Events.class);
        return ((Told.Events) told).events().getFirst();
    }

    @Test
    void aDaysJournalIsReadWithEverythingThatIsInIt() throws IOException, UnreadablePoslog {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/poslog/day.xml"))) {
            List<Transaction> day = PoslogReader.read(in);
            assertThat(day).hasSize(6);
            Told first = PoslogRules.read(day.getFirst(), ZoneId.of("Europe/Berlin"), "EUR");
            assertThat(((Told.Events) first).events().getFirst().toString())
                    .isEqualTo(
                            "{\"type\":\"track\",\"messageId\":\"poslog SHOP-2-2026-05-04-101\",\"event\":\"Order Completed\","
                                    + "\"timestamp\":\"2026-05-04T06:11:30Z\",\"properties\":{\"order_id\":\"SHOP-2-2026-05-04-101\","
                                    + "\"currency\":\"EUR\",\"loyalty_card\":\"CARD\",\"store_id\":\"SHOP\",\"total\":10.00,\"products\":["
                                    + "{\"product_id\":\"latte-X\",\"quantity\":2,\"price\":3.0000,\"name\":\"Caffè latte & oat milk\",\"category\":\"Coffee\"},"
                                    + "{\"product_id\":\"roll-X\",\"quantity\":4,\"price\":1.0000,\"name\":\"Roll\"}]}}");
            Told back = PoslogRules.read(day.get(1), ZoneId.of("Europe/Berlin"), "EUR");
            assertThat(((Told.Events) back).events().getFirst().toString())
                    .contains("\"Order Refunded\"")
                    .contains("\"order_id\":\"SHOP-2-2026-05-04-101\"")
                    .contains("\"total\":2.00")
                    .contains("\"quantity\":2");
            assertThat(day.subList(2, 5))
                    .allSatisfy(t -> assertThat(PoslogRules.read(t, ZoneId.of("UTC"), "EUR"))
                            .isInstanceOf(Told.Ignored.class));
            assertThat(PoslogRules.read(day.get(5), ZoneId.of("UTC"), "EUR"))
                    .isEqualTo(new Told.Bad("ExtendedAmount is no amount: free."));
        }
    }

    @Test
    void theTotalIsWhatWasPaidAsFarAsItIsTold() throws UnreadablePoslog {
        String tax = "<LineItem><Tax><Amount>0.40</Amount></Tax></LineItem>";
        assertThat(first(ONE.formatted("")).at("/properties/total").decimalValue())
                .isEqualByComparingTo("5");
        assertThat(first(ONE.formatted(tax)).at("/properties/total").decimalValue())
                .isEqualByComparingTo("5.40");
        assertThat(first(
                                ONE.formatted(
                                        tax
                                                + "<LineItem><Tender><Amount>10</Amount><TenderChange><Amount>5</Amount></TenderChange></Tender></LineItem>"))
                        .at("/properties/total")
                        .decimalValue())
                .isEqualByComparingTo("5");
        assertThat(first(ONE.formatted(tax + "<Total TotalType=\"TransactionNetAmount\">4.60</Total>"))
                        .at("/properties/total")
                        .decimalValue())
                .isEqualByComparingTo("5.00");
    }

    @Test
    void documentTypesEntitiesDepthAndOtherDocumentsAreRefused() {
        assertThatThrownBy(
                        () -> read("<!DOCTYPE POSLog [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><POSLog>&x;</POSLog>"))
                .isInstanceOf(UnreadablePoslog.class)
                .hasMessageContaining("document type");
        assertThatThrownBy(() -> read("<POSLog>&lol;</POSLog>")).isInstanceOf(UnreadablePoslog.class);
        assertThatThrownBy(() -> read("<POSLog>" + "<a>".repeat(60) + "</a>".repeat(60) + "</POSLog>"))
                .isInstanceOf(UnreadablePoslog.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> read("<html/>"))
                .isInstanceOf(UnreadablePoslog.class)
                .hasMessageContaining("POSLog");
        assertThatThrownBy(() -> read("{}"))
                .isInstanceOf(UnreadablePoslog.class)
                .hasMessageContaining("well-formed");
        assertThatThrownBy(() -> read("<POSLog>" + "<Transaction/>".repeat(1_001) + "</POSLog>"))
                .isInstanceOf(UnreadablePoslog.class)
                .hasMessageContaining("1000");
    }
}
