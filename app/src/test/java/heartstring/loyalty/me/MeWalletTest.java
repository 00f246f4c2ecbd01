package heartstring.loyalty.me;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.wallet.TestKeys;
import heartstring.platform.auth.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class MeWalletTest {

    private final House house;
    private final MyLinks links;
    private final Shop shop;
    private final JdbcClient jdbc;

    MeWalletTest(House house, MyLinks links, Shop shop, JdbcClient jdbc) {
        this.house = house;
        this.links = links;
        this.shop = shop;
        this.jdbc = jdbc;
    }

    @Test
    void thereAreButtonsOnlyWhileAnAdministratorHasSetWhatSigns() {
        Member member = shop.member(shop.programme(), 70, null);
        Browser browser = house.browser();
        browser.get(links.path(member.id()));
        assertThat(browser.get("/me").body()).contains("Your card").doesNotContain("Wallet");
        assertThat(browser.get("/me/wallet.pkpass").status()).isEqualTo(404);
        assertThat(browser.get("/me/google-wallet").status()).isEqualTo(404);

        Browser administrator = house.as(Role.ADMINISTRATOR);
        Map<String, String> keys = TestKeys.apple();
        String[] form = keys.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new);
        assertThat(house.as(Role.MANAGER).post("/loyalty/wallets/apple", form).status())
                .isEqualTo(403);
        assertThat(administrator.post("/loyalty/wallets/apple", form).status()).isEqualTo(303);
        assertThat(administrator.get("/loyalty/wallets").body()).doesNotContain("BEGIN PRIVATE KEY-----\n");
        assertThat(jdbc.sql("select position('PRIVATE KEY'::bytea in sealed) from loyalty.wallet_setting")
                        .query(Integer.class)
                        .single())
                .as("sealed")
                .isZero();
        assertThat(browser.get("/me").body()).contains("Add to Apple Wallet").doesNotContain("Google Wallet");
        Answer pass = browser.get("/me/wallet.pkpass");
        assertThat(pass.status()).isEqualTo(200);
        assertThat(pass.header("Content-Type")).contains("application/vnd.apple.pkpass");
        assertThat(pass.body()).startsWith("PK");
        assertThat(house.browser().get("/me/wallet.pkpass").status())
                .as("somebody else")
                .isEqualTo(404);

        administrator.post("/loyalty/wallets/removal", "wallet", "apple");
        assertThat(browser.get("/me").body()).doesNotContain("Wallet");
    }
}
