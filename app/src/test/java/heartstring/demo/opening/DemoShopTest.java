package heartstring.demo.opening;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Houses;
import heartstring.platform.auth.Role;
import heartstring.platform.users.Users;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

            assertThat(open(shop, 3)).isEqualTo(new DemoShop.Opening.Filled(3));
            assertThat(open(shop, 9)).isEqualTo(new DemoShop.Opening.Kept(3));
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
