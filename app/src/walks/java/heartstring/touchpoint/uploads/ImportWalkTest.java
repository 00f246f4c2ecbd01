package heartstring.touchpoint.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A manager brings a list of people in a real browser, looks before anything is written, and takes it back again. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportWalkTest {

    private final House house;
    private final String fresh = UUID.randomUUID().toString().substring(0, 8);
    private Chrome chrome;

    ImportWalkTest(House house) {
        this.house = house;
    }

    @BeforeAll
    void open() {
        chrome = new Chrome(house);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    @Test
    void aListOfPeopleIsMappedTriedImportedAndTakenBack() throws Exception {
        Page page = chrome.page(house.user(Role.MANAGER), 1360, ColorScheme.LIGHT);
        page.navigate(chrome.at("/imports"));
        String csv =
                "Adresse,Vorname,Sorte\nida.%1$s@walk.example,Ida %1$s,Gouda\nkein Brief,Udo,Brie\njo.%1$s@walk.example,Jo %1$s,\n"
                        .formatted(fresh);
        page.setInputFiles("#file", new FilePayload("kaese.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.click("text=Look at the file");
        page.waitForURL("**/imports/*");
        assertThat(page.locator("h1").innerText()).isEqualTo("kaese.csv");
        page.selectOption("select[aria-label='Meaning of Adresse']", "email");
        page.selectOption("select[aria-label='Meaning of Vorname']", "trait:firstName");
        page.click("text=Look again");
        assertThat(page.locator("text=cannot be used as email").first().isVisible())
                .isTrue();
        assertThat(page.locator(".hs-preview tbody tr").first().innerText()).contains("new customer", "ida." + fresh);
        assertThat(chrome.findings(page)).isEmpty();
        chrome.picture(page, "import-mapping");

        page.click("text=Try it without writing");
        page.locator("[role=status]:has-text('Tried')").waitFor();
        assertThat(page.locator("#import-progress").innerText())
                .contains("People nobody knows yet", "Rows with errors");
        assertThat(people(page)).isZero();

        page.click("text=Go on to the import");
        page.waitForLoadState();
        if (page.locator("button:has-text('Import')").count() > 0) {
            page.click("button.btn-primary:has-text('Import')");
        }
        page.locator("[role=status]:has-text('Done')").waitFor();
        chrome.picture(page, "import-done");
        assertThat(chrome.findings(page)).isEmpty();
        String here = page.url();
        assertThat(people(page)).isEqualTo(2);

        page.navigate(here);
        Download errors = page.waitForDownload(() -> page.click("text=Fetch the rows with errors"));
        assertThat(errors.suggestedFilename()).endsWith("-errors.csv");
        assertThat(Files.readString(errors.path()))
                .contains("kein Brief,Udo,Brie")
                .doesNotContain("ida.");

        page.click("text=Undo this import");
        status(page, "Undone").waitFor();
        assertThat(people(page)).isZero();
        assertThat(chrome.complaints).isEmpty();
        page.context().close();
    }

    /** The status in these very words: "Being undone" comes before "Undone". */
    private static Locator status(Page page, String words) {
        return page.locator("[role=status]")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\b" + words + "\\b")));
    }

    /** How many of the file's people the list of customers shows; leaves the page there and comes back. */
    private int people(Page page) {
        String here = page.url();
        page.navigate(chrome.at("/customers?q=" + fresh));
        int found = page.locator(".hs-person:has-text('" + fresh + "')").count();
        page.navigate(here);
        return found;
    }
}
