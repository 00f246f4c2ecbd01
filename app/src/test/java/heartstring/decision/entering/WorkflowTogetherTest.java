package heartstring.decision.entering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done for many at once is what would be done for each by themselves. */
@HouseTest
class WorkflowTogetherTest {

    private static final String STEPS = """
            {'entry':{'kind':'hand'},'again':{'kind':'always'},'steps':[
              {'id':'tag','do':'tag','tag':'MARK'},
              {'id':'off','do':'tag','tag':'old','add':false},
              {'id':'set','do':'trait','name':'nickMARK','value':'12.5'},
              {'id':'give','do':'points','programme':%d,'points':7}]}""";

    private final ApplicationContext house;
    private final Shop shop;
    private Flows flows;

    WorkflowTogetherTest(ApplicationContext house) {
        this.house = house;
        this.shop = house.getBean(Shop.class);
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

    /** Somebody with many tags, with the tag already, with the one that goes, with nothing; every other one no member. */
    private List<Long> crowd(Programme programme, String who) {
        List<Long> crowd = new ArrayList<>();
        String many = IntStream.range(0, 100).mapToObj(i -> "'t" + i + "'").collect(Collectors.joining(","));
        crowd.add(flows.somebody(who + "many", "'tags':[" + many + "]"));
        crowd.add(flows.somebody(who + "had", "'tags':['" + flows.mark + "','old']"));
        crowd.add(flows.somebody(who + "old", "'tags':['old','other',7]"));
        crowd.add(flows.somebody(who + "text", "'tags':'no list','nick" + flows.mark + "':12.5"));
        for (int i = 0; i < 4; i++) {
            crowd.add(shop.member(programme, 0, null).customerId());
        }
        return crowd;
    }

    private void in(int id, List<Long> crowd) {
        house.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> crowd.forEach(
                        c -> assertThat(flows.entering.byHand(id, c)).isInstanceOf(Entering.Outcome.Taken.class)));
    }

    @Test
    void whatIsDoneForManyAtOnceIsWhatIsDoneForEach() {
        Programme programme = shop.programme();
        int many = flows.on("Many", 0, STEPS.formatted(programme.id()));
        int each = flows.on("Each", 0, STEPS.formatted(programme.id()));
        List<Long> crowd = crowd(programme, "a");
        List<Long> others = crowd(programme, "b");
        in(many, crowd);
        flows.go(many, Instant.now());
        others.forEach(one -> {
            in(each, List.of(one));
            flows.go(each, Instant.now());
        });
        for (int i = 0; i < crowd.size(); i++) {
            assertThat(seen(crowd.get(i), programme)).as("the %dth", i).isEqualTo(seen(others.get(i), programme));
        }
        assertThat(seen(crowd.getFirst(), programme))
                .contains(
                        "tag not They have 100 tags, which is the most.",
                        "give not They are no member of this programme.");
        assertThat(seen(crowd.get(1), programme)).contains("tag done Had it already", "tags [\"" + flows.mark + "\"]");
        assertThat(seen(crowd.getLast(), programme)).contains("give done 7 points", "points 7", "changes 2");
        assertThat(flows.runs.numbers(many).get("give"))
                .isEqualTo(flows.runs.numbers(each).get("give"));
        // One line each, kept by one statement; whoever came alone has a savepoint of their own.
        assertThat(savepoints(many)).isEqualTo(1);
        assertThat(savepoints(each)).isEqualTo(others.size());
        // The same person twice in one batch gets it once for each run.
        in(many, List.of(crowd.getLast(), crowd.getLast(), crowd.get(4)));
        flows.go(many, Instant.now());
        assertThat(seen(crowd.getLast(), programme)).contains("points 21");
        shop.recount(programme.unitId());
    }

    private long savepoints(int workflow) {
        return flows.jdbc.sql("""
                        select count(distinct l.xmin::text) from decision.workflow_log l join decision.workflow_run r on r.id = l.run_id
                         where r.workflow_id = :workflow and l.step = 'tag'""").param("workflow", workflow).query(Long.class).single();
    }

