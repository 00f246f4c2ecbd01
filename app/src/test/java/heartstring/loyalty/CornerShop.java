package heartstring.loyalty;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of its own with a programme, members and orders that come in as events; for tests. */
public final class CornerShop {

    public static final Instant SINCE = Instant.parse("2024-01-01T00:00:00Z");

    public final String x = UUID.randomUUID().toString().substring(0, 8);
    public final Programme programme;
    public final Feed till;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Belts belts;
    private final Standings standings;
    private final DueOrders due;
    private final JdbcClient jdbc;

    public CornerShop(BeanFactory house) {
        programmes = house.getBean(Programmes.class);
        members = house.getBean(Members.class);
        purses = house.getBean(Purses.class);
        balances = house.getBean(Balances.class);
        belts = house.getBean(Belts.class);
        standings = house.getBean(Standings.class);
        due = house.getBean(DueOrders.class);
        jdbc = house.getBean(JdbcClient.class);
        till = new Feed(house.getBean(Sources.class), house.getBean(Intake.class), "till");
        programme = programmes.make(
                new Programmes.Draft("c" + x, "Corner", "Points", "EUR", 0, null, Policy.DEBT, Set.of(), Set.of()));
    }

    /** Begins a rule of so many points; for amounts, for each euro. */
    public long rule(String name, Kind kind, int points, @Nullable String condition) {
        return programmes
                .begin(
                        programme.id(),
                        new Programmes.RuleDraft(
                                name,
                                kind,
                                points,
                                kind == Kind.AMOUNT ? 100L : null,
                                null,
                                kind == Kind.EVENT ? "Rated " + x : null,
                                condition == null ? null : condition.replace('\'', '"'),
                                null),
                        SINCE)
                .id();
    }

    /** A person with these traits, written as JSON with single quotes, who is a member since the beginning. */
    public Member member(String user, String traits) {
        send("{'type':'identify','userId':'%s%s','timestamp':'2024-01-01T10:00:00Z','traits':{%s}}"
                .formatted(user, x, traits));
        return ((Members.Joining.Joined) members.join(programme, customer(user), Member.Way.TILL, SINCE)).member();
    }

    /** An order at that moment; products are written as name/category*quantity@price, with spaces between. */
    public String order(String user, String key, String at, String products) {
        return order(user, key, at, products, "");
    }

    /** Likewise, with more properties. */
    public String order(String user, String key, String at, String products, String more) {
        List<String> lines = new ArrayList<>();
        double total = 0;
        for (String product : products.split(" ")) {
            String[] price = product.split("@");
            String[] quantity = price[0].split("\\*");
            String[] name = quantity[0].split("/");
            total += Double.parseDouble(price[1]) * Integer.parseInt(quantity[1]);
            lines.add("{'product_id':'%s%s','category':'%s','quantity':%s,'price':%s}"
                    .formatted(name[0], x, name.length > 1 ? name[1] : "other", quantity[1], price[1]));
        }
        return "{'type':'track','userId':'%s%s','event':'Order Completed','timestamp':'%s','properties':{'order_id':'%s%s','currency':'EUR','total':%s%s,'products':[%s]}}"
                .formatted(user, x, at, key, x, total, more, String.join(",", lines));
    }

    /** A return of so many pieces of a product; without one, of the whole order. */
    public String refund(String user, String key, String at, @Nullable String product, int pieces) {
        String what = product == null
                ? ""
                : ",'products':[{'product_id':'%s%s','quantity':%d}]".formatted(product, x, pieces);
        return "{'type':'track','userId':'%s%s','event':'Order Refunded','timestamp':'%s','properties':{'order_id':'%s%s','currency':'EUR'%s}}"
                .formatted(user, x, at, key, x, what);
    }

    public void send(String... events) {
        till.send(List.of(events));
        settle();
    }

    public void settle() {
        Settled.settle(belts, standings);
        judged();
    }

    /** Judges what is due, and waits for what others are judging: an order, or who has a stamp to come, leaves the list when that is written. */
    private void judged() {
        Instant until = Instant.now().plusSeconds(30);
        do {
            due.drain();
        } while (waiting() > 0 && Instant.now().isBefore(until));
    }

    private long waiting() {
        return jdbc.sql("""
                        select (select count(*) from loyalty.due_order where source_id = :source)
                             + (select count(*) from loyalty.challenge_due d join customer.v_profile p on p.id = d.profile_id
                                 where p.source_id = :source)""")
                .param("source", till.source.id())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    public long customer(String user) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                         where p.source_id = :source and i.value = :user limit 1""")
                .param("source", till.source.id())
                .param("user", user + x)
                .query(Long.class)
                .single();
    }

    public long points(String user) {
        return balance(user).available();
    }

    public Balance balance(String user) {
        return balances.of(purses.ofCustomer(programme.unitId(), customer(user)));
    }

    /** Somebody lives elsewhere now. */
    public void moved(String user, String city) {
        send("{'type':'identify','userId':'%s%s','timestamp':'2026-04-01T10:00:00Z','traits':{'address':{'city':'%s'}}}"
                .formatted(user, x, city));
    }

    /** Puts an order on the list of those to be judged, and judges it. */
    public void judgeAgain(String key) {
        jdbc.sql("insert into loyalty.due_order (source_id, order_key) values (:source, :key) on conflict do nothing")
                .param("source", till.source.id())
                .param("key", key + x)
                .update();
        judged();
    }
}
