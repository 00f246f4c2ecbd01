package heartstring.decision.entering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.customer.privacy.Privacy;
import heartstring.decision.runs.Rehearsal;
import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import heartstring.platform.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** What becomes of runs while people become one, are forgotten, and workflows change. */
@HouseTest
class WorkflowLivesTest {

    private static final Merges.By BY = new Merges.By("user", 1);

    private final ApplicationContext house;
    private Flows flows;

    WorkflowLivesTest(ApplicationContext house) {
        this.house = house;
        this.flows = new Flows(house);
    }

    @BeforeEach
    void anew() {
        flows = new Flows(house);
    }

    @AfterEach
    void takeAway() {
        flows.takeAway();
    }

    @Test
    void peopleWhoBecomeOneGoOnOnceAndWhoIsErasedIsGone() throws Exception {
        int id = flows.on("Wait", 0, """
                {'entry':{'kind':'call','key':true},'steps':[
                  {'id':'w','do':'wait','minutes':60},{'id':'t','do':'webhook','event':'done.MARK'}]}""");
        long ann = flows.somebody("ann", "");
        long anna = flows.somebody("anna", "");
        long bob = flows.somebody("bob", "");
        assertThat(flows.entering.byCall(id, ann, "")).isInstanceOf(Entering.Outcome.Refused.class);
        assertThat(flows.entering.byCall(id, ann, "k")).isInstanceOf(Entering.Outcome.Taken.class);
        flows.entering.byCall(id, anna, "k");
        flows.entering.byCall(id, anna, "other");
        flows.entering.byCall(id, bob, "k");
        flows.go(id, Instant.now());
        house.getBean(Merges.class).merge(ann, anna, false, BY);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        house.getBean(Privacy.class).export(bob, file);
        assertThat(file.size()).isPositive();
        house.getBean(Privacy.class).erase(bob, "erase " + bob);
        assertThat(flows.jdbc
                        .sql("select count(*) from decision.v_workflow_run where workflow_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        flows.go(id, Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(flows.runs("ann")).extracting(RunRow::reason).containsExactlyInAnyOrder("end", "double", "end");
        assertThat(flows.told("done." + flows.mark, "ann")).isEqualTo(2);
        flows.entering.byCall(id, flows.customer("ann"), "k");
        flows.go(id, Instant.now());
        assertThat(flows.runs("ann")).hasSize(3);
    }

    @Test
    void whatHappenedBeforeSomebodyCameInIsNotTheirGoal() {
        int id = flows.on("Before", 0, """
                {'entry':{'kind':'hand'},'goal':{'happens':{'event':'Order MARK'}},'steps':[{'id':'w','do':'wait','minutes':60}]}""");
        long ann = flows.somebody("ann", "");
        flows.happens("Order ", "", "ann");
        flows.entering.byHand(id, ann);
        flows.go(id, Instant.now());
        assertThat(flows.only("ann").state()).isEqualTo("waiting");
        flows.happens("Order ", "", "ann");
        flows.go(id, Instant.now());
        assertThat(flows.only("ann").reason()).isEqualTo("goal");
    }

    @Test
    void aWorkflowThatNobodyCanComeIntoHoldsUpNoOther() {
        String text = "{'entry':{'kind':'hand'},'steps':[{'id':'t','do':'tag','tag':'MARK'}]}";
        int broken = flows.on("Broken", 0, text);
        int sound = flows.on("Sound", 0, text);
        assertThat(broken).isLessThan(sound);
        long ann = flows.somebody("ann", "");
        flows.jdbc.sql("""
                        create function decision.breaks_in_a_test() returns trigger language plpgsql as
                          'begin raise exception ''broken''; end'""").update();
        flows.jdbc.sql("""
                        create trigger breaks_in_a_test before insert on decision.workflow_run for each row
                          when (new.workflow_id = %d) execute function decision.breaks_in_a_test()""".formatted(broken)).update();
        try {
            flows.entering.byHand(broken, ann);
            flows.entering.byHand(sound, ann);
            flows.go(sound, Instant.now());
            assertThat(flows.only("ann").workflow()).isEqualTo(sound);
        } finally {
            flows.jdbc.sql("drop function decision.breaks_in_a_test() cascade").update();
        }
        flows.go(broken, Instant.now());
        assertThat(flows.runs("ann")).extracting(RunRow::workflow).containsExactlyInAnyOrder(broken, sound);
    }

    @Test
    void aNewVersionTakesOverWhoItHasAStepForAndParkedRunsGoOnByHand() {
        int id = flows.on("Versions", 0, """
                {'entry':{'kind':'hand'},'steps':[
                  {'id':'s','do':'shares','shares':[{'percent':100,'steps':[{'id':'gone','do':'wait','minutes':500}]}]},
                  {'id':'x','do':'webhook','event':'x.MARK'}]}""");
        long ann = flows.somebody("ann", "");
        flows.entering.byHand(id, ann);
        flows.go(id, Instant.now());
        assertThat(flows.only("ann").step()).isEqualTo("gone");
        flows.workflows.draft(
                id,
                flows.read(
                        "{'entry':{'kind':'hand'},'steps':[{'id':'stays','do':'wait','minutes':60},{'id':'x','do':'end'}]}"),
                null);
        flows.done(flows.workflows.publish(id, true, null));
        long bob = flows.somebody("bob", "");
        flows.entering.byHand(id, bob);
        moved(id);
        // Her step is not in it: she finishes what she began.
        assertThat(flows.only("ann").version()).isEqualTo(1);
        assertThat(flows.only("bob").version()).isEqualTo(2);
        var third = flows.read("{'entry':{'kind':'hand'},'steps':["
                + "{'id':'stays','do':'wait','minutes':30},{'id':'y','do':'webhook','event':'y.MARK'}]}");
        assertThat(flows.runs.standing(id, third))
                .containsExactly(new Runs.Standing(2, "stays", 1, true), new Runs.Standing(1, "gone", 1, false));
        flows.workflows.draft(id, third, null);
        flows.done(flows.workflows.publish(id, true, null));
        moved(id);
        assertThat(flows.only("bob").version()).isEqualTo(3);
        assertThat(Duration.between(
                        flows.only("bob").enteredAt(), flows.only("bob").dueAt()))
                .isEqualTo(Duration.ofMinutes(30));
        flows.go(id, Instant.now().plus(Duration.ofMinutes(31)));
        assertThat(flows.ways(flows.only("bob"))).containsExactly("stays:done", "y:done", ":end");

        parkedAndByHand(id, flows.only("ann").id());
    }

    private void moved(int id) {
        Flows.until(() -> {
            flows.engine.turn();
            return !flows.workflows.find(id).orElseThrow().moving();
        });
        flows.go(id, Instant.now());
    }

    private void parkedAndByHand(int id, long run) {
        flows.jdbc
                .sql(
                        "update decision.workflow_run set state = 'parked', due_at = null, reason = 'It failed' where id = :run")
                .param("run", run)
                .update();
        assertThat(flows.runs.numbers(id).get("gone").parked()).isEqualTo(1);
        assertThat(flows.runs.page(id, "parked", 0, 10)).hasSize(1);
        assertThat(flows.runs.retry(run)).isTrue();
        assertThat(flows.runs.retry(run)).isFalse();
        assertThat(flows.runs.skip(run, "Never mind")).isTrue();
        flows.go(id, Instant.now());
        assertThat(flows.ways(flows.only("ann"))).containsExactly("s:1", "gone:skipped", "x:done", ":end");
        assertThat(flows.runs.end(run, "")).isFalse();
    }

    @Test
    void whoseDayComesIsBroughtInForTheMorningWhereTheyLiveAndARehearsalWritesNothing() {
        LocalDate tomorrow = LocalDate.now(house.getBean(Settings.class).zone()).plusDays(1);
        LocalDate born = tomorrow.plusDays(3).withYear(1988);
        int id = flows.on("Birthday", 0, """
                {'entry':{'kind':'day','property':'bornMARK','before':3,'at':'09:00'},
                 'steps':[{'id':'soon','do':'wait-day','property':'bornMARK','before':0,'at':'08:00'},
                          {'id':'nine','do':'wait-hour','at':'09:30'},
                          {'id':'try','do':'experiment','held-out':50,'treated':[{'id':'t','do':'tag','tag':'older'}]}]}""");
        flows.somebody("ann", "'born%s':'%s','timezone':'Pacific/Honolulu'".formatted(flows.mark, born));
        flows.somebody("bob", "'born%s':'%s'".formatted(flows.mark, born.plusDays(40)));
        house.getBean(Feeds.class).days();
        house.getBean(Feeds.class).days();
        flows.go(id, Instant.now());
        assertThat(flows.runs("bob")).isEmpty();
        RunRow run = flows.only("ann");
        ZoneId zone = ZoneId.of("Pacific/Honolulu");
        Instant morning = tomorrow.atTime(9, 0).atZone(zone).toInstant();
        assertThat(run.dueAt()).isEqualTo(morning);
        assertThat(run.key()).isEqualTo(tomorrow.toString());

        long before = lines(id);
        var course = house.getBean(Rehearsal.class)
                .one(
                        id,
                        flows.workflows.route(id, 1).workflow(),
                        flows.customer("ann"),
                        new Rehearsal.Suppose(false, false));
        assertThat(course.comesIn()).isTrue();
        assertThat(course.met()).extracting(Rehearsal.Met::step).startsWith("soon", "nine", "try");
        assertThat(course.met().get(1).at().atZone(zone).toLocalTime().toString())
                .isEqualTo("09:30");
        assertThat(course.end()).isEqualTo("end");
        var sample = house.getBean(Rehearsal.class)
                .sample(id, flows.workflows.route(id, 1).workflow(), 50, new Rehearsal.Suppose(true, true));
        assertThat(sample.comeIn()).isPositive();
        assertThat(sample.ends()).containsEntry("end", sample.comeIn());
        assertThat(lines(id)).isEqualTo(before);
        assertThat(flows.runs("bob")).isEmpty();
    }

    private long lines(int workflow) {
        return flows.jdbc.sql("""
                        select count(*) from decision.workflow_log l join decision.workflow_run r on r.id = l.run_id
                         where r.workflow_id = :id""").param("id", workflow).query(Long.class).single();
    }
}
