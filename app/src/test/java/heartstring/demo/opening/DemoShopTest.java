package heartstring.demo.opening;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Houses;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.Users;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoShopTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-06-30T10:00:00+02:00[Europe/Berlin]");

    @Test
    void aHouseThatHoldsAnythingIsRefusedAndAnEmptyOneFilledOnce(@TempDir Path data) throws Exception {
        try (ConfigurableApplicationContext context =
                Houses.open(Houses.emptyDatabase(), data, "--heartstring.first-run=false")) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            DemoShop shop = context.getBean(DemoShop.class);
            Users users = context.getBean(Users.class);

            context.getBean(Sources.class).create("our till", "till", "", null);
            assertRefused(shop, users);
            jdbc.sql("delete from touchpoint.source").update();

            Imports imports = context.getBean(Imports.class);
            byte[] people = "email,first name\nana@example.org,Ana\n".getBytes(StandardCharsets.UTF_8);
            imports.bring(new ByteArrayInputStream(people), "people.csv", List.of(), null, new Imports.By("house", 0));
            assertRefused(shop, users);
            jdbc.sql("delete from touchpoint.import_run").update();

            assertThat(open(shop, 20)).isEqualTo(new DemoShop.Opening.Filled(20));
            assertThat(open(shop, 9)).isEqualTo(new DemoShop.Opening.Kept(20));
            assertThat(
                            count(
                                    jdbc,
                                    "customer.profile p join touchpoint.source s on s.id = p.source_id where s.name = 'Tasting list'"))
                    .isPositive();
            assertThat(count(jdbc, "customer.consent where given and source = 'Web shop, new account'"))
                    .isPositive();
            assertThat(count(jdbc, "decision.campaign where state = 'draft' and name like '%for regulars'"))
                    .isOne();
            assertThat(count(jdbc, "decision.workflow where state = 'on' and name like 'Win back%'"))
                    .isOne();
            membersLive(context, jdbc);
            for (String sign : List.of(DemoShop.LOGIN, DemoShop.AGENT, DemoShop.CASHIER)) {
                assertThat(users.withPassword(sign, DemoShop.PASSWORD)).isPresent();
            }
        }
    }

    @Test
    void aHouseWithAUserIsRefused(@TempDir Path data) throws Exception {
        try (ConfigurableApplicationContext context =
                Houses.open(Houses.emptyDatabase(), data, "--heartstring.first-run=false")) {
            Users users = context.getBean(Users.class);
            users.add("owner@example.org", "Owner", Role.ADMINISTRATOR, "a long password");
            assertRefused(context.getBean(DemoShop.class), users);
        }
    }

    /** What members do follows by itself, once. */
    private static void membersLive(ConfigurableApplicationContext context, JdbcClient jdbc) throws Exception {
        Settings settings = context.getBean(Settings.class);
        Instant until = Instant.now().plusSeconds(90);
        while (!settings.get("demo.deeds", "").equals("done")
                || count(jdbc, "loyalty.basket_draw where given_back_minor > 0") == 0) {
            assertThat(Instant.now())
                    .as("the members have done what they wanted")
                    .isBefore(until);
            Thread.sleep(100);
        }
        assertThat(count(jdbc, "loyalty.promotion")).isEqualTo(3);
        assertThat(count(jdbc, "loyalty.redemption")).isPositive();
        assertThat(count(jdbc, "loyalty.basket_order")).isEqualTo(6);
        assertThat(count(jdbc, "loyalty.referral where state = 'refused'")).isEqualTo(2);
        assertThat(count(jdbc, "loyalty.referral where state <> 'refused'")).isEqualTo(8);
        assertThat(count(jdbc, "loyalty.household")).isEqualTo(2);
        assertThat(count(jdbc, "loyalty.till_exception")).isOne();
        assertThat(count(jdbc, "loyalty.adjustment where state = 'waiting'")).isOne();
        assertThat(count(jdbc, "loyalty.basket_draw where given_back_minor > 0"))
                .isOne();
    }

    private static long count(JdbcClient jdbc, String rows) {
        return jdbc.sql("select count(*) from " + rows)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private static void assertRefused(DemoShop shop, Users users) {
        assertThat(open(shop, 3))
                .isInstanceOfSatisfying(
                        DemoShop.Opening.Refused.class,
                        refused -> assertThat(refused.reason()).contains("--data"));
        assertThat(users.find(DemoShop.LOGIN)).isEmpty();
    }

    private static DemoShop.Opening open(DemoShop shop, int customers) {
        return shop.open(customers, NOW, 0.05, progress -> {});
    }
}
