package heartstring.customer.farewells;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.loyalty.FriendlyShop;
import heartstring.loyalty.members.Member;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody is forgotten without the code, before their day, or once they thought again. */
@HouseTest
class FarewellsTest {

    private final Farewells farewells;
    private final FriendlyShop shop;
    private final JdbcClient jdbc;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    FarewellsTest(Farewells farewells, FriendlyShop shop, JdbcClient jdbc) {
        this.farewells = farewells;
        this.shop = shop;
        this.jdbc = jdbc;
    }

    private boolean isForgotten(Member member) {
        farewells.forgetSome();
        return jdbc.sql("select erased_at is not null from customer.v_profile where id = :id")
                .param("id", member.profileId())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    @Test
    void theCodeIsTriedFiveTimesAndTheDayHasToCome() {
        Member ana = shop.member("bye" + x, "bye" + x + "@mail.test");
        String code = farewells.ask(ana.profileId());
        String wrong = code.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 5; i++) {
            assertThat(farewells.confirm(ana.profileId(), wrong)).isInstanceOf(Farewells.Outcome.Wrong.class);
        }
        assertThat(farewells.confirm(ana.profileId(), code))
                .as("tried too often")
                .isInstanceOf(Farewells.Outcome.Wrong.class);
        String next = farewells.ask(ana.profileId());
        assertThat(farewells.confirm(ana.profileId(), " " + next.substring(0, 3) + " " + next.substring(3)))
                .isInstanceOf(Farewells.Outcome.Planned.class);
        assertThat(farewells.confirm(ana.profileId(), next)).as("used up").isInstanceOf(Farewells.Outcome.Wrong.class);
        assertThat(isForgotten(ana)).as("the day has not come").isFalse();
        assertThat(farewells.stay(ana.customerId())).isTrue();
        assertThat(farewells.planned(ana.customerId())).isEmpty();

        farewells.confirm(ana.profileId(), farewells.ask(ana.profileId()));
        jdbc.sql("update customer.farewell set due_at = now() - interval '1 hour' where profile_id = :id")
                .param("id", ana.profileId())
                .update();
        assertThat(isForgotten(ana)).isTrue();
        assertThat(farewells.planned(ana.customerId())).isEmpty();
    }
}
