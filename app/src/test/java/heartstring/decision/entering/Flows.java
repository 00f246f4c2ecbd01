package heartstring.decision.entering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.commerce.Feed;
import heartstring.decision.runs.Engine;
import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workflows of a test's own, and people who go through them with the clock put forward. */
class Flows {

    private final Workflows workflows;
    private final WorkflowJson json;
    private final Placing placing;
    private final Engine engine;
    private final Runs runs;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final Feed feed;
    final String mark = "w" + UUID.randomUUID().toString().substring(0, 8);
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    Flows(
            Workflows workflows,
            WorkflowJson json,
            Placing placing,
            Engine engine,
            Runs runs,
            Belts belts,
            JdbcClient jdbc,
            Intake intake,
            Sources sources) {
        this.workflows = workflows;
        this.json = json;
        this.placing = placing;
        this.engine = engine;
        this.runs = runs;
        this.belts = belts;
        this.jdbc = jdbc;
        this.feed = new Feed(sources, intake, "web");
    }

    Workflow read(String text) {
        return switch (json.read(text.replace('\'', '"').replace("MARK", mark))) {
            case WorkflowJson.Reading.Good good -> good.workflow();
            case WorkflowJson.Reading.Bad bad -> throw new AssertionError(bad.toString());
        };
    }

    /** A workflow that is on, with so many of a hundred going without. */
    int on(String name, int heldOut, String text) {
        Workflow workflow = read(text);
        assertThat(workflows.faults(workflow)).isEmpty();
        int id = done(workflows.make(name + " " + mark, workflow));
        done(workflows.publish(id, false, heldOut));
        return done(workflows.turn(id, true));
    }

    int done(Workflows.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Workflows.Outcome.Done.class);
        return ((Workflows.Outcome.Done) outcome).workflow().id();
    }

    /** Somebody new, with properties inside of a JSON object. */
    long somebody(String who, String traits) {
        feed.send(List.of("{'type':'identify','userId':'%s','traits':{'name':'%s %s'%s}}"
                .formatted(who + mark, who, mark, traits.isEmpty() ? "" : "," + traits)));
        return customer(who);
    }

    long customer(String who) {
        return jdbc.sql("""
                        select distinct p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :who""").param("who", who + mark).query(Long.class).single();
    }

    /** Something happens to them now. */
    void happens(String event, String properties, String... whom) {
        feed.send(Arrays.stream(whom)
                .map(who -> "{'type':'track','userId':'%s','event':'%s','timestamp':'%s','properties':{%s}}"
                        .formatted(who + mark, event + mark, Instant.now(), properties))
                .toList());
        Instant until = Instant.now().plusSeconds(60);
        do {
            belts.drain();
        } while (belts.waiting() > 0 && Instant.now().isBefore(until));
    }

    /** Lets this workflow go on until nothing is due at that moment. */
    void go(int workflow, Instant at) {
        until(() -> {
            placing.some();
            engine.turn(workflow, at);
            return quiet(workflow, at);
        });
    }

    private boolean quiet(int workflow, Instant at) {
        return jdbc.sql("""
                        select (select count(*) from decision.workflow_news where workflow_id = :workflow)
                             + (select count(*) from decision.workflow_run
                                 where workflow_id = :workflow and state = 'waiting' and due_at <= :at::timestamptz)""")
                        .param("workflow", workflow)
                        .param("at", at.toString())
                        .query(Long.class)
                        .single()
                == 0;
    }

    static void until(BooleanSupplier so) {
        Instant until = Instant.now().plusSeconds(30);
        while (!so.getAsBoolean()) {
            assertThat(Instant.now()).as("it settles").isBefore(until);
            Thread.onSpinWait();
        }
    }

    List<RunRow> runs(String who) {
        return runs.ofCustomer(customer(who), 50);
    }

    RunRow only(String who) {
        assertThat(runs(who)).hasSize(1);
        return runs(who).getFirst();
    }

    /** The ways of a run, such as {@code a:done}, in order. */
    List<String> ways(RunRow run) {
        return runs.log(run.id()).stream().map(d -> d.step() + ":" + d.way()).toList();
    }
}
