package heartstring.decision.entering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.Tasks;
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
import heartstring.story.arms.Arms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody's way through workflows: in, on, out, each thing once. */
@HouseTest
class WorkflowRunsTest {

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

    private final ApplicationContext house;
    private Flows flows;

    WorkflowRunsTest(ApplicationContext house) {
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
    void aCartLeftBehindIsFollowedUpOnceForEachCart() {
        int id = flows.on("Cart", 0, CART);
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
        assertThat(Duration.between(
                        flows.only("ann").enteredAt(), flows.only("ann").dueAt()))
                .isEqualTo(Duration.ofMinutes(60));
        assertThat(flows.runs.numbers(id).get("entry").passed()).isEqualTo(Map.of("came", 3L, "again", 1L));

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

        answered(id, later);
        // What an exit asks is asked before the next step.
        flows.happens("Cart ", "'total':25,'cart':{'id':'three'}", "cleo");
        flows.go(id, Instant.now());
        flows.somebody("cleo", "'left':'yes'");
        flows.go(id, later.plus(Duration.ofDays(1)).plusSeconds(65));
        assertThat(flows.only("cleo").reason()).isEqualTo("exit: Left us");
        assertThat(flows.ways(flows.only("cleo"))).containsExactly(":exit");
    }

    /** She answers: both of her runs go on. He says nothing, and a colleague decides. */
    private void answered(int id, Instant later) {
        flows.happens("Reply ", "", "ann");
        flows.go(id, later);
        assertThat(flows.runs("ann")).extracting(RunRow::reason).containsOnly("end");
        assertThat(house.getBean(Tasks.class).ofCustomer(flows.customer("ann"), 10))
                .extracting(Task::title)
                .containsExactly("Call back " + flows.mark, "Call back " + flows.mark);
        Instant nextDay = later.plus(Duration.ofDays(1)).plusSeconds(5);
        flows.go(id, nextDay);
        long run = flows.only("bob").id();
        assertThat(flows.runs.approvals(200))
                .filteredOn(w -> w.run().id() == run)
                .extracting(Runs.Waiting::question)
                .containsExactly("Shall we write once more?");
        assertThat(flows.runs.answer(run, true, "He is a friend")).isTrue();
        assertThat(flows.runs.answer(run, true, "He is a friend")).isFalse();
        flows.go(id, nextDay);
        assertThat(flows.ways(flows.only("bob")))
                .containsExactly("hour:done", "red:no", "tag:done", "reply:late", "ask:yes", "hook:done", ":end");
        assertThat(flows.told("cart.lost", "bob")).isEqualTo(1);
        assertThat(flows.runs.log(run))
                .filteredOn(d -> d.step().equals("ask"))
                .extracting(Runs.Done::note)
                .containsExactly("He is a friend");
    }

    private String trait(String who, String name) {
        return flows.jdbc
                .sql("""
                        select r.value::text from customer.v_trait r join customer.v_profile p on p.id = r.profile_id
                         where p.customer_id = :customer and r.name = :name order by r.occurred_at desc, r.id desc limit 1""")
                .param("customer", flows.customer(who))
                .param("name", name)
                .query(String.class)
                .single();
    }

    /** Several engines, one of which is killed in the middle again and again: each step is done once. */
    @Test
    void eachThingIsDoneOnceHoweverManyEnginesWorkAndFail() throws Exception {
        Programme programme = house.getBean(Shop.class).programme();
        int id = flows.on("Once", 50, """
                {'entry':{'kind':'hand'},'steps':[
                  {'id':'a','do':'webhook','event':'one.MARK'},
                  {'id':'p','do':'points','programme':%d,'points':7},
                  {'id':'w','do':'wait','minutes':30},
                  {'id':'b','do':'webhook','event':'two.MARK'}]}""".formatted(programme.id()));
        List<Member> people = IntStream.range(0, 24)
                .mapToObj(i -> house.getBean(Shop.class).member(programme, 0, null))
                .toList();
        people.forEach(
                m -> assertThat(flows.entering.byHand(id, m.customerId())).isInstanceOf(Entering.Outcome.Taken.class));
        people.forEach(m -> flows.entering.byHand(id, m.customerId()));
        Instant later = Instant.now().plus(Duration.ofMinutes(31));
        Shop.together(6, () -> {
            for (int i = 0; i < 6; i++) {
                flows.placing.some();
                house.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                    flows.engine.turn(id, later);
                    status.setRollbackOnly();
                });
                flows.engine.turn(id, later);
            }
            return true;
        });
        // Whoever was held by an engine that failed comes to the wait at that same moment.
        flows.go(id, later);
        flows.go(id, later.plus(Duration.ofMinutes(31)));
        long heldOut = 0;
        for (Member member : people) {
            List<RunRow> of = flows.runs.ofCustomer(member.customerId(), 10);
            assertThat(of).hasSize(1);
            boolean out = of.getFirst().reason().equals("held-out");
            heldOut += out ? 1 : 0;
            assertThat(flows.ways(of.getFirst()))
                    .isEqualTo(out ? List.of() : List.of("a:done", "p:done", "w:done", "b:done", ":end"));
            assertThat(house.getBean(Shop.class).balance(programme, member).available())
                    .isEqualTo(out ? 0 : 7);
        }
        assertThat(heldOut).isBetween(2L, 22L);
        assertThat(flows.counted("one." + flows.mark)).isEqualTo(24 - heldOut);
        assertThat(flows.counted("two." + flows.mark)).isEqualTo(24 - heldOut);
        assertThat(flows.runs.numbers(id).get("p").passed()).isEqualTo(Map.of("done", 24 - heldOut));
        var met = house.getBean(Arms.class).met(List.of(Stored.trial(id))).get(Stored.trial(id));
        assertThat(met.heldOut()).isEqualTo(heldOut);
        assertThat(met.treated()).isEqualTo(24 - heldOut);
        house.getBean(Shop.class).recount(programme.unitId());
    }

    @Test
    void workflowsThatWakeEachOtherStop() {
        String text = """
                {'entry':{'kind':'event','on':{'event':'%s'}},'again':{'kind':'always'},
                 'steps':[{'id':'t','do':'webhook','event':'%s'}]}""";
        int ping = flows.on("Ping", 0, text.formatted("ping.MARK", "pong.MARK"));
        int pong = flows.on("Pong", 0, text.formatted("pong.MARK", "ping.MARK"));
        flows.somebody("ann", "");
        flows.happens("ping.", "", "ann");
        for (int i = 0; i < 12; i++) {
            flows.go(ping, Instant.now());
            flows.go(pong, Instant.now());
            flows.belts.drain();
        }
        assertThat(flows.runs("ann")).hasSize(EntryRules.MOST_DEPTH);
        assertThat(flows.runs.numbers(ping).get("entry").passed().getOrDefault("loop", 0L)
                        + flows.runs.numbers(pong).get("entry").passed().getOrDefault("loop", 0L))
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
    void aDefinitionIsReadStrictlyWrittenTheSameAndSaysWhatIsMissing() {
        var cart = flows.read(CART);
        assertThat(flows.json.kept(flows.json.write(cart))).isEqualTo(cart);
        assertThat(flows.workflows.faults(cart)).isEmpty();
        assertThat(house.getBean(WorkflowWords.class).entry(cart))
                .isEqualTo(
                        "“Cart %s” where “total” is at least “20” happens, once for each “cart.id”; never a second time"
                                .formatted(flows.mark));
        assertThat(cart.all().map(house.getBean(WorkflowWords.class)::step))
                .contains("Wait 1 hour", "Wait until “Reply %s”, at most 1 day".formatted(flows.mark));
        assertThat(bad("{'steps':[{'id':'a','do':'wait','minutes':5,'hours':2}]}"))
                .isEqualTo("steps[0]: “hours” is not known here; known are do, id, minutes.");
        assertThat(bad("{'steps':[{'id':'a','do':'end'},{'id':'a','do':'end'}]}"))
                .startsWith("steps[1].id: Each step");
        assertThat(bad("{'goal':{'holds':{'term':'nothing.such','is':'is','value':1}}}"))
                .startsWith("goal.holds.term: There is no term");
        var empty = flows.read("""
                {'entry':{'kind':'event'},'again':{'kind':'days'},'goal':{},'exits':[{'name':'x','happens':{}}],'steps':[
                  {'id':'a','do':'wait'},{'id':'b','do':'shares','shares':[{'percent':60},{'percent':60}]},{'id':'c','do':'points'}]}""");
        assertThat(flows.workflows.faults(empty))
                .extracting(Fault::where)
                .containsExactly("entry", "entry", "goal", "exit-1", "a", "b", "c");
        int made = flows.done(flows.workflows.make("Empty " + flows.mark, empty));
        assertThat(flows.workflows.publish(made, false, null)).isInstanceOf(Workflows.Outcome.Unfinished.class);
        assertThat(flows.workflows.turn(made, true)).isInstanceOf(Workflows.Outcome.Refused.class);
        assertThat(flows.workflows.draft(made, cart, 7)).isInstanceOf(Workflows.Outcome.Clash.class);
    }

    private String bad(String text) {
        return switch (flows.json.read(text.replace('\'', '"'))) {
            case WorkflowJson.Reading.Good good -> "good";
            case WorkflowJson.Reading.Bad bad -> bad.path() + ": " + bad.sentence();
        };
    }
}
