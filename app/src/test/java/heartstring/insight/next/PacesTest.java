package heartstring.insight.next;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.insight.bought.Bought;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacesTest {

    private static final Instant FIRST = Instant.parse("2024-03-02T12:00:00.123456Z");
    private static final double TODAY = Bought.day(FIRST, ZoneOffset.UTC) + 730;

    /** So many products, each on these days. */
    private static Bought bought(int products, int... days) {
        List<Bought.Line> lines = new ArrayList<>();
        for (int day : days) {
            for (int p = 0; p < products; p++) {
                lines.add(new Bought.Line(1L << 40, 7_000_000_000L + p, FIRST.plusSeconds(day * 86_400L)));
            }
        }
        return new Bought(lines, ZoneOffset.UTC);
    }

    private static List<List<Bought.Item>> told(Paces paces) {
        List<List<Bought.Item>> told = new ArrayList<>();
        paces.each(told::add);
        return told;
    }

    @Test
    void whatHasAPaceIsToldAsItWasRead() {
        Paces paces = new Paces(100L << 20, TODAY);
        Bought regular = bought(3, 0, 9, 400, 730);
        paces.add(4, regular);
        paces.add(5, bought(2, 1, 2));
        paces.add(8, bought(1, 5, 6, 7));
        assertThat(paces.until()).isEqualTo(8);
        List<List<Bought.Item>> told = told(paces);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).usingRecursiveComparison().isEqualTo(new ArrayList<>(regular.items()));
        assertThat(told.getLast().getFirst().times()).isEqualTo(3);
        assertThat(told(paces)).isEmpty();
    }

    @Test
    void whoeverComesAfterThereIsNoMoreRoomIsNotRemembered() {
        Paces paces = new Paces(9L << 20, TODAY);
        for (int customer = 1; customer <= 500; customer++) {
            paces.add(customer, customer % 10 == 0 ? bought(4, 1) : bought(1_000, 1, 2, 3));
        }
        // Two blocks of four megabytes, of some 32 kB for each customer; who has nothing to tell needs no room.
        assertThat(paces.until()).isBetween(270L, 300L);
        List<List<Bought.Item>> told = told(paces);
        assertThat((long) told.size()).isEqualTo(paces.until() - paces.until() / 10);
        assertThat(told).allSatisfy(items -> assertThat(items).hasSize(1_000));
        Paces none = new Paces(100, TODAY);
        none.add(1, bought(1, 1, 2, 3));
        none.add(2, bought(1, 1));
        assertThat(none.until()).isZero();
    }
}
