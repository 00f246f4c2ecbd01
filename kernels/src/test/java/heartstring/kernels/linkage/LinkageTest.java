package heartstring.kernels.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinkageTest {

    private static final int PERSONS = 3_000;
    private static final Crowd CROWD = new Crowd(PERSONS);
    private static final Linkage LINKAGE = Linkage.of(CROWD.people);

    @Test
    void findsWhoIsHereTwiceWithoutALabel() {
        List<Linkage.Pair> sure = LINKAGE.pairs(Weights.bitsOf(0.99), 2);
        long right = sure.stream().filter(CROWD::isTrue).count();
        assertThat((double) right / sure.size()).as("precision").isGreaterThanOrEqualTo(0.99);
        assertThat(right / (PERSONS / 3.0)).as("recall").isGreaterThanOrEqualTo(0.98);
    }

    /** How often slips happen among records of one person was never told; it is as the generator made them. */
    @Test
    void learnsHowOftenSlipsHappen() {
        double[][] m = LINKAGE.weights().m();
        assertThat(m[0][0]).isCloseTo(1 - Crowd.SLIP, within(0.03));
        assertThat(m[1][1]).isCloseTo(Crowd.SLIP, within(0.03));
        assertThat(m[2][0]).isCloseTo(1 - Crowd.SLIP, within(0.03));
        assertThat(m[4][0]).isCloseTo(1 - Crowd.OTHER_PHONE, within(0.03));
        assertThat(m[4][3]).isCloseTo(Crowd.OTHER_PHONE, within(0.03));
        double records = CROWD.people.size();
        double expected = PERSONS / 3.0 / (records * (records - 1) / 2);
        assertThat(LINKAGE.weights().prior()).isCloseTo(expected, within(expected * 0.1));
    }

    @Test
    void stoppingEarlyLosesNothing() {
        Linkage.Reader reader = LINKAGE.reader();
        Set<Linkage.Pair> all =
                LINKAGE.pairs(-60, 1).stream().filter(pair -> pair.bits() >= 3).collect(Collectors.toSet());
        assertThat(Set.copyOf(LINKAGE.pairs(3, 2))).isEqualTo(all).isNotEmpty();
        all.forEach(pair -> assertThat(reader.bits(pair.a(), pair.b())).isEqualTo(pair.bits()));
    }

    @Test
    void whatTheFieldsSaySumsToTheWhole() {
        Linkage.Reader reader = LINKAGE.reader();
        for (Linkage.Pair pair : LINKAGE.pairs(0, 1)) {
            double sum = reader.explain(pair.a(), pair.b()).stream()
                    .mapToDouble(Linkage.Evidence::bits)
                    .sum();
            assertThat(LINKAGE.weights().priorBits() + sum).isCloseTo(pair.bits(), within(1e-9));
        }
        assertThat(reader.explain(0, 1).getFirst().words()).isEqualTo("the same");
    }

    @Test
    void levelsAreToldInWords() {
        People people = new People(List.of(
                new Field("given", Kind.GIVEN_NAME),
                new Field("family", Kind.FAMILY_NAME),
                new Field("born", Kind.DATE),
                new Field("mail", Kind.EMAIL),
                new Field("code", Kind.POSTCODE),
                new Field("town", Kind.PLACE)));
        people.add(Arrays.asList("Jonathan", "Smith", "1980-02-11", "j.smith1@a.example", "12345", "Springfield"));
        people.add(Arrays.asList("Jon", "Smiht", "1980-11-02", null, "12345", "Springfeld"));
        people.add(Arrays.asList("Smith", "Jonathan", "1981-02-11", "j.smith2@b.example", "12346", "Springfield"));
        Linkage.Reader reader = Linkage.of(people).reader();
        assertThat(reader.explain(0, 1).stream().map(Linkage.Evidence::words))
                .containsExactly(
                        "a short form", "nearly the same", "one slip apart", "not known", "the same", "not known");
        assertThat(reader.explain(0, 2).stream().map(Linkage.Evidence::words))
                .startsWith("swapped with the other name", "swapped with the other name", "one slip apart")
                .endsWith("one slip apart", "the same");
    }

    @Test
    void aRareNameSaysMoreThanACommonOne() {
        People people = new People(List.of(new Field("family", Kind.FAMILY_NAME), new Field("phone", Kind.NUMBER)));
        for (int i = 0; i < 60; i++) {
            people.add(List.of("Smith", String.valueOf(100_000 + i * 7_919)));
        }
        for (int i = 0; i < 300; i++) {
            people.add(List.of("Name" + i + "son", String.valueOf(600_000 + i * 613)));
        }
        int rare = people.add(List.of("Quillfeather", "900001"));
        people.add(List.of("Quillfeather", "900001"));
        Linkage.Reader reader = Linkage.of(people).reader();
        assertThat(reader.explain(rare, rare + 1).getFirst().bits())
                .isGreaterThan(reader.explain(0, 1).getFirst().bits() + 3);
    }

    @Test
    void weightsByHandHoldAndThoseOfOtherFieldsAreRefused() {
        Weights weights = LINKAGE.weights().adjusted(4, 4, -30);
        assertThat(weights.bits(4, 4)).isCloseTo(-30, within(1e-9));
        assertThat(LINKAGE.with(weights).pairs(0, 1).size())
                .isLessThan(LINKAGE.pairs(0, 1).size());
        People other = new People(List.of(new Field("phone", Kind.NUMBER)));
        assertThatThrownBy(() -> Linkage.of(other).with(weights)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyAndOnePersonAreNoTrouble() {
        People people = new People(Crowd.FIELDS);
        assertThat(Linkage.of(people).pairs(0, 2)).isEmpty();
        people.add(Arrays.asList(null, " ", "", null, null));
        people.add(Arrays.asList(null, null, null, null, null));
        assertThat(Linkage.of(people).pairs(0, 2)).isEmpty();
    }
}
