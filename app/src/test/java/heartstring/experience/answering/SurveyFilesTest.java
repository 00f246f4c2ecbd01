package heartstring.experience.answering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Question;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.touchpoint.uploads.Multipart;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What strangers hand in with an answer, and how much the page weighs that asks them to. */
@HouseTest
class SurveyFilesTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"in\" value=\"([A-Za-z0-9_-]{43})\"");
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css)[^\"]*)\"");
    private static final int MOST_BYTES = 60_000;

    private final House house;
    private final Surveys surveys;
    private final JdbcClient jdbc;

    SurveyFilesTest(House house, Surveys surveys, JdbcClient jdbc) {
        this.house = house;
        this.surveys = surveys;
        this.jdbc = jdbc;
    }

    private Survey survey(List<Question> questions) {
        String name = "Files " + UUID.randomUUID().toString().substring(0, 8);
        int id = ((Surveys.Outcome.Done) surveys.draw(name, Forms.of(questions)))
                .survey()
                .id();
        return ((Surveys.Outcome.Done) surveys.publish(id)).survey();
    }

    private static String token(Answer page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Answer hand(Survey survey, String in, String name, String content) {
        return house.browser()
                .send(new Multipart()
                        .field("in", in)
                        .field("at", "pic")
                        .field("lang", "en")
                        .field("go", "next")
                        .file("file", name, content)
                        .to(house.at("/s/" + survey.publicKey())));
    }

    private long kept(Survey survey) {
        return jdbc.sql("select count(*) from experience.upload where survey_id = :id")
                .param("id", survey.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aFileIsWhatItIsCalledNotTooLargeAndOneOfAFew() {
        Survey survey = survey(List.of(
                new Question.Upload(Forms.head("pic", true)), new Question.Free(Forms.head("why", false), false)));
        Browser ana = house.browser();
        String in = token(ana.get("/s/" + survey.publicKey()));
        String[] lies = {
            "photo.png", "<script>alert(1)</script>", "bill.pdf", "MZ\u0001\u0002", "page.html", "<p>hi</p>"
        };
        for (int i = 0; i < lies.length; i += 2) {
            Answer lied = hand(survey, in, lies[i], lies[i + 1]);
            assertThat(lied.status()).as(lies[i]).isEqualTo(422);
            assertThat(lied.body()).contains("Pictures and PDF files can be.").doesNotContain("<script>alert");
        }
        assertThat(hand(survey, in, "large.pdf", "%PDF-1.4" + "x".repeat(11 * 1024 * 1024))
                        .body())
                .contains("A file has at most 10 MB.");
        assertThat(hand(survey, in, "huge.pdf", "%PDF-1.4" + "x".repeat(22 * 1024 * 1024))
                        .status())
                .isEqualTo(413);
        assertThat(kept(survey)).isZero();
        // What a field says is not believed: no file of somebody else's comes by its number.
        assertThat(ana.postBare(
                                "/s/" + survey.publicKey(),
                                "in",
                                in,
                                "at",
                                "pic",
                                "q.pic",
                                UUID.randomUUID().toString(),
                                "go",
                                "next")
                        .status())
                .isEqualTo(422);
        for (int i = 0; i < 5; i++) {
            assertThat(hand(survey, in, "bill.pdf", "%PDF-1.4 " + i).location()).contains("at=why");
        }
        assertThat(hand(survey, in, "bill.pdf", "%PDF-1.4 6").status()).isEqualTo(422);
        assertThat(kept(survey)).isEqualTo(5);
        assertThat(ana.postBare("/s/" + survey.publicKey(), "in", in, "at", "why", "q.why", "", "go", "next")
                        .body())
                .contains("Thank you");
    }

    @Test
    void thePageIsLightAndCarriesNoFramework() {
        Survey survey = survey(Forms.whole().questions());
        Answer page = house.browser().get("/s/" + survey.publicKey());
        int bytes = page.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        Matcher loaded = LOADED.matcher(page.body());
        int files = 0;
        while (loaded.find()) {
            Answer file = house.browser().get(loaded.group(1));
            assertThat(file.status()).isEqualTo(200);
            bytes += file.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            files++;
            assertThat(loaded.group(1)).matches("/(css|js)/survey[a-z-]*\\..*");
        }
        assertThat(files).isEqualTo(2);
        assertThat(bytes)
                .as("bytes of the page and all it loads, before they are packed")
                .isLessThan(MOST_BYTES);
    }
}
