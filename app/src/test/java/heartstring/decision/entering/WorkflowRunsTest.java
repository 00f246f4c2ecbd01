package heartstring.decision.entering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.merges.Merges;
import heartstring.customer.privacy.Privacy;
import heartstring.decision.engine.Engine;
import heartstring.decision.runs.Rehearsal;
import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Again;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.decision.workflows.WorkflowRules.Fault;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.settings.Settings;
import heartstring.story.arms.Arms;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody's way through workflows: in, on, out, once. */
@HouseTest
class WorkflowRunsTest {

    private static final Merges.By BY = new Merges.By("user", 1);

    private final Workflows workflows;
    private final WorkflowJson json;
    private final WorkflowWords words;
    private final Placing placing;
    private final Feeds feeds;
    private final Entering entering;
    private final Engine engine;
    private final Runs runs;
    private final Rehearsal rehearsal;
    private final Tasks tasks;
    private final Arms arms;
    private final Shop shop;
    private final Merges merges;
    private final Privacy privacy;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Intake intake;
    private final Sources sources;
    private final Settings settings;
    private final List<Integer> made = new ArrayList<>();
    private Flows flows;

    WorkflowRunsTest(
            Workflows workflows,
            WorkflowJson json,
            WorkflowWords words,
            Placing placing,
            Feeds feeds,
            Entering entering,
            Engine engine,
            Runs runs,
            Rehearsal rehearsal,
            Tasks tasks,
            Arms arms,
            Shop shop,
            Merges merges,
            Privacy privacy,
            Belts belts,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Intake intake,
            Sources sources,
            Settings settings) {
        this.settings = settings;
        this.workflows = workflows;
        this.json = json;
        this.words = words;
        this.placing = placing;
        this.feeds = feeds;
        this.entering = entering;
        this.engine = engine;
        this.runs = runs;
        this.rehearsal = rehearsal;
        this.tasks = tasks;
        this.arms = arms;
        this.shop = shop;
        this.merges = merges;
        this.privacy = privacy;
        this.belts = belts;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.intake = intake;
        this.sources = sources;
        this.flows = flows();
    }

    private Flows flows() {
        return new Flows(workflows, json, placing, engine, runs, belts, jdbc, intake, sources);
    }

    @BeforeEach
    void anew() {
        flows = flows();
    }

    /** Nobody comes into them any more, and nobody is left in them. */
    @AfterEach
    void takeAway() {
        for (int id : made) {
            workflows.turn(id, false);
            runs.endAll(id);
            workflows.remove(id);
        }
        made.clear();
    }

    private int on(String name, int heldOut, String text) {
        made.add(flows.on(name, heldOut, text));
        return made.getLast();
    }

    private static final String CART = """
            {'entry':{'kind':'event','on':{'event':'Cart MARK','where':[{'property':'total','is':'at-least','value':'20'}]},'key':'cart.id'},
             'goal':{'happens':{'event':'Order MARK'}},
             'exits':[{'name':'Left us','holds':{'term':'trait','with':{'name':'left'},'is':'is','value':'yes'}}],
             'steps':[
               {'id':'hour','do':'wait','minutes':60},
               {'id':'red','do':'split','if':{'term':'trait','with':{'name':'colour'},'is':'is','value':'red'},
                'yes':[{'id':'mark','do':'trait','name':'reminded','value':'MARK'}],
                'no':[{'id':'tag','do':'tag','tag':'cold'}]},
               {'id':'reply','do':'wait-for','for':{'event':'Reply MARK'},'minutes':1440,
                'came':[{'id':'call','do':'task','title':'Call back MARK','days':2}],
                'late':[{'id':'ask','do':'approval','question':'Shall we write once more?','minutes':600,
                         'yes':[{'id':'hook','do':'webhook','event':'cart.lost'}]}]}]}
            """;

