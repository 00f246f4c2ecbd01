package heartstring.kernels.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void threeRecordsOfOnePersonAreOneGroup() {
        Crowd crowd = new Crowd(900);
        int first = crowd.people.size();
        for (int i = 0; i < 3; i++) {
            crowd.people.add(Arrays.asList("Odilo", "Quastenberg", "1971030" + (i + 1), "odilo@q.example", "77712345"));
        }
        Linkage linkage = Linkage.of(crowd.people);
        double bits = Weights.bitsOf(0.99);
        Groups groups = Groups.of(linkage, linkage.pairs(bits, 1), bits);
        assertThat(groups.members()).contains(List.of(first, first + 1, first + 2));
        assertThat(groups.together(first, first + 2)).isTrue();
        assertThat(groups.together(first, 0)).isFalse();
    }

    /** The middle one resembles both ends; the ends have nothing in common. */
    @Test
    void oneOddRecordDoesNotMeltTwoPeopleIntoOne() {
        Crowd crowd = new Crowd(900);
        int a = crowd.people.add(Arrays.asList("Odilo", "Quastenberg", "19710301", "odilo@q.example", "77712345"));
        int odd = crowd.people.add(Arrays.asList("Odilo", "Quastenberg", null, "wendelin@z.example", "66654321"));
        int b = crowd.people.add(Arrays.asList("Wendelin", "Zauberflug", "19520914", "wendelin@z.example", "66654321"));
        Linkage linkage = Linkage.of(crowd.people);
        Linkage.Reader reader = linkage.reader();
        assertThat(reader.bits(a, b)).isLessThan(-10);
        List<Linkage.Pair> pairs = new ArrayList<>(
                List.of(new Linkage.Pair(a, odd, reader.bits(a, odd)), new Linkage.Pair(odd, b, reader.bits(odd, b))));
        Groups groups = Groups.of(linkage, pairs, -20);
        assertThat(groups.members()).hasSize(1);
        assertThat(groups.together(a, b)).isFalse();
    }

    @Test
    void aGroupNeverGrowsBeyondItsBound() {
        People people = new People(Crowd.FIELDS);
        for (int i = 0; i < 200; i++) {
            people.add(Arrays.asList("Same", "Person", "19700101", "same@person.example", "12345678"));
        }
        Linkage linkage = Linkage.of(people);
        List<Linkage.Pair> chain = new ArrayList<>();
        for (int i = 1; i < 200; i++) {
            chain.add(new Linkage.Pair(i - 1, i, 50));
        }
        assertThat(Groups.of(linkage, chain, -100).members())
                .allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(Groups.LARGEST));
    }
}
