package heartstring.decision.workflowdesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflowforms.Edits;
import heartstring.decision.workflows.Action;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.decision.workflows.WorkflowRules.Fault;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workflows as managers put them together and programs send them. */
@HouseTest
class WorkflowDeskTest {

    private final House house;
    private final Workflows workflows;
    private final WorkflowJson json;
    private final Feed feed;
    private final JdbcClient jdbc;
    private final String mark = "d" + UUID.randomUUID().toString().substring(0, 8);
    private int made;

    WorkflowDeskTest(
            House house, Workflows workflows, WorkflowJson json, Sources sources, Intake intake, JdbcClient jdbc) {
        this.house = house;
        this.workflows = workflows;
        this.json = json;
        this.feed = new Feed(sources, intake, "web");
        this.jdbc = jdbc;
    }

    @AfterEach
    void off() {
        if (made > 0 && workflows.find(made).map(Stored::version).orElse(0) > 0) {
            workflows.turn(made, false);
        }
    }

    private long somebody() {
        feed.send(List.of("{'type':'identify','userId':'%s','traits':{'name':'Willa %s'}}".formatted(mark, mark)));
        return jdbc.sql("""
                        select distinct p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :who""").param("who", mark).query(Long.class).single();
    }

    private static int number(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return Integer.parseInt(answer.location().replaceAll(".*/workflows/([0-9]+).*", "$1"));
    }

    /** The id of the step that the answer opened. */
    private static String step(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().replaceAll(".*#", "");
    }

    private static void eventually(BooleanSupplier holds) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (!holds.getAsBoolean() && Instant.now().isBefore(until)) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    @Test
    void eachTemplateIsWholeButForWhatThisHouseHasToChoose() {
        for (Beginning beginning : Beginning.all()) {
            Workflow draft = beginning.draft(json, 1);
            assertThat(json.kept(json.write(draft))).as(beginning.key()).isEqualTo(draft);
            List<String> chosenHere = draft.all()
                    .filter(s -> s instanceof Step.Act act
                            && (act.action() instanceof Action.Message || act.action() instanceof Action.Survey))
                    .map(Step::id)
                    .toList();
            assertThat(workflows.faults(draft).stream().map(Fault::where))
                    .as(beginning.key())
                    .allMatch(where -> chosenHere.contains(where)
                            || (where.equals("entry") && beginning.key().equals("win-back")));
            assertThat(beginning.says()).isNotBlank();
        }
        assertThat(Beginning.all()).hasSize(9);
    }

    /** The ids of steps that were put together on the page. */
    private record Built(String pause, String split, String tag, String until) {}

    private Built build(Browser manager, String path) {
        String wait = step(manager.post(path + "/steps", "place", "..0", "kind", "wait"));
        manager.post(path + "/parts/" + wait, "amount", "36", "unit", "hours");
        String split = step(manager.post(path + "/steps", "place", "..1", "kind", "split"));
        manager.post(
                path + "/parts/" + split,
                "c1.about",
                "customer",
                "c1.term",
                "orders",
                "c1.is",
                "at-least",
                "c1.value",
                "3",
                "join",
                "all");
        String tag = step(manager.post(path + "/steps", "place", split + ".yes.0", "kind", "tag"));
        manager.post(path + "/parts/" + tag, "tag", "regular \"" + mark, "add", "yes");
        String until = step(manager.post(path + "/steps", "place", split + ".no.0", "kind", "wait-for"));
        manager.post(
                path + "/parts/" + until,
                "event",
                "Order Completed",
                "w1.property",
                "total",
                "w1.is",
                "at-least",
                "w1.value",
                "50",
                "amount",
                "2",
                "unit",
                "days");
        manager.post(path + "/parts/goal", "until", "happens", "event", "Gift Given");
        return new Built(wait, split, tag, until);
    }

    @Test
    void whatIsTypedComesBackAsItWasAndEachChangeCanBeUndone() {
        Browser manager = house.as(Role.MANAGER);
        made = number(manager.post("/workflows", "name", "Desk <b> " + mark));
        String path = "/workflows/" + made;
        Built built = build(manager, path);
        String wait = built.pause();
        String split = built.split();
        String tag = built.tag();
        String until = built.until();
        Workflow kept = workflows.edited(workflows.find(made).orElseThrow());
        assertThat(((Step.Wait) Edits.find(kept, wait).orElseThrow()).minutes()).isEqualTo(36 * 60);
        assertThat(((Step.WaitFor) Edits.find(kept, until).orElseThrow())
                        .event()
                        .where())
                .hasSize(1);
        assertThat(workflows.faults(kept)).isEmpty();
        // Sent again just as the page shows it, each part stays what it was.
        for (String where : List.of(wait, split, tag, until, "goal", "entry")) {
            String form = manager.get(path + "/edit?open=" + where).body();
            assertThat(form).as(where).contains("wf-panel").doesNotContain("<b> " + mark);
            manager.post(path + "/parts/" + where, Fields.of(form, path + "/parts/" + where));
        }
        assertThat(json.write(workflows.edited(workflows.find(made).orElseThrow())))
                .isEqualTo(json.write(kept));

        Answer bad = manager.post(path + "/parts/" + wait, "amount", "999999", "unit", "days");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("999999").contains("One can wait up to");
        manager.post(path + "/parts/" + tag + "/places", "up", "true");
        assertThat(workflows.edited(workflows.find(made).orElseThrow()).steps().stream()
                        .map(Step::id))
                .containsExactly(wait, tag, split);
        manager.post(path + "/parts/" + split + "/removal");
        assertThat(workflows.edited(workflows.find(made).orElseThrow()).all().count())
                .isEqualTo(2);
        manager.post(path + "/undo");
        manager.post(path + "/undo");
        assertThat(json.write(workflows.edited(workflows.find(made).orElseThrow())))
                .isEqualTo(json.write(kept));
        assertThat(house.as(Role.ANALYST).get("/workflows").body()).contains("Desk &lt;b&gt; " + mark);
        assertThat(house.as(Role.ANALYST).post(path + "/undo").status()).isEqualTo(403);
    }