    /** All that the steps of their runs came to, and what became of them. */
    private List<String> seen(long customer, Programme programme) {
        List<String> seen = new ArrayList<>();
        for (RunRow run : flows.runs.ofCustomer(customer, 1)) {
            seen.add(run.state() + " " + run.reason() + " " + run.step());
            flows.runs.log(run.id()).forEach(d -> seen.add((d.step() + " " + d.way() + " " + d.note()).strip()));
        }
        seen.addAll(flows.jdbc
                .sql("""
                        select distinct on (t.name) case t.name when 'tags' then 'tags' else 'nick' end || ' ' || t.value
                          from customer.v_trait t join customer.v_profile p on p.id = t.profile_id
                         where p.customer_id = :customer and t.name in ('tags', :nick) order by t.name, t.occurred_at desc, t.id desc""")
                .param("customer", customer)
                .param("nick", "nick" + flows.mark)
                .query(String.class)
                .list());
        seen.add("changes "
                + flows.jdbc
                        .sql("""
                        select count(*) from platform.audit where action = 'changed properties of' and subject_kind = 'customer'
                           and subject_id = :customer::text""")
                        .param("customer", customer)
                        .query(Long.class)
                        .single());
        seen.add("points "
                + flows.jdbc
                        .sql("""
                        select coalesce(sum(a.available), 0) from loyalty.account a join customer.v_profile p on p.id = a.holder_id
                         where a.holder = 'member' and a.unit_id = :unit and p.customer_id = :customer""")
                        .param("unit", programme.unitId())
                        .param("customer", customer)
                        .query(Long.class)
                        .single());
        return seen;
    }

    /** All that can be done now is done in one turn, in its order in the log, up to a wait; and then to the end. */
    @Test
    void aTurnGoesAsFarAsItComes() {
        int id = flows.on("Far", 0, """
                {'entry':{'kind':'hand'},'steps':[
                  {'id':'often','do':'split','if':{'term':'orders','is':'at-least','value':5},
                   'yes':[],'no':[{'id':'tag','do':'tag','tag':'MARK'}]},
                  {'id':'sit','do':'wait','minutes':60},
                  {'id':'set','do':'trait','name':'nickMARK','value':'sat'},
                  {'id':'off','do':'tag','tag':'MARK','add':false}]}""");
        List<Long> crowd = IntStream.range(0, 3)
                .mapToObj(i -> flows.somebody("far" + i, ""))
                .toList();
        in(id, crowd);
        flows.placing.some();
        Instant now = Instant.now().plusSeconds(1);
        flows.engine.turn(id, now);
        for (long customer : crowd) {
            RunRow run = flows.runs.ofCustomer(customer, 1).getFirst();
            assertThat(run.step()).isEqualTo("sit");
            assertThat(flows.ways(run)).containsExactly("often:no", "tag:done");
        }
        assertThat(flows.jdbc
                        .sql(
                                "select count(*) from decision.workflow_run where workflow_id = :id and acted_at is not null")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .as("what they do now can be told from what led to it")
                .isEqualTo(3);
        flows.engine.turn(id, now.plus(Duration.ofHours(2)));
        for (long customer : crowd) {
            RunRow run = flows.runs.ofCustomer(customer, 1).getFirst();
            assertThat(run.reason()).isEqualTo("end");
            assertThat(flows.ways(run))
                    .containsExactly("often:no", "tag:done", "sit:done", "set:done", "off:done", ":end");
        }
    }

    /** One of them cannot have it: that one waits and is parked in the end, the others have it, and each once. */
    @Test
    void whoeverIsAtFaultStaysBehindAlone() {
        Programme programme = shop.programme();
        int id = flows.on("Fault", 0, STEPS.formatted(programme.id()));
        List<Member> people = IntStream.range(0, 9)
                .mapToObj(i -> shop.member(programme, 3, null))
                .toList();
        Member ill = people.get(5);
        available(programme, ill, Long.MAX_VALUE);
        in(id, people.stream().map(Member::customerId).toList());
        Instant now = Instant.now().plusSeconds(1);
        house.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            flows.placing.some();
            flows.engine.turn(id, now);
            // As if the server had died here.
            status.setRollbackOnly();
        });
        flows.go(id, now);
        RunRow run = flows.runs.ofCustomer(ill.customerId(), 1).getFirst();
        assertThat(run.state()).isEqualTo("waiting");
        assertThat(run.step()).isEqualTo("give");
        assertThat(flows.ways(run)).containsExactly("tag:done", "off:done", "set:done");
        for (Member member : people) {
            if (member != ill) {
                assertThat(flows.runs
                                .ofCustomer(member.customerId(), 1)
                                .getFirst()
                                .state())
                        .isEqualTo("ended");
                assertThat(shop.balance(programme, member).available()).isEqualTo(10);
            }
        }
        flows.go(id, now.plus(Duration.ofMinutes(2)));
        flows.go(id, now.plus(Duration.ofMinutes(10)));
        flows.go(id, now.plus(Duration.ofHours(1)));
        flows.go(id, now.plus(Duration.ofHours(5)));
        flows.go(id, now.plus(Duration.ofHours(30)));
        run = flows.runs.ofCustomer(ill.customerId(), 1).getFirst();
        assertThat(run.state()).isEqualTo("parked");
        assertThat(run.reason()).startsWith("It failed");
        assertThat(flows.runs.numbers(id).get("give")).isEqualTo(new Runs.Numbers(0, 1, Map.of("done", 8L)));

