package heartstring.loyalty.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.till.TillShop;
import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.wallet.TestKeys;
import heartstring.platform.auth.Role;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.secrets.Vault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A member comes to their page by a code in their mail and sees their tier, the way to the next, and what is in reach. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeWalkTest {

    private static final Pattern CODE = Pattern.compile("code is (\\d{6})");

    private final House house;
    private final Ladders ladders;
    private final Vault vault;
    private final Throttle throttle;
    private final JdbcClient jdbc;
    private final TillShop shop;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private Member member;
    private String mail;
    private Chrome chrome;

    MeWalkTest(House house, Ladders ladders, Vault vault, Throttle throttle, JdbcClient jdbc, BeanFactory beans) {
        this.house = house;
        this.ladders = ladders;
        this.vault = vault;
        this.throttle = throttle;
        this.jdbc = jdbc;
        this.shop = new TillShop(house, beans);
    }

    @BeforeAll
    void open() {
        Programme programme = shop.programme("Mine " + x);
        shop.reward(programme, "A cup of coffee", 40, null);
        shop.reward(programme, "Breakfast for two", 900, null);
        ladders.publish(
                programme.id(),
                new Ladders.Draft(
                        Ladder.Measure.POINTS,
                        12,
                        1,
                        true,
                        List.of(
                                new Tier(0, 0, "seed", "Seed", 0, null, List.of("Early access")),
                                new Tier(0, 0, "gold", "Gold", 500, new BigDecimal("2"), List.of("Free delivery")))),
                Instant.now().minus(Duration.ofDays(300)));
        mail = "mine." + x + "@me.example";
        member = shop.member(programme, "Mia Own", mail, 120);
        List<String> form = new java.util.ArrayList<>();
        TestKeys.apple().forEach((name, value) -> form.addAll(List.of(name, value)));
        assertThat(house.as(Role.ADMINISTRATOR)
                        .post("/loyalty/wallets/apple", form.toArray(String[]::new))
                        .status())
                .isEqualTo(303);
        throttle.forget(ThrottleRules.ME_ASK, "127.0.0.1");
        throttle.forget(ThrottleRules.ME_CODE, "127.0.0.1");
        chrome = new Chrome(house);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    /** The newest code mailed to the member. */
    private String code(Page page) {
        Instant until = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(until)) {
            for (byte[] sealed : jdbc.sql("select sealed from messaging.message where address = :mail order by id desc")
                    .param("mail", mail)
                    .query((rs, n) -> rs.getBytes(1))
                    .list()) {
                Matcher code = CODE.matcher(new String(vault.open(sealed, "message"), StandardCharsets.UTF_8));
                if (code.find()) {
                    return code.group(1);
                }
            }
            page.waitForTimeout(50);
        }
        throw new AssertionError("No code came");
    }

    @Test
    void fromTheCodeInTheMailToTheNextTierAndTheRewards() {
        Page page = chrome.stranger(390, ColorScheme.LIGHT);
        page.navigate(chrome.at("/me"));
        chrome.look(page, "me-door-390-light");
        page.fill("input[name=who]", member.card());
        page.keyboard().press("Enter");
        page.waitForURL("**/me/code");
        page.fill("input[name=code]", code(page));
        page.keyboard().press("Enter");
        page.waitForURL("**/me");
        shows(page, "section[aria-label=Balance]", "120");
        shows(page, "section[aria-label=Tier]", "You are Seed");
        shows(page, "section[aria-label=Tier]", "380 more points for Gold");
        shows(page, "section[aria-label=Tier]", "Early access");
        shows(page, "section[aria-label=Rewards]", "Within reach");
        shows(page, "section[aria-label=Rewards]", "780 more");
        shows(page, "main", "Add to Apple Wallet");
        chrome.look(page, "me-390-light");
        page.setViewportSize(1360, 900);
        chrome.look(page, "me-1360-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        chrome.look(page, "me-1360-dark");
        whatWeKnow(page);
        page.click("button:has-text('Close my page')");
        shows(page, "main", "Card number or e-mail address");
        page.context().close();
        assertThat(chrome.complaints).isEmpty();
    }

    /** What is known of them on a phone: a switch by the keyboard, what is held and why, and the way out. */
    private void whatWeKnow(Page page) {
        page.setViewportSize(390, 844);
        page.click("text=What we know of you");
        page.waitForURL("**/me/privacy");
        chrome.look(page, "me-privacy-390-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        chrome.look(page, "me-privacy-390-light");
        page.locator("button:has-text('Switch off')").first().press("Enter");
        shows(page, "section[aria-label='What we may do with it']", "Switch on");
        page.click("text=What we hold, and why");
        shows(page, "main", "How long:");
        chrome.look(page, "me-kinds-390-light");
        page.navigate(chrome.at("/me/erasure"));
        shows(page, "main", "With it is lost");
        chrome.look(page, "me-erasure-390-light");
        page.navigate(chrome.at("/me"));
    }

    private static void shows(Page page, String where, String text) {
        PlaywrightAssertions.assertThat(page.locator(where).first()).containsText(text);
    }
}
