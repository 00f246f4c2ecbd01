package heartstring.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.commerce.Feed;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.earning.DueOrders;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small shop with a programme of its own: one point for each euro; for tests. */
@TestComponent
public class FriendlyShop {

    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final DueOrders due;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Programmes programmes;
    private final Sources sources;
    private final Intake intake;

    public FriendlyShop(
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            DueOrders due,
            Members members,
            Purses purses,
            Balances balances,
            Programmes programmes,
            Sources sources,
            Intake intake) {
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.due = due;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.programmes = programmes;
        this.sources = sources;
        this.intake = intake;
    }

    private Feed feed;
    private Programme programme;

    /** The shop's source. */
    public Feed feed() {
        if (feed == null) {
            feed = new Feed(sources, intake, "till");
        }
        return feed;
    }

    /** The shop's programme: points can be spent at once and last two years. */
    public Programme programme() {
        if (programme == null) {
            programme = programmes.make(new Programmes.Draft(
                    "s" + UUID.randomUUID().toString().substring(0, 12),
                    "Shop",
                    "Points",
                    "EUR",
                    0,
                    24,
                    Policy.DEBT,
                    Set.of(),
                    Set.of()));
            programmes.begin(
                    programme.id(),
                    new Programmes.RuleDraft("1 per euro", Kind.AMOUNT, 1, 100L, null, null, null, null),
                    Instant.parse("2020-01-01T00:00:00Z"));
        }
        return programme;
    }

    /** Takes events in and lets everything follow. */
    public void send(String... events) {
        feed().send(List.of(events));
        settle();
    }

    /** Lets everything follow. */
    public void settle() {
        Settled.settle(belts, standings);
        due.drain();
        // The house judges by itself too; what it has taken is off the list once it is done.
        for (int i = 0; i < 500 && isDue(); i++) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean isDue() {
        return jdbc.sql("select exists (select from loyalty.due_order where source_id = :source)")
                .param("source", feed().source.id())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Somebody the shop knows. */
    public long customer(String user, String email) {
        send("{'type':'identify','userId':'%s','timestamp':'%s','traits':{'email':'%s','name':'%s'}}"
                .formatted(user, Instant.now(), email, user));
        return customer(user);
    }

    /** The customer with that id at the shop. */
    public long customer(String user) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                         where p.source_id = :source and i.value = :user limit 1""")
                .param("source", feed().source.id())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Somebody who joins now. */
    public Member member(String user, String email) {
        return join(customer(user, email));
    }

    /** Makes a customer a member, an hour ago: purchases of right now count. */
    public Member join(long customer) {
        Members.Joining joining = members.join(
                programme(), customer, Member.Way.TILL, Instant.now().minus(1, ChronoUnit.HOURS));
        assertThat(joining).isInstanceOf(Members.Joining.Joined.class);
        return ((Members.Joining.Joined) joining).member();
    }

    /** A purchase of so many euros by that user id, at a moment. */
    public void buy(String user, String order, long euros, Instant at) {
        send("""
                {'type':'track','userId':'%s','event':'Order Completed','timestamp':'%s','properties':{'order_id':'%s','currency':'EUR','total':%d,'products':[{'product_id':'p','price':%d,'quantity':1}]}}""".formatted(user, at, order, euros, euros));
    }

    /** All of an order comes back. */
    public void refund(String user, String order, Instant at) {
        send(
                "{'type':'track','userId':'%s','event':'Order Refunded','timestamp':'%s','properties':{'order_id':'%s','currency':'EUR'}}"
                        .formatted(user, at, order));
    }

    /** A purchase of right now by a member whose user id is the name they have. */
    public void earn(Member member, String order, long euros) {
        String user = jdbc.sql("""
                        select i.value from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where p.customer_id = :customer and i.kind like 'user_id%' limit 1""")
                .param("customer", member.customerId())
                .query(String.class)
                .single();
        buy(user, order, euros, Instant.now());
    }

    /** What a member has now. */
    public Balance balance(Member member) {
        return balances.of(purses.ofCustomer(
                programme().unitId(), members.byId(member.id()).orElseThrow().customerId()));
    }
}