        available(programme, ill, 3);
        assertThat(flows.runs.retry(run.id())).isTrue();
        flows.go(id, now.plus(Duration.ofHours(31)));
        assertThat(shop.balance(programme, ill).available()).isEqualTo(10);
        shop.recount(programme.unitId());
    }

    private void available(Programme programme, Member member, long points) {
        flows.jdbc
                .sql(
                        "update loyalty.account set available = :points where unit_id = :unit and holder = 'member' and holder_id = :profile")
                .param("points", points)
                .param("unit", programme.unitId())
                .param("profile", member.profileId())
                .update();
    }

    @Test
    void aStepIsNotCalledLikeTheEntryAndWhatIsGivenIsSaidByName() {
        WorkflowJson json = house.getBean(WorkflowJson.class);
        for (String id : List.of("entry", "enter", "goal", "exit-1", "exit-12")) {
            String text = "{\"steps\":[{\"id\":\"" + id + "\",\"do\":\"end\"}]}";
            assertThat(json.read(text))
                    .isEqualTo(
                            new WorkflowJson.Reading.Bad(
                                    "steps[0].id",
                                    "“" + id
                                            + "” stands for the entry, the goal or an exit of the workflow. Give the step another id."));
            // What was kept before is still read, and cannot be published.
            assertThat(flows.workflows.faults(json.kept(text)))
                    .anySatisfy(fault -> assertThat(fault.sentence()).contains("“" + id + "” stands for"));
        }
        assertThat(json.read("{\"steps\":[{\"id\":\"exit-now\",\"do\":\"end\"}]}"))
                .isInstanceOf(WorkflowJson.Reading.Good.class);
        Programme programme = shop.programme();
        long mug = shop.goods(programme, "Mug " + flows.mark, 100, 5).id();
        long batch = shop.personalVouchers("Five off " + flows.mark, 500);
        var workflow =
                flows.read("{'steps':[{'id':'a','do':'gift','reward':" + mug + "},{'id':'b','do':'voucher','batch':"
                        + batch + "},{'id':'c','do':'survey','survey':2147483000},{'id':'d','do':'survey'}]}");
        assertThat(workflow.all().map(house.getBean(WorkflowWords.class)::step))
                .containsExactly(
                        "Give a gift: “Mug " + flows.mark + "”",
                        "Give a voucher: “Five off " + flows.mark + "”",
                        "Ask the survey number 2147483000, which is gone",
                        "Ask the survey …");
    }
}