    private String ask() {
        return "{'name':'Api %s','workflow':{'entry':{'kind':'call','key':true},'again':{'kind':'always'},'steps':[{'id':'ask','do':'approval','question':'Really %s?','minutes':600,'yes':[{'id':'tag','do':'tag','tag':'t'},{'id':'later','do':'wait','minutes':60}]}]}}"
                .formatted(mark, mark)
                .replace('\'', '"');
    }

    private void begin(Api api, String ask, long customer) {
        Answer begun = api.post("/api/workflows", ask, "Idempotency-Key", mark);
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        made = begun.json().at("/workflow/id").asInt();
        String path = "/api/workflows/" + made;
        assertThat(api.post("/api/workflows", ask, "Idempotency-Key", mark)
                        .json()
                        .at("/workflow/id")
                        .asInt())
                .isEqualTo(made);
        assertThat(api.post(
                                "/api/workflows",
                                "{\"name\":\"x\",\"workflow\":{\"steps\":[{\"id\":\"a\",\"do\":\"fly\"}]}}")
                        .json()
                        .get("path")
                        .asString())
                .isEqualTo("steps[0].do");
        assertThat(api.post(path + "/entries", "{\"customer\":" + customer + ",\"key\":\"k1\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post(path + "/publication", "{\"heldOut\":0}")
                        .json()
                        .at("/workflow/version")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.send("PUT", path + "/running", "{\"on\":true}")
                        .json()
                        .at("/workflow/state")
                        .asString())
                .isEqualTo("on");
        assertThat(api.post(path + "/entries", "{\"customer\":" + customer + "}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post(path + "/entries", "{\"customer\":" + customer + ",\"key\":\"k1\"}")
                        .status())
                .isEqualTo(202);
    }

    private void tries(Browser manager, long customer) {
        Answer tried = manager.get("/workflows/" + made + "/trial?customerId=" + customer + "&approved=yes&shown=1");
        assertThat(tried.body()).contains("Put the clock forward").doesNotContain("They would go through");
        assertThat(manager.get("/workflows/" + made + "/trial?sample=yes").body())
                .contains("would come in");
        assertThat(manager.get("/workflows/" + made + "/trial?customerId=" + customer)
                        .body())
                .contains("They would go through");
    }

    @Test
    void aProgramSendsOneAndColleaguesAnswerMoveAndEndWhoIsInIt() throws InterruptedException {
        long customer = somebody();
        Api api = house.api("workflows:read", "workflows:write", "workflows:enter");
        String ask = ask();
        begin(api, ask, customer);
        String path = "/api/workflows/" + made;

        Browser manager = house.as(Role.MANAGER);
        eventually(() -> manager.get("/workflows/approvals").body().contains("Really " + mark));
        long run = api.get(path + "/runs").json().at("/runs/0/id").asLong();
        manager.post("/workflows/runs/" + run + "/answers", "yes", "true", "reason", "because " + mark);
        eventually(() ->
                api.get(path + "/runs").json().at("/runs/0/step").asString().equals("later"));
        assertThat(manager.get("/workflows/runs/" + run).body())
                .contains("because " + mark)
                .contains("here now");
        assertThat(manager.get("/workflows/people/" + customer).body()).contains("Api " + mark);

        // Without the step where they are, who moves finishes the old version; with it, goes on in the new one.
        api.send("PUT", path, ask.replace("\"minutes\":60", "\"minutes\":90"));
        Answer page = manager.get("/workflows/" + made + "/publication");
        assertThat(page.body())
                .contains("is in an older version")
                .contains("go on there")
                .contains("1 go on in the new version");
        manager.post("/workflows/" + made + "/publication", "move", "true");
        eventually(() -> api.get(path + "/runs").json().at("/runs/0/version").asInt() == 2);
        assertThat(manager.get("/workflows/" + made).body())
                .contains("version 2")
                .contains("here now");
        manager.post("/workflows/runs/" + run + "/ending", "reason", "enough");
        assertThat(api.get("/api/customers/" + customer + "/workflows")
                        .json()
                        .at("/runs/0/reason")
                        .asString())
                .isEqualTo("stopped");
        tries(manager, customer);
    }
}
