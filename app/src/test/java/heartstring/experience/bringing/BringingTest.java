package heartstring.experience.bringing;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.experience.questions.Forms;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.uploads.Multipart;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file as survey tools write it: looked at, tried, taken once, and taken back. */
@HouseTest
class BringingTest {

    private final House house;
    private final Surveys surveys;
    private final Imports imports;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    BringingTest(House house, Surveys surveys, Imports imports, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.surveys = surveys;
        this.imports = imports;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    /** Three rows of headings; somebody known by an address, nobody known, one not finished, one without a time, one out of scale. */
    private String file() {
        return """
                StartDate,EndDate,ResponseId,RecipientEmail,IPAddress,Finished,Q1,Q2,Q3,Q4_1
                Start Date,End Date,Response ID,Recipient Email,IP Address,Finished,About nps,About why,About many,About table - The staff
                "{""ImportId"":""startDate""}","{""ImportId"":""endDate"",""timeZone"":""UTC""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""ipAddress""}","{""ImportId"":""finished""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}","{""ImportId"":""QID4""}"
                2026-03-01 10:00,2026-03-01 10:02,R_1%1$s,ana.%1$s@bring.test,10.0.0.1,True,3 - Not likely,The till was slow %1$s and nobody came to help us out,"The red,The blue",The bad
                2026-03-02 10:00,2026-03-02 10:02,R_2%1$s,,10.0.0.2,True,9,=1+1 all was very well and quick that day as it always is,The green,The good
                2026-03-03 10:00,2026-03-03 10:02,R_3%1$s,ben.%1$s@bring.test,10.0.0.3,False,5,,,
                2026-03-03 10:00,,R_4%1$s,cid.%1$s@bring.test,10.0.0.4,True,5,,,
                """.formatted(mark);
    }

    private ImportRun finished(long id) throws InterruptedException {
        ImportRun run = imports.find(id).orElseThrow();
        for (int i = 0; i < 300 && run.status().isOpen(); i++) {
            Thread.sleep(50);
            run = imports.find(id).orElseThrow();
        }
        return run;
    }

    private long count(Survey survey) {
        return jdbc.sql("select count(*) from experience.answer where survey_id = :id")
                .param("id", survey.id())
                .query(Long.class)
                .single();
    }

    private long bring(Browser boss, Survey survey) {
        Answer brought = boss.send(new Multipart()
                .field("_csrf", boss.token())
                .file("file", "export.csv", file())
                .to(house.at("/experience/surveys/" + survey.id() + "/files")));
        assertThat(brought.location()).as(brought.body()).startsWith("/imports/");
        return Long.parseLong(brought.location().replaceAll("\\D", ""));
    }

    @Test
    void aFileOfASurveyToolIsLookedAtTriedTakenOnceAndTakenBack() throws Exception {
        int drawn = ((Surveys.Outcome.Done) surveys.draw("Bring " + mark, Forms.whole()))
                .survey()
                .id();
        Survey survey = ((Surveys.Outcome.Done) surveys.publish(drawn)).survey();
        Browser boss = house.as(Role.MANAGER);
        assertThat(boss.get("/experience/surveys/" + survey.id() + "/files").body())
                .contains("Bring answers");
        long id = bring(boss, survey);
        Map<String, String> columns = imports.find(id).orElseThrow().mapping().columns();
        assertThat(columns)
                .containsEntry("Q1", "answer:nps")
                .containsEntry("Q2", "words:why")
                .containsEntry("Q3", "answer:many")
                .containsEntry("Q4_1", "answer:table.staff")
                .containsEntry("ResponseId", "submission_id")
                .containsEntry("EndDate", "time")
                .containsEntry("RecipientEmail", "email")
                .containsEntry("IPAddress", "skip");
        assertThat(boss.get("/imports/" + id).body())
                .contains("The first three rows are headings")
                .contains("About nps")
                .contains("It was begun and not finished.")
                .contains("The row has no time.")
                .contains("new, of nobody");
        imports.start(id, imports.find(id).orElseThrow().mapping(), ImportRun.Mode.UPSERT, "", true);
        assertThat(finished(id).counts().landed()).isEqualTo(2);
        assertThat(count(survey)).as("a try writes nothing").isZero();
        assertThat(imports.again(id)).isTrue();
        imports.start(id, imports.find(id).orElseThrow().mapping(), ImportRun.Mode.UPSERT, "", false);
        ImportRun run = finished(id);
        assertThat(run.fault()).isNull();
        assertThat(run.counts().failed()).isEqualTo(2);
        assertThat(boss.get("/imports/" + id + "/errors.csv").body()).contains("It was begun and not finished.");
        belts.drain();
        itCounts(survey);
        itReads(boss, survey);

        long again = bring(boss, survey);
        imports.start(again, imports.find(again).orElseThrow().mapping(), ImportRun.Mode.UPSERT, "", false);
        assertThat(finished(again).counts().known()).as("brought before").isEqualTo(2);
        assertThat(finished(again).counts().landed()).isZero();
        assertThat(imports.undo(imports.find(id).orElseThrow())).isTrue();
        assertThat(finished(id).status()).isEqualTo(ImportRun.Status.UNDONE);
        belts.drain();
        assertThat(count(survey)).as("taken back").isZero();
    }

    private void itCounts(Survey survey) {
        assertThat(jdbc.sql("""
                        select a.score || ' of ' || a.most || ' ' || a.worded || ' ' || (a.profile_id is not null) || ' ' ||
                               (select string_agg(i.question || '=' || coalesce(i.number::text, array_to_string(i.picks, '+')), ' ' order by i.question)
                                  from experience.answer_item i where i.answer_id = a.id)
                          from experience.answer a where a.survey_id = :id order by a.occurred_at""").param("id", survey.id()).query(String.class).list())
                .containsExactly(
                        "3 of 10 true true many=red+blue nps=3 table=staff.bad",
                        "9 of 10 true false many=green nps=9 table=staff.good");
    }

    private void itReads(Browser boss, Survey survey) {
        long customer = jdbc.sql("""
                        select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id where i.value = :email""")
                .param("email", "ana." + mark + "@bring.test")
                .query(Long.class)
                .single();
        assertThat(boss.get("/customers/" + customer).body())
                .contains("Answered “Bring " + mark + "”")
                .contains("The till was slow " + mark);
        assertThat(boss.get("/experience/surveys/" + survey.id() + "/results?days=0")
                        .body())
                .contains("The till was slow " + mark)
                .contains("all was very well");
        assertThat(boss.get("/experience/surveys/" + survey.id() + "/answers.csv")
                        .body())
                .as("no spreadsheet takes it for a formula")
                .contains("\"'=1+1 all was very well");
        Answer sheet = boss.get("/experience/surveys/" + survey.id() + "/answers.xlsx");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("Content-Type").orElse("")).contains("spreadsheetml.sheet");
    }
}