    @Test
    void aCartLeftBehindIsFollowedUpOnceForEachCart() {
        int id = on("Cart", 0, CART);
        flows.somebody("ann", "'colour':'red'");
        flows.somebody("bob", "'colour':'blue'");
        flows.somebody("cleo", "");
        flows.somebody("dora", "'colour':'red'");
        flows.happens("Cart ", "'total':30,'cart':{'id':'one'}", "ann", "bob", "dora");
        flows.happens("Cart ", "'total':30,'cart':{'id':'one'}", "ann");
        flows.happens("Cart ", "'total':19.5,'cart':{'id':'one'}", "cleo");
        flows.go(id, Instant.now());
        assertThat(flows.runs("cleo")).isEmpty();
        assertThat(flows.only("ann").step()).isEqualTo("hour");
        assertThat(Duration.between(flows.only("ann").enteredAt(), flows.only("ann").dueAt()))
                .isEqualTo(Duration.ofMinutes(60));
        assertThat(runs.numbers(id).get("entry").passed()).isEqualTo(Map.of("came", 3L, "again", 1L));

        // Another cart of hers is another run; dora buys and is done.
        flows.happens("Cart ", "'total':25,'cart':{'id':'two'}", "ann");
        flows.happens("Order ", "", "dora");
        flows.go(id, Instant.now());
        assertThat(flows.runs("ann")).extracting(RunRow::key).containsExactly("two", "one");
        assertThat(flows.only("dora").reason()).isEqualTo("goal");

        Instant later = Instant.now().plus(Duration.ofMinutes(61));
        flows.go(id, later);
        assertThat(flows.runs("ann")).extracting(RunRow::step).containsOnly("reply");
        assertThat(flows.ways(flows.runs("ann").getLast())).containsExactly("hour:done", "red:yes", "mark:done");
        assertThat(flows.ways(flows.only("bob"))).containsExactly("hour:done", "red:no", "tag:done");
        assertThat(trait("bob", "tags")).isEqualTo("[\"cold\"]");
        assertThat(trait("ann", "reminded")).isEqualTo("\"" + flows.mark + "\"");

        // She answers: both of her runs go on. He says nothing, and a colleague decides.
        flows.happens("Reply ", "", "ann");
        flows.go(id, later);
        assertThat(flows.runs("ann")).extracting(RunRow::reason).containsOnly("end");
        assertThat(tasks.ofCustomer(flows.customer("ann"), 10))
                .extracting(Task::title)
                .containsExactly("Call back " + flows.mark, "Call back " + flows.mark);
        Instant nextDay = later.plus(Duration.ofDays(1)).plusSeconds(5);
        flows.go(id, nextDay);
        long run = flows.only("bob").id();
        assertThat(runs.approvals(200))
                .filteredOn(w -> w.run().id() == run)
                .extracting(Runs.Waiting::question)
                .containsExactly("Shall we write once more?");
        assertThat(runs.answer(run, true, "He is a friend")).isTrue();
        assertThat(runs.answer(run, true, "He is a friend")).isFalse();
        flows.go(id, nextDay);
        assertThat(flows.ways(flows.only("bob")))
                .containsExactly(
                        "hour:done", "red:no", "tag:done", "reply:late", "ask:yes", "hook:done", ":end");
        assertThat(told("cart.lost", "bob")).isEqualTo(1);
        assertThat(runs.log(run))
                .filteredOn(d -> d.step().equals("ask"))
                .extracting(Runs.Done::note)
                .containsExactly("He is a friend");

        // What an exit asks is asked before the next step.
        flows.happens("Cart ", "'total':25,'cart':{'id':'three'}", "cleo");
        flows.go(id, Instant.now());
        flows.somebody("cleo", "'left':'yes'");
        flows.go(id, nextDay.plusSeconds(60));
        assertThat(flows.only("cleo").reason()).isEqualTo("exit: Left us");
        assertThat(flows.ways(flows.only("cleo"))).containsExactly(":exit");
    }

    private String trait(String who, String name) {
        return jdbc.sql("""
                        select r.value::text from customer.v_trait r join customer.v_profile p on p.id = r.profile_id
                         where p.customer_id = :customer and r.name = :name order by r.occurred_at desc, r.id desc limit 1""")
                .param("customer", flows.customer(who))
                .param("name", name)
                .query(String.class)
                .single();
    }

    private long told(String event, String who) {
        return jdbc.sql("""
                        select count(*) from touchpoint.v_touchpoint t join customer.v_profile p on p.id = t.profile_id
                         where p.customer_id = :customer and t.name = :event""")
                .param("customer", flows.customer(who))
                .param("event", event)
                .query(Long.class)
                .single();
    }

