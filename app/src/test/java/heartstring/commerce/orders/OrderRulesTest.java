package heartstring.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events in shorthand: MINUTE:what, where what is C, U, X (cancelled), R or Z (a refund undone), then {properties}. */
class OrderRulesTest {

    private static final String TWO =
            "'total':10,'currency':'EUR','products':[{'product_id':'a','price':2,'quantity':3},{'product_id':'b','price':4}]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1:C TWO                                                                | completed 1000/0 a3 b1
            1:C TWO; 2:U 'total':6,'products':[{'product_id':'a','price':2,'quantity':3}] | updated 600/0 a3
            1:C TWO; 2:U 'total':9                                                 | updated 900/0 a3 b1
            2:C TWO; 1:U 'total':9,'products':[]                                   | completed 1000/0 a3 b1
            1:C TWO; 2:X                                                           | cancelled 1000/0 a3 b1
            1:C TWO; 3:U 'total':9; 2:X                                            | updated 900/0 a3 b1
            1:X TWO                                                                | cancelled 1000/0 a3 b1
            1:C TWO; 2:R                                                           | refunded 1000/1000 a3 b1 -a3=600 -b1=400
            1:C TWO; 2:R 'total':10                                                | refunded 1000/1000 a3 b1 -a3=600 -b1=400
            1:C TWO; 2:R 'total':2.5                                               | refunded_in_part 1000/250 a3 b1 -=250
            1:C TWO; 2:R 'products':[{'product_id':'a','quantity':1}]              | refunded_in_part 1000/200 a3 b1 -a1=200
            1:C TWO; 2:R 'products':[{'product_id':'a','quantity':1}]; 2:R 'products':[{'product_id':'a','quantity':1}] | refunded_in_part 1000/200 a3 b1 -a1=200
            1:C TWO; 2:R 'products':[{'product_id':'a','quantity':1}]; 3:R 'products':[{'product_id':'a','quantity':1}] | refunded_in_part 1000/400 a3 b1 -a1=200 -a1=200
            1:C TWO; 2:R 'refund_id':'r','products':[{'product_id':'a'}]; 3:R 'refund_id':'r','products':[{'product_id':'a'}] | refunded_in_part 1000/200 a3 b1 -a1=200
            1:C TWO; 2:R 'products':[{'product_id':'a','quantity':9}]              | refunded_in_part 1000/600 a3 b1 -a3=600
            1:C TWO; 2:R 'products':[{'product_id':'a','quantity':3}]; 3:R 'products':[{'product_id':'b'}] | refunded 1000/1000 a3 b1 -a3=600 -b1=400
            1:C TWO; 2:R 'products':[{'product_id':'a','quantity':1}]; 3:R         | refunded 1000/1000 a3 b1 -a1=200 -a2=400 -b1=400
            1:C TWO; 2:R 'total':3,'products':[{'product_id':'a'},{'product_id':'b'}] | refunded_in_part 1000/300 a3 b1 -a1=100 -b1=200
            1:C TWO; 2:R 'total':99,'products':[{'product_id':'a'}]                | refunded 1000/1000 a3 b1 -a1=1000
            1:C TWO; 2:X; 3:R                                                      | refunded 1000/1000 a3 b1 -a3=600 -b1=400
            1:C TWO; 2:R 'total':1; 3:X                                            | cancelled 1000/100 a3 b1 -=100
            5:R 'total':4,'currency':'EUR','products':[{'product_id':'b'}]         | refunded null/400 -b1=400 !no_order
            1:C 'revenue':8,'tax':1,'shipping':2,'currency':'JPY'                  | completed 11/0
            1:C 'products':[{'product_id':'a','price':2.5,'quantity':2}],'discount':1,'shipping':3 | completed 700/0 a2
            1:C 'total':'abc','currency':'EUR'                                     | completed null/0 !total
            1:C 'total':'NaN','products':[{'product_id':'a','price':3}]            | completed 300/0 a1 !total
            1:C 'total':'abc'; 2:U 'total':5                                       | updated 500/0
            1:C 'total':-5,'tax':1                                                 | completed null/0 !total
            1:C 'total':1e30                                                       | completed null/0 !total
            1:C 'total':5,'products':[{'product_id':'a','price':'x','quantity':-2}] | completed 500/0 a? !products[0].price !products[0].quantity
            1:C 'total':5,'currency':'euros'                                       | completed XXX 500/0 !currency
            1:C 'currency':'EUR'                                                   | completed null/0 !total
            """)
    void statesByEvents(String events, String expected) {
        List<OrderFact> facts = facts(events);
        List<OrderFact> shuffled = new ArrayList<>(facts);
        for (int seed = 0; seed < 24; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(told(OrderRules.fold(shuffled, "EUR")))
                    .as("arrival %s", shuffled)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1:C TWO; 2:R 'refund_id':'r','products':[{'product_id':'a'}]; 3:R 'refund_id':'r','products':[{'product_id':'b'}] | refunded_in_part 1000/600 a3 b1 -a1=200 -b1=400
            1:C TWO; 2:R 'refund_id':'r','total':2,'products':[{'product_id':'a'}]; 3:R 'refund_id':'r','total':6,'products':[{'product_id':'a'},{'product_id':'b'}] | refunded_in_part 1000/600 a3 b1 -a1=200 -b1=400
            1:C TWO; 2:R 'refund_id':'r','total':3; 3:R 'refund_id':'r','products':[{'product_id':'a'}] | refunded_in_part 1000/300 a3 b1 -=300
            1:C TWO; 2:R 'refund_id':'r','products':[{'product_id':'a'}]; 3:R 'refund_id':'r','total':3 | refunded_in_part 1000/200 a3 b1 -a1=200
            1:C TWO; 2:R 'refund_id':'r','products':[{'product_id':'a'}]; 3:Z 'refund_id':'r' | completed 1000/0 a3 b1
            1:C TWO; 1:Z 'refund_id':'r'; 2:R 'refund_id':'r','products':[{'product_id':'a'}]; 4:R 'refund_id':'r' | completed 1000/0 a3 b1
            1:C TWO; 2:R 'refund_id':'r'; 3:Z 'refund_id':'r'; 4:R 'refund_id':'s','products':[{'product_id':'a'}] | refunded_in_part 1000/200 a3 b1 -a1=200
            1:C TWO; 2:R 'refund_id':'r','products':[{'product_id':'a'}]; 3:Z  | refunded_in_part 1000/200 a3 b1 -a1=200
            5:R 'refund_id':'r','total':4,'currency':'EUR'; 6:Z 'refund_id':'r' | refunded null/0 !no_order
            """)
    void returnsByTheirIdAndLineAndThoseThatWereUndone(String events, String expected) {
        statesByEvents(events, expected);
    }

    @Test
    void theLaterOwnerHoldsAndNobodyIsNoOwner() {
        List<OrderFact> facts = List.of(
                fact(1, OrderFact.Kind.COMPLETED, TWO, 0),
                fact(2, OrderFact.Kind.UPDATED, "", 7),
                fact(3, OrderFact.Kind.REFUNDED, "", 0));
        assertThat(OrderRules.fold(facts, "EUR").profileId()).isEqualTo(7);
        assertThat(OrderRules.fold(facts.subList(0, 1), "EUR").profileId()).isZero();
    }

    @Test
    void itIsDatedWhenItWasCompleted() {
        List<OrderFact> facts = List.of(
                fact(9, OrderFact.Kind.COMPLETED, TWO, 1),
                fact(2, OrderFact.Kind.UPDATED, "", 1),
                fact(1, OrderFact.Kind.REFUNDED, "", 1));
        assertThat(OrderRules.fold(facts, "EUR").occurredAt()).isEqualTo(at(9));
    }

    private static List<OrderFact> facts(String events) {
        List<OrderFact> facts = new ArrayList<>();
        for (String event : events.split(";", -1)) {
            String[] parts = event.strip().split("[: ]", 3);
            OrderFact.Kind kind = switch (parts[1]) {
                case "C" -> OrderFact.Kind.COMPLETED;
                case "U" -> OrderFact.Kind.UPDATED;
                case "X" -> OrderFact.Kind.CANCELLED;
                case "Z" -> OrderFact.Kind.UNREFUNDED;
                default -> OrderFact.Kind.REFUNDED;
            };
            facts.add(fact(Integer.parseInt(parts[0]), kind, parts.length < 3 ? "" : parts[2].replace("TWO", TWO), 1));
        }
        return facts;
    }

    private static int next = 1;

    private static OrderFact fact(int minute, OrderFact.Kind kind, String properties, long profile) {
        String name = EcommerceRules.ORDERS.entrySet().stream()
                .filter(e -> e.getValue() == kind)
                .findFirst()
                .orElseThrow()
                .getKey();
        String body = "{'properties':{'order_id':'o'%s}}"
                .formatted(properties.isEmpty() ? "" : "," + properties)
                .replace('\'', '"');
        return Objects.requireNonNull(CommerceBelt.order(
                new TouchpointConsumer.Row(next++, profile, 1, "track", name, "web", at(minute), body)));
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-05-01T10:00:00Z").plusSeconds(60L * minute);
    }

    private static String told(OrderState s) {
        List<String> words = new ArrayList<>();
        words.add(s.status().name().toLowerCase(java.util.Locale.ROOT));
        if (s.currency().equals("XXX")) {
            words.add("XXX");
        }
        words.add(s.amounts().total() + "/" + s.refundedMinor());
        s.lines()
                .forEach(l -> words.add(l.productKey()
                        + (l.quantity() == null
                                ? "?"
                                : l.quantity().stripTrailingZeros().toPlainString())));
        s.returns()
                .forEach(r -> words.add("-" + (r.productKey() == null ? "" : r.productKey())
                        + (r.quantity() == null
                                ? ""
                                : r.quantity().stripTrailingZeros().toPlainString()) + "=" + r.amountMinor()));
        return words.stream().collect(Collectors.joining(" "))
                + s.flags().stream().map(f -> " !" + f).collect(Collectors.joining());
    }
}
