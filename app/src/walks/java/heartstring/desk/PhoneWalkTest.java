package heartstring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.Houses;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every main page on a phone: nothing is wider than the window, and all that it loads is light. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneWalkTest {

    private static final int PHONE = 390;
    private static final int MOST_BYTES = 300_000;
    private static final String LONG = "Aufmerksamkeitsdefizitunterhaltungskaufhausverwaltungssystem";

    private final House house;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final SoftAssertions softly = new SoftAssertions();
    private Chrome chrome;
    private User administrator;

    PhoneWalkTest(House house, Sources sources, JdbcClient jdbc, Belts belts, Standings standings) {
        this.belts = belts;
        this.standings = standings;
        this.house = house;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void open() throws Exception {
        SmallShop.fill(house, sources, belts, standings);
        Tracking odd = new Tracking(house, sources, "web");
        odd.post(
                "identify",
                "{\"userId\":\"%s\",\"traits\":{\"name\":\"%s\",\"address\":{\"street\":\"%s\"}}}"
                        .formatted(UUID.randomUUID(), LONG, LONG));
        odd.post("track", "{\"userId\":\"u\",\"event\":\"%s\",\"timestamp\":\"%s\"}".formatted(LONG, LONG));
        odd.post("track", "{\"userId\":\"u\"}");
        sources.create(LONG.substring(0, 60) + UUID.randomUUID(), "web", "", null);
        jdbc.sql("""
                        insert into platform.audit (actor_kind, actor_id, action, subject_kind, subject_id, details)
                        values ('HOUSE', 0, :word, :word, :word, '{}')""").param("word", LONG.substring(0, 60)).update();
        Settled.settle(belts, standings);
        chrome = new Chrome(house);
        administrator = house.user(Role.ADMINISTRATOR);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    private Map<String, String> pages() {
        String richest =
                "/customers/" + jdbc.sql("""
                        select s.customer_id from story.v_standing s join customer.headline h using (customer_id)
                         where h.kind = 'person' and h.profiles <= 9 order by s.touchpoints desc limit 1""").query((rs, n) -> rs.getLong(1)).single();
        String longest = "/customers/"
                + jdbc.sql("select max(customer_id) from customer.headline where name = :name")
                        .param("name", LONG)
                        .query((rs, n) -> rs.getLong(1))
                        .single();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("lookup", "/lookup");
        pages.put(
                "people",
                "/customers?columns=email,phone,city,country,language,seen,first,spent,orders,touchpoints,pieces");
        pages.put("nobody", "/customers?q=" + LONG + LONG);
        pages.put("customer", richest);
        pages.put("longest", longest);
        pages.put("purchases", richest + "/purchases");
        pages.put("pieces", richest + "/pieces");
        pages.put("merge", richest + "/merge");
        pages.put("privacy", richest + "/privacy");
        pages.put("review", "/customers/review");
        pages.put("till", "/till");
        pages.put("till-exceptions", "/till/exceptions");
        pages.put("imports", "/imports");
        pages.put("sources", "/sources");
        pages.put("rejected", "/rejected");
        pages.put("live", "/live");
        pages.put("organisation", "/settings/organisation");
        pages.put("sign-on", "/settings/sign-on");
        pages.put("matching", "/settings/matching");
        pages.put("users", "/users");
        pages.put("user", "/users/" + administrator.id());
        pages.put("new-user", "/users/new");
        pages.put("keys", "/api-keys");
        pages.put("audit", "/audit");
        pages.put("account", "/account");
        pages.put("api", "/docs/api");
        pages.put("missing", "/no-such-page");
        return pages;
    }

    @Test
    void everyMainPageFitsAPhoneAndIsLight() {
        Page page = chrome.page(administrator, PHONE, ColorScheme.LIGHT);
        pages().forEach((name, path) -> {
            page.navigate(chrome.at(path));
            look(page, name);
        });
        page.navigate(chrome.at("/sources"));
        page.fill("#name", LONG + UUID.randomUUID());
        page.click("button:has-text('Add')");
        look(page, "source-made");
        page.navigate(chrome.at("/api-keys"));
        page.fill("#name", LONG);
        page.locator("input[name=scope]").all().forEach(box -> box.check());
        page.click("button:has-text('Make')");
        look(page, "key-made");
        page.navigate(chrome.at("/imports"));
        byte[] csv = "Mail,%s\n%s@walk.example,%s\nnothing,%s\n"
                .formatted(LONG, UUID.randomUUID(), LONG, LONG)
                .getBytes(StandardCharsets.UTF_8);
        page.setInputFiles("#file", new FilePayload(LONG + ".csv", "text/csv", csv));
        page.click("text=Look at the file");
        page.waitForURL("**/imports/*");
        look(page, "mapping");
        page.click("button:has-text('Import')");
        page.locator("text=Undo this import").waitFor();
        look(page, "run");
        page.context().close();
        softly.assertAll();
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void thePagesBeforeSigningInFitAPhone(@TempDir Path data) throws Exception {
        Page page = chrome.stranger(PHONE, ColorScheme.DARK);
        page.navigate(chrome.at("/login"));
        look(page, "login");
        page.navigate(chrome.at("/reset"));
        look(page, "reset");
        try (ConfigurableApplicationContext fresh = Houses.open(Houses.emptyDatabase(), data)) {
            String port = fresh.getBean(Environment.class).getRequiredProperty("local.server.port");
            page.navigate("http://localhost:" + port + "/setup");
            assertThat(page.locator("h1").innerText()).contains("Welcome");
            look(page, "setup");
        }
        page.context().close();
        softly.assertAll();
    }

    private void look(Page page, String name) {
        chrome.picture(page, "phone-" + name);
        softly.assertThat(Chrome.scrollsSideways(page))
                .as(name + " scrolls sideways")
                .isFalse();
        softly.assertThat(Chrome.weightBytes(page)).as(name + " in bytes").isBetween(1_000, MOST_BYTES);
    }
}
