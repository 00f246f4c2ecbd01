package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.commerce.Feed;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.earning.DueOrders;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A programme of its own for each test, with members in it; and calls as the till's page makes them. */
public final class TillShop {

    private final House house;
    private final Intake intake;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final DueOrders due;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Ledger ledger;
    private final Rewards rewards;

    public TillShop(House house, BeanFactory beans) {
        this.house = house;
        this.intake = beans.getBean(Intake.class);
        this.sources = beans.getBean(Sources.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.belts = beans.getBean(Belts.class);
        this.standings = beans.getBean(Standings.class);
        this.due = beans.getBean(DueOrders.class);
        this.programmes = beans.getBean(Programmes.class);
        this.members = beans.getBean(Members.class);
        this.purses = beans.getBean(Purses.class);
        this.balances = beans.getBean(Balances.class);
        this.ledger = beans.getBean(Ledger.class);
        this.rewards = beans.getBean(Rewards.class);
    }

    /** A programme that gives a point for each euro and five for each visit. */
    public Programme programme(String name) {
        return programme(name, Policy.DEBT);
    }

    /** The same with what becomes of points that are spent when their goods come back. */
    public Programme programme(String name, Policy policy) {
        Programme made = programmes.make(new Programmes.Draft(
                "p" + UUID.randomUUID().toString().substring(0, 12),
                name,
                "Points",
                "EUR",
                0,
                24,
                policy,
                Set.of(),
                Set.of()));
        Instant since = Instant.now().minus(Duration.ofDays(400));
        programmes.begin(
                made.id(),
                new Programmes.RuleDraft("1 point per euro", EarnRule.Kind.AMOUNT, 1, 100L, null, null, null, null),
                since);
        programmes.begin(
                made.id(),
                new Programmes.RuleDraft("5 a visit", EarnRule.Kind.ORDER, 5, null, null, null, null, null),
                since);
        return made;
    }

    /** A customer with that name and address, known by another source. */
    public long customer(String name, String email) {
        Feed web = new Feed(sources, intake, "web");
        web.send(List.of("{'type':'identify','userId':'%s','traits':{'name':'%s','email':'%s'}}"
                .formatted(UUID.randomUUID(), name, email)));
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.kind = 'email' and i.value = :email limit 1""")
                .param("email", email)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** A member with that many points to spend. */
    public Member member(Programme programme, String name, String email, long points) {
        Instant since = Instant.now().minus(Duration.ofDays(60));
        Member member = ((Members.Joining.Joined)
                        members.join(programme, customer(name, email), Member.Way.TILL, since))
                .member();
        if (points > 0) {
            ledger.post(new Command.Earn(
                    Key.fresh(),
                    Holder.member(programme.unitId(), member.profileId()),
                    points,
                    null,
                    Instant.now().plus(Duration.ofDays(200)),
                    new Cause(Cause.Kind.EVENT, 0, 0, 0, Instant.now())));
        }
        return members.byId(member.id()).orElseThrow();
    }

    /** A reward on offer; stock null where it is not counted. */
    public Reward reward(Programme programme, String name, int points, Long stock) {
        return rewards.offer(
                programme.id(),
                new Rewards.Draft(name, Reward.Kind.PRODUCT, points, null, null, null, stock, null, null));
    }

    /** Waits until everything that came in is judged. */
    public void settle() {
        Settled.settle(belts, standings);
        Instant until = Instant.now().plusSeconds(30);
        // Another thread may be judging: what it took stays visible until it is done.
        do {
            due.drain();
            assertThat(Instant.now()).as("orders are judged").isBefore(until);
        } while (jdbc.sql("select exists (select from loyalty.due_order where try_at <= now())"
                        + " or exists (select from loyalty.due_deal where try_at <= now())")
                .query(Boolean.class)
                .single());
    }

    /** What the member can spend. */
    public long available(Programme programme, Member member) {
        return balances.of(purses.ofCustomer(
                        programme.unitId(),
                        members.byId(member.id()).orElseThrow().customerId()))
                .available();
    }

    /** A call as the till's script makes it. */
    public Answer call(Browser browser, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.at(path)).header("Accept", "application/json");
        if (json != null) {
            request.header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", browser.token())
                    .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        }
        return browser.send(request);
    }

    /** The call went well. */
    public Answer good(Browser browser, String path, String json) {
        Answer answer = call(browser, path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