    /** Several engines, one of which is killed in the middle again and again: each step is done once. */
    @Test
    void eachThingIsDoneOnceHoweverManyEnginesWorkAndFail() throws Exception {
        Programme programme = shop.programme();
        int id = on("Once", 50, """
                {'entry':{'kind':'hand'},'steps':[
                  {'id':'a','do':'webhook','event':'one.MARK'},
                  {'id':'p','do':'points','programme':%d,'points':7},
                  {'id':'w','do':'wait','minutes':30},
                  {'id':'b','do':'webhook','event':'two.MARK'}]}""".formatted(programme.id()));
        List<Member> people = IntStream.range(0, 24)
                .mapToObj(i -> shop.member(programme, 0, null))
                .toList();
        people.forEach(m -> assertThat(entering.byHand(id, m.customerId())).isInstanceOf(Entering.Outcome.Taken.class));
        people.forEach(m -> entering.byHand(id, m.customerId()));
        Instant later = Instant.now().plus(Duration.ofMinutes(31));
        Shop.together(6, () -> {
            for (int i = 0; i < 6; i++) {
                placing.some();
                transactions.executeWithoutResult(status -> {
                    engine.turn(id, later);
                    status.setRollbackOnly();
                });
                engine.turn(id, later);
            }
            return true;
        });
        Instant last = later.plus(Duration.ofMinutes(31));
        flows.go(id, last);
        long heldOut = 0;
        for (Member member : people) {
            List<RunRow> of = runs.ofCustomer(member.customerId(), 10);
            assertThat(of).hasSize(1);
            boolean out = of.getFirst().reason().equals("held-out");
            heldOut += out ? 1 : 0;
            assertThat(flows.ways(of.getFirst()))
                    .isEqualTo(out ? List.of() : List.of("a:done", "p:done", "w:done", "b:done", ":end"));
            assertThat(shop.balance(programme, member).available()).isEqualTo(out ? 0 : 7);
        }
        assertThat(heldOut).isBetween(2L, 22L);
        assertThat(counted("one." + flows.mark)).isEqualTo(24 - heldOut);
        assertThat(counted("two." + flows.mark)).isEqualTo(24 - heldOut);
        assertThat(runs.numbers(id).get("p").passed()).isEqualTo(Map.of("done", 24 - heldOut));
        var met = arms.met(List.of(Stored.trial(id))).get(Stored.trial(id));
        assertThat(met.heldOut()).isEqualTo(heldOut);
        assertThat(met.treated()).isEqualTo(24 - heldOut);
        shop.recount(programme.unitId());
    }

    private long counted(String event) {
        return jdbc.sql("select count(*) from touchpoint.v_touchpoint where name = :event")
                .param("event", event)
                .query(Long.class)
                .single();
    }

    @Test
    void workflowsThatWakeEachOtherStop() {
        String text = """
                {'entry':{'kind':'event','on':{'event':'%s'}},'again':{'kind':'always'},
                 'steps':[{'id':'t','do':'webhook','event':'%s'}]}""";
        int ping = on("Ping", 0, text.formatted("ping.MARK", "pong.MARK"));
        int pong = on("Pong", 0, text.formatted("pong.MARK", "ping.MARK"));
        flows.somebody("ann", "");
        flows.happens("ping.", "", "ann");
        for (int i = 0; i < 12; i++) {
            flows.go(ping, Instant.now());
            flows.go(pong, Instant.now());
            belts.drain();
        }
        assertThat(flows.runs("ann")).hasSize(EntryRules.MOST_DEPTH);
        assertThat(runs.numbers(ping).get("entry").passed().getOrDefault("loop", 0L)
                        + runs.numbers(pong).get("entry").passed().getOrDefault("loop", 0L))
                .isEqualTo(1);
        Instant now = Instant.now();
        assertThat(EntryRules.refusal(Again.always(), new EntryRules.Before(false, now, 20, 0), now))
                .isEqualTo("often");
        assertThat(EntryRules.refusal(Again.after(3), new EntryRules.Before(false, now, 1, 0), now))
                .isEqualTo("again");
        assertThat(EntryRules.refusal(
                        Again.after(3), new EntryRules.Before(false, now.minus(Duration.ofDays(3)), 0, 0), now))
                .isEmpty();
        assertThat(EntryRules.refusal(Again.ended(), new EntryRules.Before(true, now, 1, 0), now))
                .isEqualTo("again");
        assertThat(EntryRules.refusal(Again.ended(), new EntryRules.Before(false, now, 1, 0), now))
                .isEmpty();
    }

