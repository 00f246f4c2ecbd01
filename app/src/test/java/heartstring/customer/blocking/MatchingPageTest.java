package heartstring.customer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.limits.Limits;
import heartstring.customer.privacy.Privacy;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class MatchingPageTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Limits limits;
    private final Privacy privacy;
    private final Tracking web;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    MatchingPageTest(House house, Sources sources, JdbcClient jdbc, Limits limits, Privacy privacy) {
        this.house = house;
        this.jdbc = jdbc;
        this.limits = limits;
        this.privacy = privacy;
        this.web = new Tracking(house, sources);
    }

    private void identify(String user, String mail) throws Exception {
        assertThat(web.post("identify", "{\"anonymousId\":\"%s\",\"traits\":{\"email\":\"%s\"}}".formatted(user, mail))
                        .statusCode())
                .isEqualTo(200);
    }

    private long customers(String mail) {
        return jdbc.sql("""
                        select count(distinct p.customer_id) from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.kind = 'email' and i.value = :mail""").param("mail", mail).query(Long.class).single();
    }

    @Test
    void aBlockedValueJoinsNobodyUntilItCountsAgain() throws Exception {
        String mail = "shop" + x + "@example.org";
        Browser administrator = house.as(Role.ADMINISTRATOR);
        assertThat(administrator
                        .post(
                                "/settings/matching/blocked",
                                "kind",
                                "email",
                                "value",
                                " Shop" + x + "@Example.org ",
                                "reason",
                                "our own address")
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get("/settings/matching").body())
                .contains(mail)
                .contains("our own address");
        web.post("identify", "{\"userId\":\"b%s\",\"traits\":{\"email\":\"%s\"}}".formatted(x, mail));
        assertThat(customers(mail)).isZero();
        administrator.post("/settings/matching/blocked/removal", "kind", "email", "value", mail);
        identify("a2" + x, mail);
        assertThat(customers(mail)).isOne();
        assertThat(administrator
                        .post("/settings/matching/blocked", "kind", "email", "value", "nobody", "reason", "x")
                        .status())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/settings/matching/blocked", "kind", "email", "value", "ok" + x + "@example.org")
                        .status())
                .isEqualTo(422);
        assertThat(house.as(Role.AGENT).get("/settings/matching").status()).isEqualTo(403);
    }

    @Test
    void aLimitHoldsForJoinsMadeAfterwards() throws Exception {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        assertThat(limits.of("user_id@till")).isOne();
        assertThat(administrator
                        .post("/settings/matching/limits", "kind", "loyalty_card", "most", "6")
                        .status())
                .isEqualTo(303);
        assertThat(limits.of("loyalty_card")).isEqualTo(6);
        assertThat(administrator
                        .post("/settings/matching/limits", "kind", "loyalty_card", "most", "5")
                        .status())
                .isEqualTo(303);
        assertThat(limits.of("loyalty_card")).isEqualTo(5);
        assertThat(jdbc.sql("select count(*) from customer.identifier_limit where kind = 'loyalty_card'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(administrator
                        .post("/settings/matching/limits", "kind", "loyalty_card", "most", "0")
                        .status())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/settings/matching/limits", "kind", "made_up", "most", "5")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aForgottenPersonWhoComesBackIsLetInAgain() throws Exception {
        String mail = "back" + x + "@example.org";
        web.post("identify", "{\"userId\":\"back%s\",\"traits\":{\"email\":\"%s\"}}".formatted(x, mail));
        long customer = jdbc.sql("""
                        select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.kind = 'email' and i.value = :mail""").param("mail", mail).query(Long.class).single();
        Browser administrator = house.as(Role.ADMINISTRATOR);
        assertThat(administrator.get("/customers/" + customer + "/privacy").body())
                .contains(mail);
        assertThat(administrator
                        .post("/customers/" + customer + "/erasure", "confirm", "yes")
                        .status())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/customers/" + customer + "/erasure", "confirm", "erase " + customer)
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get("/customers/" + customer + "/privacy").status())
                .isEqualTo(404);
        identify("later" + x, mail);
        assertThat(customers(mail)).isZero();
        assertThat(administrator
                        .post("/settings/matching/suppression/removal", "kind", "email", "value", mail)
                        .status())
                .isEqualTo(303);
        identify("now" + x, mail);
        assertThat(customers(mail)).isOne();
        assertThat(privacy.summary(customer)).isEmpty();
    }

    @Test
    void exportAndErasureOverTheApiWantTheirScopes() throws Exception {
        String mail = "api" + x + "@example.org";
        web.post("identify", "{\"userId\":\"api%s\",\"traits\":{\"email\":\"%s\"}}".formatted(x, mail));
        long customer = jdbc.sql("select customer_id from customer.headline where email = :mail")
                .param("mail", mail)
                .query(Long.class)
                .single();
        String path = "/api/customers/" + customer;
        assertThat(house.api("customers:read").get(path + "/export").status()).isEqualTo(403);
        var zip = house.api("privacy:read").get(path + "/export");
        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.header("Content-Type")).hasValue("application/zip");
        assertThat(zip.header("Content-Disposition"))
                .hasValue("attachment; filename=\"customer-" + customer + ".zip\"");
        assertThat(house.api("privacy:read").post(path + "/erasure", "{}").status())
                .isEqualTo(403);
        assertThat(house.api("privacy:write").post(path + "/erasure", "{}").status())
                .isEqualTo(422);
        assertThat(house.api("privacy:write")
                        .post(path + "/erasure", "{\"confirm\":\"erase " + customer + "\"}")
                        .json()
                        .path("profiles")
                        .asInt())
                .isOne();
        assertThat(house.api("privacy:read").get(path + "/export").status()).isEqualTo(404);
    }
}
