package heartstring.loyalty.answers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.programmes.EarnRule.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rules ask of the order is asked whenever it is judged; what they ask of the customer is answered once. */
@HouseTest
class AnswersTest {

    private final CornerShop shop;
    private final EarnPreview preview;
    private final JdbcClient jdbc;

    AnswersTest(BeanFactory house, EarnPreview preview, JdbcClient jdbc) {
        this.shop = new CornerShop(house);
        this.preview = preview;
        this.jdbc = jdbc;
    }

    @Test
    void linesAreAskedOneByOneAndOrdersAsAWhole() {
        shop.rule("Coffee", Kind.AMOUNT, 1, "{'term':'line.category','is':'is','value':'coffee'}");
        shop.rule("Pieces of coffee", Kind.ITEM, 100, "{'term':'line.category','is':'is','value':'coffee'}");
        shop.rule("No tea", Kind.ORDER, 1000, "{'not':{'term':'line.category','is':'is','value':'tea'}}");
        shop.rule(
                "Fridays from eleven",
                Kind.ORDER,
                10_000,
                "{'all':[{'term':'weekday','is':'is','value':'friday'},{'term':'hour','is':'at-least','value':11}]}");
        shop.member("ana", "");
        // 2026-05-01 is a Friday; 10:00 in London is 11:00 by the clock there.
        shop.send(shop.order("ana", "o1", "2026-05-01T12:00:00Z", "beans/coffee*2@4 cup/ware*1@9"));
        assertThat(shop.points("ana")).isEqualTo(8 + 200 + 1000 + 10_000);
        shop.send(shop.order("ana", "o2", "2026-05-02T12:00:00Z", "beans/coffee*1@4 leaf/tea*1@9"));
        assertThat(shop.points("ana")).isEqualTo(11_208 + 4 + 100);
    }

    @Test
    void anOrderThatNoLongerComesToEnoughLosesWhatThatGave() {
        shop.rule("Over 20", Kind.ORDER, 50, "{'term':'order.total','is':'at-least','value':2000}");
        shop.member("ben", "");
        shop.send(shop.order("ben", "o1", "2026-05-01T12:00:00Z", "a*1@15 b*1@10"));
        assertThat(shop.points("ben")).isEqualTo(50);
        shop.send(shop.refund("ben", "o1", "2026-05-03T12:00:00Z", "b", 1));
        assertThat(shop.points("ben")).isZero();
    }

    @Test
    void whatWasAnsweredOfTheCustomerStaysWhateverTheCustomerBecomes() {
        shop.rule(
                "Leeds, over 20",
                Kind.ORDER,
                50,
                "{'all':[{'term':'city','is':'is','value':'Leeds'},{'term':'order.total','is':'at-least','value':2000}]}");
        shop.member("cem", "'address':{'city':'Leeds'}");
        shop.member("dora", "'address':{'city':'York'}");
        shop.send(
                shop.order("cem", "o1", "2026-05-01T12:00:00Z", "a*1@15 b*1@10"),
                shop.order("dora", "o2", "2026-05-01T12:00:00Z", "a*1@15 b*1@10"));
        assertThat(shop.points("cem")).isEqualTo(50);
        assertThat(shop.points("dora")).isZero();
        shop.send(
                "{'type':'identify','userId':'cem%s','timestamp':'2026-05-04T10:00:00Z','traits':{'address':{'city':'York'}}}"
                        .formatted(shop.x),
                "{'type':'identify','userId':'dora%s','timestamp':'2026-05-04T10:00:00Z','traits':{'address':{'city':'Leeds'}}}"
                        .formatted(shop.x));
        shop.judgeAgain("o1");
        shop.judgeAgain("o2");
        assertThat(shop.points("cem")).isEqualTo(50);
        assertThat(shop.points("dora")).isZero();
        // The facts of the order itself are asked again.
        shop.send(shop.refund("cem", "o1", "2026-05-05T12:00:00Z", "b", 1));
        assertThat(shop.points("cem")).isZero();
        // A new order is asked anew.
        shop.send(shop.order("dora", "o3", "2026-05-06T12:00:00Z", "a*2@15"));
        assertThat(shop.points("dora")).isEqualTo(50);
    }

    @Test
    void anEventIsAnsweredOnceToo() {
        shop.rule("Rated in Leeds", Kind.EVENT, 7, "{'term':'city','is':'is','value':'Leeds'}");
        shop.member("eva", "'address':{'city':'York'}");
        String rated =
                "{'type':'track','userId':'eva%s','event':'Rated %s','messageId':'m%s','timestamp':'2026-05-01T10:00:00Z'}";
        shop.send(rated.formatted(shop.x, shop.x, "1" + shop.x));
        assertThat(shop.points("eva")).isZero();
        shop.send(
                "{'type':'identify','userId':'eva%s','timestamp':'2026-05-04T10:00:00Z','traits':{'address':{'city':'Leeds'}}}"
                        .formatted(shop.x));
        shop.send(rated.formatted(shop.x, shop.x, "2" + shop.x));
        assertThat(shop.points("eva")).isEqualTo(7);
    }

    @Test
    void aSampleReceiptSaysWhyLineByLineAndKeepsNothing() {
        shop.rule("Coffee in Leeds", Kind.AMOUNT, 1, """
                {'all':[{'term':'line.product','is':'starts-with','value':'beans'},{'term':'city','is':'is','value':'Leeds'}]}""");
        long customer = shop.member("flo", "'address':{'city':'Leeds'}").customerId();
        long answers = answers();
        var basket = List.of(
                new EarnPreview.Item("beans", BigDecimal.TWO, 400), new EarnPreview.Item("cup", BigDecimal.ONE, 900));
        var told = preview.explained(
                        shop.programme, new EarnPreview.Receipt(basket, null, null, null, null, null, customer))
                .getFirst();
        assertThat(told.points()).isEqualTo(8);
        assertThat(told.lines())
                .extracting(l -> l.product() + " " + l.counts() + " " + l.reason())
                .containsExactly(
                        "beans true counts",
                        "cup false not: the product something that starts with “beans” is in the order and lives in Leeds");
        assertThat(told.reason()).startsWith("It holds for 1 of 2 lines");
        var stranger = preview.explained(
                        shop.programme, new EarnPreview.Receipt(basket, null, null, null, null, null, 0))
                .getFirst();
        assertThat(stranger.points()).isZero();
        assertThat(stranger.reason()).startsWith("Its condition does not hold");
        assertThat(answers()).isEqualTo(answers);
    }

    private long answers() {
        return jdbc.sql("""
                        select count(*) from loyalty.rule_answer a join loyalty.earn_rule r on r.id = a.rule_id
                         where r.programme_id = :programme""")
                .param("programme", shop.programme.id())
                .query(Long.class)
                .single();
    }
}