    @Test
    void peopleWhoBecomeOneGoOnOnceAndWhoIsErasedIsGone() throws Exception {
        int id = on("Wait", 0, """
                {'entry':{'kind':'call','key':true},'steps':[
                  {'id':'w','do':'wait','minutes':60},{'id':'t','do':'webhook','event':'done.MARK'}]}""");
        long ann = flows.somebody("ann", "");
        long anna = flows.somebody("anna", "");
        long bob = flows.somebody("bob", "");
        assertThat(entering.byCall(id, ann, "")).isInstanceOf(Entering.Outcome.Refused.class);
        assertThat(entering.byCall(id, ann, "k")).isInstanceOf(Entering.Outcome.Taken.class);
        entering.byCall(id, anna, "k");
        entering.byCall(id, anna, "other");
        entering.byCall(id, bob, "k");
        flows.go(id, Instant.now());
        merges.merge(ann, anna, false, BY);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        privacy.export(bob, file);
        assertThat(file.size()).isPositive();
        privacy.erase(bob, "erase " + bob);
        assertThat(jdbc.sql("select count(*) from decision.v_workflow_run where workflow_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        flows.go(id, Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(flows.runs("ann")).extracting(RunRow::reason).containsExactlyInAnyOrder("end", "double", "end");
        assertThat(told("done." + flows.mark, "ann")).isEqualTo(2);
        entering.byCall(id, flows.customer("ann"), "k");
        flows.go(id, Instant.now());
        assertThat(flows.runs("ann")).hasSize(3);
    }

    @Test
    void aNewVersionTakesOverWhoItHasAStepForAndParkedRunsGoOnByHand() {
        int id = on("Versions", 0, """
                {'entry':{'kind':'hand'},'steps':[
                  {'id':'s','do':'shares','shares':[{'percent':100,'steps':[{'id':'gone','do':'wait','minutes':500}]}]},
                  {'id':'x','do':'webhook','event':'x.MARK'}]}""");
        long ann = flows.somebody("ann", "");
        entering.byHand(id, ann);
        flows.go(id, Instant.now());
        assertThat(flows.only("ann").step()).isEqualTo("gone");
        workflows.draft(
                id,
                flows.read("{'entry':{'kind':'hand'},'steps':[{'id':'stays','do':'wait','minutes':60},{'id':'x','do':'end'}]}"),
                null);
        flows.done(workflows.publish(id, true, null));
        long bob = flows.somebody("bob", "");
        entering.byHand(id, bob);
        Flows.until(() -> {
            engine.turn();
            return !workflows.find(id).orElseThrow().moving();
        });
        flows.go(id, Instant.now());
        // Her step is not in it: she finishes what she began.
        assertThat(flows.only("ann").version()).isEqualTo(1);
        assertThat(flows.only("bob").version()).isEqualTo(2);
        var third = flows.read("{'entry':{'kind':'hand'},'steps':["
                + "{'id':'stays','do':'wait','minutes':30},{'id':'y','do':'webhook','event':'y.MARK'}]}");
        assertThat(runs.standing(id, third))
                .containsExactly(
                        new Runs.Standing(2, "stays", 1, true), new Runs.Standing(1, "gone", 1, false));
        workflows.draft(id, third, null);
        flows.done(workflows.publish(id, true, null));
        Flows.until(() -> {
            engine.turn();
            return !workflows.find(id).orElseThrow().moving();
        });
        flows.go(id, Instant.now());
        assertThat(flows.only("bob").version()).isEqualTo(3);
        assertThat(Duration.between(flows.only("bob").enteredAt(), flows.only("bob").dueAt()))
                .isEqualTo(Duration.ofMinutes(30));
        flows.go(id, Instant.now().plus(Duration.ofMinutes(31)));
        assertThat(flows.ways(flows.only("bob"))).containsExactly("stays:done", "y:done", ":end");

        long run = flows.only("ann").id();
        jdbc.sql("update decision.workflow_run set state = 'parked', due_at = null, reason = 'It failed' where id = :run")
                .param("run", run)
                .update();
        assertThat(runs.numbers(id).get("gone").parked()).isEqualTo(1);
        assertThat(runs.page(id, "parked", 0, 10)).hasSize(1);
        assertThat(runs.retry(run)).isTrue();
        assertThat(runs.retry(run)).isFalse();
        assertThat(runs.skip(run, "Never mind")).isTrue();
        flows.go(id, Instant.now());
        assertThat(flows.ways(flows.only("ann"))).containsExactly("s:1", "gone:skipped", "x:done", ":end");
        assertThat(runs.end(run, "")).isFalse();
    }

    @Test
    void whoseDayComesIsBroughtInForTheMorningWhereTheyLiveAndARehearsalWritesNothing() {
        LocalDate tomorrow = LocalDate.now(settings.zone()).plusDays(1);
        LocalDate born = tomorrow.plusDays(3).withYear(1988);
        int id = on("Birthday", 0, """
                {'entry':{'kind':'day','property':'bornMARK','before':3,'at':'09:00'},
                 'steps':[{'id':'soon','do':'wait-day','property':'bornMARK','before':0,'at':'08:00'},
                          {'id':'nine','do':'wait-hour','at':'09:30'},
                          {'id':'try','do':'experiment','held-out':50,'treated':[{'id':'t','do':'tag','tag':'older'}]}]}""");
        flows.somebody("ann", "'born%s':'%s','timezone':'Pacific/Honolulu'".formatted(flows.mark, born));
        flows.somebody("bob", "'born%s':'%s'".formatted(flows.mark, born.plusDays(40)));
        feeds.days();
        feeds.days();
        flows.go(id, Instant.now());
        assertThat(flows.runs("bob")).isEmpty();
        RunRow run = flows.only("ann");
        ZoneId zone = ZoneId.of("Pacific/Honolulu");
        Instant morning = tomorrow.atTime(9, 0).atZone(zone).toInstant();
        assertThat(run.dueAt()).isEqualTo(morning);
        assertThat(run.key()).isEqualTo(tomorrow.toString());

        long before = lines(id);
        var course = rehearsal.one(
                id,
                workflows.route(id, 1).workflow(),
                flows.customer("ann"),
                new Rehearsal.Suppose(false, false));
        assertThat(course.comesIn()).isTrue();
        assertThat(course.met()).extracting(Rehearsal.Met::step).startsWith("soon", "nine", "try");
        assertThat(course.met().get(1).at().atZone(zone).toLocalTime().toString()).isEqualTo("09:30");
        assertThat(course.end()).isEqualTo("end");
        var sample = rehearsal.sample(id, workflows.route(id, 1).workflow(), 50, new Rehearsal.Suppose(true, true));
        assertThat(sample.comeIn()).isPositive();
        assertThat(sample.ends()).containsEntry("end", sample.comeIn());
        assertThat(lines(id)).isEqualTo(before);
        assertThat(flows.runs("bob")).isEmpty();
    }

    private long lines(int workflow) {
        return jdbc.sql("""
                        select count(*) from decision.workflow_log l join decision.workflow_run r on r.id = l.run_id
                         where r.workflow_id = :id""")
                .param("id", workflow)
                .query(Long.class)
                .single();
    }

    @Test
    void aDefinitionIsReadStrictlyWrittenTheSameAndSaysWhatIsMissing() {
        var cart = flows.read(CART);
        assertThat(json.kept(json.write(cart))).isEqualTo(cart);
        assertThat(workflows.faults(cart)).isEmpty();
        assertThat(words.entry(cart))
                .isEqualTo("“Cart %s” where “total” is at least “20” happens, once for each “cart.id”; never a second time"
                        .formatted(flows.mark));
        assertThat(cart.all().map(words::step))
                .contains("Wait 1 hour", "Wait until “Reply %s”, at most 1 day".formatted(flows.mark));
        assertThat(bad("{'steps':[{'id':'a','do':'wait','minutes':5,'hours':2}]}"))
                .isEqualTo("steps[0]: “hours” is not known here; known are do, id, minutes.");
        assertThat(bad("{'steps':[{'id':'a','do':'end'},{'id':'a','do':'end'}]}")).startsWith("steps[1].id: Each step");
        assertThat(bad("{'goal':{'holds':{'term':'nothing.such','is':'is','value':1}}}"))
                .startsWith("goal.holds.term: There is no term");
        var empty = flows.read("""
                {'entry':{'kind':'event'},'again':{'kind':'days'},'goal':{},'exits':[{'name':'x','happens':{}}],'steps':[
                  {'id':'a','do':'wait'},{'id':'b','do':'shares','shares':[{'percent':60},{'percent':60}]},{'id':'c','do':'points'}]}""");
        assertThat(workflows.faults(empty))
                .extracting(Fault::where)
                .containsExactly("entry", "entry", "goal", "exit-1", "a", "b", "c");
        made.add(flows.done(workflows.make("Empty " + flows.mark, empty)));
        assertThat(workflows.publish(made.getLast(), false, null)).isInstanceOf(Workflows.Outcome.Unfinished.class);
        assertThat(workflows.turn(made.getLast(), true)).isInstanceOf(Workflows.Outcome.Refused.class);
        assertThat(workflows.draft(made.getLast(), cart, 7)).isInstanceOf(Workflows.Outcome.Clash.class);
    }

    private String bad(String text) {
        return switch (json.read(text.replace('\'', '"'))) {
            case WorkflowJson.Reading.Good good -> "good";
            case WorkflowJson.Reading.Bad bad -> bad.path() + ": " + bad.sentence();
        };
    }
}
