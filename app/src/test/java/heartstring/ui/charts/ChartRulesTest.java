package heartstring.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0, true, 1",
        "3, true, 1",
        "171, true, 50",
        "98, true, 20",
        "12345, true, 5000",
        "0.4, false, 0.1",
        "9, false, 2"
    })
    void theLinesStandAtRoundValues(double highest, boolean whole, double step) {
        assertThat(ChartRules.step(highest, whole)).isEqualTo(step);
    }

    private static Chart chart(Chart.Kind kind, List<Double> web, List<Double> till) {
        return new Chart(
                kind,
                "Visits per day.",
                "Day",
                List.of("1 May", "2 May"),
                List.of(new Chart.Series("Web", web), new Chart.Series("Till", till)),
                value -> String.valueOf((long) value));
    }

    @Test
    void barsStandOnEachOther() {
        Chart chart = chart(Chart.Kind.STACKED, List.of(2.0, 0.0), List.of(6.0, 1.0));

        assertThat(chart.ticks()).extracting(Chart.Tick::text).containsExactly("0", "2", "4", "6", "8");
        assertThat(chart.ticks()).extracting(Chart.Tick::top).contains("100.00%", "0.00%");
        Chart.Column first = chart.columns().getFirst();
        assertThat(first.words()).isEqualTo("1 May: Web 2, Till 6");
        assertThat(first.parts()).extracting(Chart.Part::top).containsExactly("75.00%", "0.00%");
        assertThat(first.parts()).extracting(Chart.Part::height).containsExactly("25.00%", "75.00%");
        assertThat(chart.columns().getLast().parts())
                .extracting(Chart.Part::colour)
                .containsExactly(2);
    }

    @Test
    void linesGoFromPointToPoint() {
        Chart chart = chart(Chart.Kind.LINES, List.of(2.0, 4.0), List.of(0.0, 1.0));

        assertThat(chart.columns().getFirst().strokes()).isEmpty();
        assertThat(chart.columns().getLast().strokes().getFirst())
                .isEqualTo(new Chart.Stroke(1, "25.00%", "50.00%", "75.00%", "0.00%"));
        assertThat(chart.columns().getLast().points()).hasSize(2);
        assertThat(chart.columns()).allMatch(column -> column.parts().isEmpty());
    }

    @Test
    void nothingAtAllStillHasAnAxis() {
        Chart chart = chart(Chart.Kind.STACKED, List.of(0.0, 0.0), List.of(0.0, 0.0));

        assertThat(chart.ticks()).extracting(Chart.Tick::text).containsExactly("0", "1");
        assertThat(chart.columns().getFirst().words()).isEqualTo("1 May: 0");
    }

    @Test
    void aMissingOrNegativeValueIsRefused() {
        assertThatThrownBy(() -> chart(Chart.Kind.LINES, List.of(1.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chart(Chart.Kind.LINES, List.of(1.0, -1.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyLabelsAreThinnedOutAndTheLastOneStays() {
        List<String> days = java.util.stream.IntStream.rangeClosed(1, 30)
                .mapToObj(String::valueOf)
                .toList();

        assertThat(ChartRules.captions(days)).hasSize(10);
        assertThat(ChartRules.captions(days).getLast()).isEqualTo(new Chart.Label("30", "98.33%", false));
    }
}
