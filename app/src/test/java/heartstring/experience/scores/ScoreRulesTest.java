package heartstring.experience.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.experience.questions.Measure;
import heartstring.experience.scores.ScoreRules.Counts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreRulesTest {

    private static long[] counts(int... pairs) {
        long[] counts = new long[11];
        for (int i = 0; i < pairs.length; i += 2) {
            counts[pairs[i]] = pairs[i + 1];
        }
        return counts;
    }

    @Test
    void signsReadAsPeopleWriteThem() {
        assertThat(ScoreRules.signed(Measure.NPS, 6.4)).isEqualTo("+6");
        assertThat(ScoreRules.signed(Measure.NPS, -0.2)).isEqualTo("±0");
        assertThat(ScoreRules.signed(Measure.CSAT, -3.1)).isEqualTo("−3 points");
        assertThat(ScoreRules.signed(Measure.RATING, 0.04)).isEqualTo("±0.0");
        assertThat(ScoreRules.signed(Measure.RATING, -0.26)).isEqualTo("−0.3");
    }

    @Test
    void weeksAndMonthsWithoutAnswersStandThereToo() {
        LocalDate from = LocalDate.of(2026, 3, 4);
        List<Report.Point> weeks = ScoreRules.points(
                Measure.NPS,
                10,
                List.of(
                        new ScoresSql.Day(from.plusDays(1), counts(9, 4)),
                        new ScoresSql.Day(from.plusDays(9), counts(9, 5))),
                from,
                LocalDate.of(2026, 3, 20),
                false);
        assertThat(weeks).extracting(Report.Point::label).containsExactly("2 Mar", "9 Mar", "16 Mar");
        assertThat(weeks.get(0).figure()).as("four answers").isNull();
        assertThat(weeks.get(1).figure()).isNotNull();
        assertThat(ScoreRules.begins(LocalDate.of(2026, 12, 31), true)).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void ofManyPartsThatAreAlikeNoneIsCalledDifferent() {
        Map<String, Counts> alike = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            alike.put("S" + i, new Counts(counts(10, 10 + i % 3, 3, 10 - i % 3), counts(10, 10, 3, 10)));
        }
        assertThat(ScoreRules.lines(Measure.NPS, 10, alike, name -> name)).allMatch(line -> line.against() == 0);
        alike.put("bad", new Counts(counts(1, 40), counts(10, 40)));
        List<Report.Line> lines = ScoreRules.lines(Measure.NPS, 10, alike, name -> name);
        assertThat(lines.getFirst().name()).isEqualTo("bad");
        assertThat(lines.getFirst().against()).isNegative();
        assertThat(lines.getFirst().change()).extracting(Report.Change::sure).isEqualTo(true);
        alike.put("few", new Counts(counts(1, 4), counts(10, 40)));
        assertThat(ScoreRules.lines(Measure.NPS, 10, alike, name -> name))
                .noneMatch(l -> l.name().equals("few"));
        assertThat(ScoreRules.small(alike)).isEqualTo(1);
    }

    @Test
    void aPartIsHeldAgainstTheOthersWithoutItself() {
        Map<String, Counts> two = new TreeMap<>();
        two.put("bad", new Counts(counts(1, 50), counts(1, 50)));
        two.put("good", new Counts(counts(10, 50), counts(10, 50)));
        assertThat(ScoreRules.lines(Measure.NPS, 10, two, name -> name))
                .extracting(Report.Line::against)
                .satisfiesExactly(
                        bad -> assertThat(bad).isCloseTo(-200, within(1e-6)),
                        good -> assertThat(good).isCloseTo(200, within(1e-6)));
    }
}
