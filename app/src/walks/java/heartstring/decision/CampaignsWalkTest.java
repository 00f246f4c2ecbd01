package heartstring.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.decision.contact.ContactLimits;
import heartstring.decision.contact.Contacts;
import heartstring.decision.sending.Readers;
import heartstring.platform.auth.Role;
import heartstring.story.segments.Segments;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** A message is written, seen as somebody would, and sent to three people; on a desk and a phone. */
@HouseTest
class CampaignsWalkTest {

    private final House house;
    private final Segments segments;
    private final Contacts contacts;
    private final Readers readers;
    private Chrome chrome;
    private int segment;

    CampaignsWalkTest(House house, Segments segments, Contacts contacts, BeanFactory beans) {
        this.house = house;
        this.segments = segments;
        this.contacts = contacts;
        this.readers = new Readers(beans);
    }

    @BeforeEach
    void open() {
        contacts.set(new ContactLimits(0, 0, 0, 0, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, true));
        chrome = new Chrome(house);
        readers.people(3);
        segment = ((Segments.Outcome.Done) segments.add(
                        "Walk-" + "x".repeat(50) + readers.mark,
                        "",
                        "{\"term\":\"trait\",\"with\":{\"name\":\"club\"},\"is\":\"is\",\"value\":\"%s\"}"
                                .formatted(readers.mark)))
                .segmentId();
    }

    @AfterEach
    void close() {
        chrome.close();
        segments.remove(segment);
    }

    @Test
    void aCampaignOfThreePeople() {
        Page desk = chrome.page(house.user(Role.MANAGER), 1360, ColorScheme.LIGHT);
        Page phone = chrome.page(house.user(Role.MANAGER), 390, ColorScheme.DARK);
        String name = "Unbroken" + "n".repeat(80) + readers.mark;
        String template = template(desk, name);
        desk.navigate(chrome.at("/campaigns"));
        desk.fill("#name", name);
        desk.selectOption("#segment", String.valueOf(segment));
        desk.selectOption("#template", template.replaceAll("\\D*(\\d+).*", "$1"));
        desk.fill("#held", "0");
        chrome.look(desk, "campaigns-1360-light");
        desk.click("button:has-text('Make the campaign')");
        desk.locator("h2:has-text('Whom it reaches')").waitFor();
        chrome.look(desk, "campaign-ahead-1360-light");
        String campaign = desk.url().substring(desk.url().indexOf("/campaigns/"));
        phone.navigate(chrome.at(campaign));
        chrome.look(phone, "campaign-ahead-390-dark");
        if (desk.locator("#people").count() > 0) {
            desk.fill("#people", "3");
        }
        desk.click("button:has-text('Start it now')");
        desk.locator(".badge:has-text('done')").waitFor();
        desk.locator("text=are on their way").waitFor();
        for (String path : List.of(
                "/campaigns",
                campaign,
                "/campaigns/limits",
                "/message-templates",
                template,
                "/customers/" + readers.customer("p1") + "/messages")) {
            phone.navigate(chrome.at(path));
            chrome.look(phone, path.replaceAll("\\W+", "-") + "-390-dark");
        }
        assertThat(readers.queued("p1")).singleElement().asString().contains("Hello P1");
        // The frame of the preview runs no scripts, nor what this browser puts into every page.
        assertThat(chrome.complaints).allMatch(complaint -> complaint.contains("context is sandboxed"));
    }

    private String template(Page desk, String name) {
        desk.navigate(chrome.at("/message-templates"));
        desk.fill("#name", name);
        desk.fill("#subject", "For {{first name|you}}");
        desk.fill(
                "#body",
                "# Fresh bread\nHello {{first name}}\n\n- Rye | 3,20 €\n- Spelt | 4,10 €\n\n[See it](https://shop.example/)");
        desk.click("button:has-text('Keep and look at it')");
        desk.locator("h2:has-text('As somebody gets it')").waitFor();
        desk.fill("#customer", String.valueOf(readers.customer("p1")));
        desk.click("button:has-text('Show')");
        desk.locator("text=Everything is known of").waitFor();
        desk.frameLocator("iframe").locator("text=Hello P1").waitFor();
        String address = desk.url().substring(desk.url().indexOf("/message-templates"));
        chrome.look(desk, "template-1360-light");
        return address;
    }
}
