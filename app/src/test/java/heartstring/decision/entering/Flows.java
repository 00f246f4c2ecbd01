package heartstring.decision.entering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.commerce.Feed;
import heartstring.decision.engine.Engine;
import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workflows of a test's own, and people who go through them with the clock put forward. */
class Flows {

    final Workflows workflows;
    final WorkflowJson json;
    final Placing placing;
    final Engine engine;
    final Runs runs;
    final Entering entering;
    final Belts belts;
    final JdbcClient jdbc;
    private final Feed feed;
    private final List<Integer> made = new ArrayList<>();
    final String mark = "w" + UUID.randomUUID().toString().substring(0, 8);

    Flows(ApplicationContext house) {
        this.workflows = house.getBean(Workflows.class);
        this.json = house.getBean(WorkflowJson.class);
        this.placing = house.getBean(Placing.class);
        this.engine = house.getBean(Engine.class);
        this.runs = house.getBean(Runs.class);
        this.entering = house.getBean(Entering.class);
        this.belts = house.getBean(Belts.class);
        this.jdbc = house.getBean(JdbcClient.class);
        this.feed = new Feed(house.getBean(Sources.class), house.getBean(Intake.class), "web");
    }

    /** Nobody comes into them any more, and nobody is left in them. */
    void takeAway() {
        for (int id : Set.copyOf(made)) {
            workflows.turn(id, false);
            runs.endAll(id);
            workflows.remove(id);
        }
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
        made.add(((Workflows.Outcome.Done) outcome).workflow().id());
        return made.getLast();
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
            Instant when = at.isBefore(Instant.now()) ? Instant.now() : at;
            engine.turn(workflow, when);
            return quiet(workflow, when);
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

    /** So many touchpoints of that name at all. */
    long counted(String event) {
        return jdbc.sql("select count(*) from touchpoint.v_touchpoint where name = :event")
                .param("event", event)
                .query(Long.class)
                .single();
    }

    /** And of theirs. */
    long told(String event, String who) {
        return jdbc.sql("""
                        select count(*) from touchpoint.v_touchpoint t join customer.v_profile p on p.id = t.profile_id
                         where p.customer_id = :customer and t.name = :event""")
                .param("customer", customer(who))
                .param("event", event)
                .query(Long.class)
                .single();
    }
}
