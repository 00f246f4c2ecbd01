package heartstring.insight.basketdesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.insight.baskets.TieRow;
import heartstring.kernels.baskets.Tie;
import heartstring.kernels.shares.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The drawing of pairs: nothing lies on anything else, nothing outside. */
class TieGraphTest {

    private static TieRow tie(long left, long right) {
        return new TieRow(
                new TieRow.Side(left, "k" + left, "Product " + left, "", 10 * left),
                new TieRow.Side(right, "k" + right, "Product " + right, "", 10 * right),
                Tie.Kind.COMPLEMENT,
                Tie.Level.ITEM,
                5,
                1,
                new Interval(2, 3, 4),
                0.2,
                new TieRow.Late(0, 0),
                null);
    }

    @Test
    void nodesKeepApartAndInside() {
        List<TieRow> ties = new ArrayList<>();
        for (int i = 2; i < 12; i++) {
            ties.add(tie(1, i));
        }
        ties.add(tie(2, 20));
        ties.add(tie(20, 21));
        ties.add(tie(2, 3));
        for (int i = 100; i < 160; i += 2) {
            ties.add(tie(i, i + 1));
        }
        TieGraph graph = TieGraph.of(ties);
        assertThat(graph).isEqualTo(TieGraph.of(ties));
        assertThat(graph.nodes()).hasSizeBetween(40, 44);
        for (TieGraph.Node one : graph.nodes()) {
            assertThat(one.x()).isBetween(60.0, graph.width() - 60.0);
            assertThat(one.y()).isBetween(15.0, graph.height() - 30.0);
            for (TieGraph.Node other : graph.nodes()) {
                if (one.id() < other.id()) {
                    assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
                            .as(one.name() + " and " + other.name())
                            .isGreaterThan(40);
                }
            }
        }
        assertThat(TieGraph.of(List.of()).nodes()).isEmpty();
    }
}
