package heartstring.decision.openings;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers for a store, in a house with many. */
@HouseTest
class StoreOwnersTest {

    private final House house;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    StoreOwnersTest(House house, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
    }

    @Test
    void someAreShownOthersAreFoundAndWhoAnswersStandsFirst() throws Exception {
        jdbc.sql("""
                        insert into commerce.store (key, name, seen_at)
                        select 'k' || n || :mark, 'Shop ' || :mark || ' ' || lpad(n::text, 3, '0') || repeat('x', 200), now()
                          from generate_series(1, 60) n""").param("mark", mark).update();
        Browser manager = house.as(Role.MANAGER);
        String page = manager.get("/cases/settings?find=" + mark).body();
        assertThat(page)
                .contains("There are more stores", "Shop " + mark + " 001", "Shop " + mark + " 050")
                .doesNotContain("Shop " + mark + " 051", "x".repeat(100));
        assertThat(page.length()).isLessThan(300_000);
        User colleague = house.user(Role.AGENT);
        assertThat(manager.post(
                                "/cases/settings/stores",
                                "store",
                                "k60" + mark,
                                "owner",
                                String.valueOf(colleague.id()))
                        .status())
                .isEqualTo(303);
        page = manager.get("/cases/settings?find=" + mark).body();
        assertThat(page.indexOf("Shop " + mark + " 060"))
                .isPositive()
                .isLessThan(page.indexOf("Shop " + mark + " 001"));
        assertThat(manager.get("/cases/settings?find=k60" + mark).body()).contains(colleague.name() + "</span>");
        assertThat(manager.get("/cases/settings?find=no%25" + mark).body()).contains("No store is called so.");
        manager.post("/cases/settings/stores", "store", "nowhere " + mark, "owner", String.valueOf(colleague.id()));
        assertThat(jdbc.sql("select count(*) from decision.store_owner where owner_id = :id")
                        .param("id", colleague.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
