package heartstring.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A visitor on the page of another site and an agent in the inbox, each in a browser of their own. */
@HouseTest
class ChatWalkTest {

    private final House house;
    private final ChatDoors doors;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final String key = "ck_" + Tokens.next();
    private HttpServer site;
    private String address = "";
    private Chrome chrome;

    ChatWalkTest(House house, ChatDoors doors, Settings settings, JdbcClient jdbc) {
        this.house = house;
        this.doors = doors;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() throws Exception {
        String day = "00:00-00:00";
        settings.set(
                Map.of("crm.hours", "mon %1$s,tue %1$s,wed %1$s,thu %1$s,fri %1$s,sat %1$s,sun %1$s".formatted(day)));
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String page = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A shop</title></head>
                <body><main><h1>A shop of somebody else</h1><p>Jam and bread.</p></main><script async src="%s" data-key="%s"></script></body></html>""".formatted(house.at("/chat.js"), key);
        site.createContext("/", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            byte[] bytes = (query.startsWith("lang=")
                            ? page.replace("lang=\"en\"", "lang=\"" + query.substring(5) + "\"")
                            : page)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        address = "http://127.0.0.1:" + site.getAddress().getPort();
        doors.add(
                "Walk " + UUID.randomUUID().toString().substring(0, 8),
                0,
                "Hello! How can we help?",
                "#b45309",
                address,
                false,
                key,
                Tokens.next());
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        settings.set(Map.of("crm.hours", ""));
        chrome.close();
        site.stop(0);
    }

    @Test
    void theyTalkLiveAndTheChatOutlivesTheReload() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Page visitor = chrome.stranger(390, ColorScheme.DARK);
        visitor.navigate(address + "/");
        visitor.locator(".launch").focus();
        visitor.keyboard().press("Enter");
        visitor.locator(".panel textarea").waitFor();
        assertThat(visitor.evaluate(
                        "() => document.querySelector('[data-heartstring-chat]').shadowRoot.activeElement.name"))
                .as("one can write at once")
                .isEqualTo("text");
        visitor.keyboard().type("Where is my tea " + mark + "?");
        visitor.keyboard().press("Enter");
        visitor.locator(".say.mine:has-text('" + mark + "')").waitFor();
        Page agent = chrome.page(house.user(Role.AGENT), 1440, ColorScheme.LIGHT);
        agent.navigate(chrome.at("/crm/inbox/" + conversation(mark)));
        agent.locator("#inbox-lines :text('" + mark + "')").first().waitFor();
        visitor.keyboard().type("It was green tea.");
        visitor.keyboard().press("Enter");
        agent.locator("#inbox-lines :text('It was green tea.')").waitFor();
        agent.locator("#reply-text").click();
        agent.keyboard().type("It left us this morning.");
        visitor.locator(".typing:has-text('writing')").waitFor();
        agent.keyboard().press("Control+Enter");
        visitor.locator(".say:has-text('It left us this morning.')").waitFor();
        assertThat(visitor.locator(".say:has-text('It was green tea.')").count())
                .as("said once")
                .isEqualTo(1);
        chrome.picture(visitor, "chat-390-dark");
        assertThat(chrome.findings(visitor)).isEmpty();
        visitor.keyboard().press("Escape");
        assertThat(visitor.evaluate(
                        "() => document.querySelector('[data-heartstring-chat]').shadowRoot.activeElement.className"))
                .isEqualTo("launch");
        visitor.setViewportSize(1360, 900);
        visitor.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        visitor.reload();
        visitor.locator(".launch").click();
        visitor.locator(".say:has-text('It left us this morning.')").waitFor();
        chrome.picture(visitor, "chat-1360-light");
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void theWindowSpeaksThePagesLanguageAndShowsAPictureThatAnAgentSends() throws Exception {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Page visitor = chrome.stranger(390, ColorScheme.LIGHT);
        visitor.navigate(address + "/?lang=ar-EG");
        visitor.setViewportSize(1360, 900);
        assertThat(visitor.locator(".launch").getAttribute("aria-label")).isEqualTo("افتح المحادثة");
        visitor.locator(".launch").click();
        assertThat(visitor.locator(".send").getAttribute("aria-label")).isEqualTo("إرسال");
        assertThat((Boolean) visitor.locator(".panel").evaluate("""
                panel => getComputedStyle(panel).direction === 'rtl' && panel.getBoundingClientRect().left < innerWidth / 2""")).isTrue();
        visitor.keyboard().type("How is the lid put on " + mark + "?");
        visitor.keyboard().press("Enter");
        visitor.locator(".say.mine:has-text('" + mark + "')").waitFor();
        Page agent = chrome.page(house.user(Role.AGENT), 1440, ColorScheme.LIGHT);
        agent.navigate(chrome.at("/crm/inbox/" + conversation(mark)));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(240, 120, BufferedImage.TYPE_INT_RGB), "png", png);
        agent.locator("#reply-file").setInputFiles(new FilePayload("lid.png", "image/png", png.toByteArray()));
        agent.locator("[data-attached]:has-text('lid.png')").waitFor();
        agent.locator("#reply-text").fill("Like this.");
        agent.keyboard().press("Control+Enter");
        visitor.locator(".say .file img").waitFor();
        Download saved =
                visitor.waitForDownload(() -> visitor.locator(".say .file").click());
        assertThat(saved.suggestedFilename()).isEqualTo("lid.png");
        chrome.picture(visitor, "chat-1360-arabic");
        assertThat(chrome.findings(visitor)).isEmpty();
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void thePagesBehindItAreThereForEverybody() {
        Page page = chrome.page(house.user(Role.ADMINISTRATOR), 390, ColorScheme.DARK);
        for (String path : new String[] {"/crm/chat", "/crm/leads", "/crm/forms/new"}) {
            page.navigate(chrome.at(path));
            assertThat(chrome.findings(page)).as(path).isEmpty();
            assertThat(Chrome.scrollsSideways(page))
                    .as(path + " scrolls sideways")
                    .isFalse();
        }
        assertThat(chrome.complaints).isEmpty();
    }

    private long conversation(String mark) {
        for (int i = 0; i < 2_000; i++) {
            var found = jdbc.sql("""
                            select t.conversation_id from crm.v_talk t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                             where v.body #>> '{properties,message_body}' like :mark and t.at > now() - interval '1 minute'""")
                    .param("mark", "%" + mark + "%")
                    .query((rs, n) -> rs.getLong(1))
                    .optional();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("The message never came to the inbox");
    }
}
