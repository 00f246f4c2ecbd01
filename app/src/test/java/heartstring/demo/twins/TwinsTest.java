package heartstring.demo.twins;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.customer.likeness.Known;
import heartstring.demo.people.Home;
import heartstring.demo.people.Person;
import heartstring.demo.scene.World;
import heartstring.demo.stream.ShopPlan;
import heartstring.kernels.linkage.Linkage;
import heartstring.kernels.linkage.People;
import heartstring.kernels.linkage.Weights;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TwinsTest {

    private static final World WORLD = World.of(ShopPlan.upTo(LocalDate.of(2026, 6, 30)));
    private static final double PROPOSED = 0.5;

    @Test
    void theListIsTheSameForTheSameShopAndTellsWhoIsWho() {
        List<Twin> twins = Twins.of(WORLD);
        assertThat(twins).isEqualTo(Twins.of(WORLD)).hasSize(Twins.MOST_SAME + Twins.MOST_OTHERS);
        assertThat(twins.stream().map(Twin::customer).distinct()).hasSameSizeAs(twins);
        assertThat(twins.stream().filter(t -> t.change().isSame())).hasSize(Twins.MOST_SAME);
        assertThat(Twins.of(World.of(ShopPlan.upTo(LocalDate.of(2026, 6, 30)).withCustomers(20))))
                .hasSizeLessThanOrEqualTo(3);
    }

    /** As the search of the house would: most of the doubles are proposed, and few of those who only look like it. */
    @Test
    void whatWasPlantedIsFoundAndWhoOnlyLooksLikeItMostlyIsNot() {
        List<Twin> twins = Twins.of(WORLD);
        People people = new People(Known.FIELDS);
        int customers = WORLD.plan().customers();
        for (int i = 0; i < customers; i++) {
            Person p = WORLD.people().person(i);
            people.add(values(
                    p.name().firstLatin(),
                    p.name().lastLatin(),
                    p.name().birthday(),
                    p.contacts().email(),
                    p.contacts().phone(),
                    p.home()));
        }
        twins.forEach(t -> people.add(values(t.firstName(), t.lastName(), t.birthday(), t.email(), null, t.home())));
        Set<Integer> found = new HashSet<>();
        Linkage.of(people).pairs(Weights.bitsOf(PROPOSED), 1).forEach(pair -> {
            int twin = Math.max(pair.a(), pair.b()) - customers;
            if (twin >= 0 && twins.get(twin).customer() == Math.min(pair.a(), pair.b())) {
                found.add(twin);
            }
        });
        long same = found.stream().filter(i -> twins.get(i).change().isSame()).count();
        assertThat(same).isGreaterThanOrEqualTo(Twins.MOST_SAME * 3 / 4);
        assertThat(found.size() - same).isLessThanOrEqualTo(Twins.MOST_OTHERS / 2);
    }

    private static List<@Nullable String> values(
            String given,
            String family,
            LocalDate birthday,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Home home) {
        return Arrays.asList(
                given,
                family,
                birthday.toString(),
                email,
                phone,
                home == null ? null : home.street(),
                home == null ? null : home.postcode(),
                home == null ? null : home.city());
    }
}
