package heartstring.touchpoint.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@HouseTest
class ImportsPageTest {

    private final House house;
    private final String fresh = UUID.randomUUID().toString().substring(0, 8);

    ImportsPageTest(House house) {
        this.house = house;
    }

    @Test
    void aFileIsBroughtLookedAtTriedImportedAndUndone() throws Exception {
        var user = house.user(Role.MANAGER);
        Browser manager = house.signedIn(user);
        assertThat(manager.get("/imports").status()).isEqualTo(200);
        String path =
                bring(manager, "Mail,Vorname,Farbe\n%1$s@page.example,Ida,rot\nnothing,Udo,blau\n".formatted(fresh));
        Answer look = manager.get(path);
        assertThat(look.body())
                .contains("What the columns mean", "Ida · Udo", "cannot be used as email", "Keep as property “Farbe”")
                .contains("What will happen", ">new customer<", ">left out<", ">First name<")
                .doesNotContain("&#34;type&#34;", "\"type\"");

        Answer tried = manager.post(
                path + "/run",
                "kind",
                "people",
                "heading",
                "Mail",
                "target",
                "email",
                "heading",
                "Vorname",
                "target",
                "trait:firstName",
                "heading",
                "Farbe",
                "target",
                "trait:Farbe",
                "dry",
                "true");
        assertThat(tried.status()).isEqualTo(303);
        assertThat(finished(manager, path)).contains("Tried", "People nobody knows yet", "Go on to the import");
        manager.post(path + "/restart");
        manager.post(path + "/run", "kind", "people", "heading", "Mail", "target", "email");
        assertThat(finished(manager, path))
                .contains("Done", "Fetch the rows with errors", "Undo this import", "See the customers")
                .contains(user.name())
                .doesNotContain("user " + user.id());
        assertThat(manager.get(linkToPeople(manager.get(path).body())).body()).contains(fresh + "@page.example");
        assertThat(manager.get(path + "/errors.csv").body()).contains("nothing,Udo,blau,");
        manager.post(path + "/undo");
        assertThat(finished(manager, path)).contains("Undone");
        assertThat(manager.get("/imports").body()).contains("list.csv");
    }

    private static String linkToPeople(String body) {
        int from = body.indexOf("/customers?source=");
        return body.substring(from, body.indexOf('"', from)).replace("&amp;", "&");
    }

    @Test
    void thePreviewTellsApartWhoIsNewKnownOrThereTwice() {
        Browser manager = house.as(Role.MANAGER);
        String csv = """
                email,name,note
                %1$s-a@page.example,Ada,likes tea
                %1$s-b@page.example,Bo,,too,many
                %1$s-a@page.example,Ada again,
                """.formatted(fresh);
        String path = bring(manager, csv);
        String first = manager.get(path).body();
        assertThat(first)
                .contains(">new customer<", ">left out<", ">same person as above<", "Keep as property “note”")
                .contains("Ada · Ada again<")
                .doesNotContain("As the mapping says", "likes tea · ");
        manager.post(path + "/run", "kind", "people", "heading", "email", "target", "email");
        String again = bring(manager, "email,name\n%1$s-a@page.example,Ada the second\n".formatted(fresh));
        assertThat(finishedThen(manager, path, again)).contains(">known customer, completed<");
    }

    @Test
    void thePreviewOfOrdersSaysWhoBoughtWhatForHowMuch() {
        Browser manager = house.as(Role.MANAGER);
        String csv = """
                order_id,date,email,product,quantity,price
                %1$s-1,2025-05-02 10:00,%1$s-o@page.example,Gouda,2,4.50
                %1$s-1,2025-05-02 10:00,%1$s-o@page.example,Brie,1,3.00
                """.formatted(fresh);
        assertThat(manager.get(bring(manager, csv)).body())
                .contains("new, of a new customer", "and 1 more", "2 × Gouda, 1 × Brie", "12.00 EUR", ">sale<");
    }

    private String bring(Browser manager, String csv) {
        return manager.send(new Multipart()
                        .field("_csrf", manager.token())
                        .file("file", "list.csv", csv)
                        .to(house.at("/imports")))
                .location();
    }

    private static String finishedThen(Browser browser, String path, String next) {
        try {
            finished(browser, path);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return browser.get(next).body();
    }

    @Test
    void whatIsNoTextIsRefusedInPlainWords() {
        Browser manager = house.as(Role.MANAGER);
        Answer answer = manager.send(new Multipart()
                .field("_csrf", manager.token())
                .file("file", "book.xlsx", "PK\u0003\u0004 and more")
                .to(house.at("/imports")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("ZIP archive or an Excel workbook");
    }

    @Test
    void aCashierDoesNotImport() {
        assertThat(house.as(Role.CASHIER).get("/imports").status()).isEqualTo(403);
    }

    @Test
    void programsImportToo() throws Exception {
        String token = house.token("imports:write");
        String csv = "email,name\n%1$s-api@page.example,Api\n".formatted(fresh);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        new Multipart()
                                .file("file", "api.csv", csv)
                                .field("source", "api " + fresh)
                                .to(house.at("/api/imports"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        Answer state = house.apiWith(token).get(location);
        for (int i = 0; i < 600 && !state.body().contains("\"done\""); i++) {
            Thread.sleep(50);
            state = house.apiWith(token).get(location);
        }
        assertThat(state.json().get("touchpointsNew").asInt()).isEqualTo(1);
        assertThat(house.apiWith(token).post(location + "/undo", "{}").status()).isEqualTo(202);
        assertThat(house.api("customers:read").get("/api/imports").status()).isEqualTo(403);
        assertThat(house.apiWith(token).get("/api/imports/999999999").status()).isEqualTo(404);
    }

    private static String finished(Browser browser, String path) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            String body = browser.get(path + "/progress").body();
            if (!body.contains("hx-get")) {
                return body;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("It never came to an end");
    }
}
