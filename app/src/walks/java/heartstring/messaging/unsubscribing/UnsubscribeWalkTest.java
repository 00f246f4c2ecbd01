package heartstring.messaging.unsubscribing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.consent.Purpose;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody follows the link under a message, stops such messages and thinks better of it. */
@HouseTest
class UnsubscribeWalkTest {

    private final House house;
    private final Unsubscribes unsubscribes;
    private final JdbcClient jdbc;
    private final Feed feed;
    private final String email = "stop." + UUID.randomUUID().toString().substring(0, 8) + "@mail.example";

    UnsubscribeWalkTest(House house, Unsubscribes unsubscribes, JdbcClient jdbc, Intake intake, Sources sources) {
        this.house = house;
        this.unsubscribes = unsubscribes;
        this.jdbc = jdbc;
        this.feed = new Feed(sources, intake, "web");
    }

    @Test
    void theLinkUnderAMessageIsFollowedOnATelephone() {
        feed.send(List.of("{'type':'identify','userId':'%s','traits':{'email':'%s'}}".formatted(email, email)));
        long profile = jdbc.sql(
                        "select profile_id from customer.v_identifier where kind = 'email' and value = :email limit 1")
                .param("email", email)
                .query(Long.class)
                .single();
        Chrome chrome = new Chrome(house);
        try {
            Page page = chrome.stranger(390, ColorScheme.DARK);
            page.navigate(chrome.at("/u/" + unsubscribes.token(profile, email, Purpose.SERVICE)));
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("Stop these messages?");
            chrome.look(page, "unsubscribe-390-dark");
            page.setViewportSize(1360, 880);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            chrome.look(page, "unsubscribe-1360-light");
            page.locator("main form button").first().click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("We do not write to you");
            chrome.look(page, "unsubscribed-1360-light");
            page.context().close();
            assertThat(chrome.complaints).isEmpty();
        } finally {
            chrome.close();
        }
    }
}
