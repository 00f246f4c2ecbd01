package heartstring.desk.consents;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.loyalty.Shop;
import heartstring.platform.auth.Role;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ConsentsPageTest {

    private final House house;
    private final Consents consents;
    private final JdbcClient jdbc;
    private final Shop shop;
    private final String email = "c" + UUID.randomUUID().toString().substring(0, 8) + "@mail.test";

    ConsentsPageTest(House house, Consents consents, JdbcClient jdbc, Shop shop) {
        this.house = house;
        this.consents = consents;
        this.jdbc = jdbc;
        this.shop = shop;
    }

    private boolean news() {
        return consents.allows(new Identifier(Identifier.EMAIL, email), Purpose.NEWS);
    }

    private static String[] form(String email, String given, String day) {
        return new String[] {
            "address", "email:" + email, "purpose", "news", "given", given, "how", "telephone", "day", day
        };
    }

    @Test
    void aColleagueNotesWhoSaidWhatHowAndWhenAndTheLatestDayHolds() {
        long customer = shop.customer(email);
        Browser agent = house.as(Role.AGENT);
        String path = "/customers/" + customer + "/consents";
        String today = LocalDate.now(java.time.ZoneOffset.UTC).toString();
        assertThat(news()).isFalse();
        assertThat(agent.post(path, form(email, "true", today)).status()).isEqualTo(303);
        assertThat(news()).isTrue();
        assertThat(agent.get(path).body()).contains(email, "telephone", "news and offers");
        assertThat(agent.post(path, form(email, "false", "2024-05-01")).status())
                .isEqualTo(303);
        assertThat(news()).as("an older no, found on paper").isTrue();
        assertThat(agent.post(path, form(email, "false", today)).status()).isEqualTo(303);
        assertThat(news()).isFalse();
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit a join customer.v_profile p on a.subject_id = p.id::text
                         where a.subject_kind = 'profile' and p.customer_id = :customer and a.action like 'noted%'""").param("customer", customer).query(Long.class).single())
                .isEqualTo(3);
    }

    @Test
    void anAddressOfSomebodyElseOrADayToComeIsRefused() {
        long customer = shop.customer(email);
        String path = "/customers/" + customer + "/consents";
        Browser agent = house.as(Role.AGENT);
        assertThat(agent.post(path, form("other@mail.test", "true", "2026-01-01"))
                        .status())
                .isEqualTo(422);
        assertThat(agent.post(path, form(email, "true", "2999-01-01")).status()).isEqualTo(422);
        assertThat(agent.post(path, form(email, "", "2026-01-01")).status()).isEqualTo(422);
        assertThat(news()).isFalse();
        assertThat(house.as(Role.CASHIER).get(path).status()).isEqualTo(403);
    }
}
