package heartstring.story.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.customer.traits.TraitEdits;
import heartstring.story.Settled;
import heartstring.story.measures.Figures;
import heartstring.story.measures.Standings;
import heartstring.story.purchases.Purchases;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class TimelineTest {

    private static final Merges.By BY = new Merges.By("user", 1);
    private static final List<String> NAMES =
            List.of("Product Viewed", "Order Completed", "Message Received", "Order Refunded", "Odd Thing");

    private final Intake intake;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Timeline timeline;
    private final Purchases purchases;
    private final Figures figures;
    private final TraitEdits edits;
    private final Merges merges;
    private final Random random = new Random(7);
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    TimelineTest(
            Intake intake,
            Sources sources,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Timeline timeline,
            Purchases purchases,
            Figures figures,
            TraitEdits edits,
            Merges merges) {
        this.intake = intake;
        this.sources = sources;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.timeline = timeline;
        this.purchases = purchases;
        this.figures = figures;
        this.edits = edits;
        this.merges = merges;
    }

    private void live(Feed feed, String user, int events) {
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String at = "2026-05-%02dT10:%02d:00Z".formatted(1 + random.nextInt(9), random.nextInt(60));
            boolean page = random.nextInt(3) == 0;
            batch.add(
                    page
                            ? "{'type':'page','userId':'%s','name':'Offers','timestamp':'%s'}".formatted(user, at)
                            : "{'type':'track','userId':'%s','event':'%s','timestamp':'%s','properties':{'order_id':'%s','total':%d.5,'currency':'%s'}}"
                                    .formatted(
                                            user,
                                            NAMES.get(random.nextInt(NAMES.size())),
                                            at,
                                            user + random.nextInt(9),
                                            random.nextInt(90),
                                            random.nextInt(4) == 0 ? "USD" : "EUR"));
        }
        feed.send(batch);
    }

    private long customerOf(Feed feed, String user) {
        return jdbc.sql("select customer_id from customer.profile where source_id = :s and key_value = :u")
                .param("s", feed.source.id())
                .param("u", user)
                .query(Long.class)
                .single();
    }

    @Test
    void pagingAndFiguresEqualARecountUnderMergesAndSplits() {
        Feed web = new Feed(sources, intake, "web");
        Feed till = new Feed(sources, intake, "till");
        for (int i = 0; i < 4; i++) {
            live(i % 2 == 0 ? web : till, "u" + i + x, 40);
        }
        Settled.settle(belts, standings);
        long a = customerOf(web, "u0" + x);
        check(a);
        long b = customerOf(till, "u1" + x);
        Merges.Outcome.Done first = (Merges.Outcome.Done) merges.merge(a, b, false, BY);
        merges.merge(a, customerOf(web, "u2" + x), false, BY);
        live(web, "u2" + x, 20);
        Settled.settle(belts, standings);
        check(a);
        assertThat(timeline.page(b, Filter.ALL, null, 10).entries()).isEmpty();
        assertThat(standing(b)).isZero();
        merges.undo(first.movementId(), BY);
        Settled.settle(belts, standings);
        check(a);
        check(b);
        check(customerOf(till, "u3" + x));
    }

    private void check(long customer) {
        for (Filter filter : List.of(
                Filter.ALL,
                new Filter(Set.of(KindGroup.PURCHASES), Set.of()),
                new Filter(Set.of(KindGroup.BROWSING, KindGroup.OTHER), Set.of()),
                new Filter(Set.of(KindGroup.OTHER), Set.of("web")),
                new Filter(Set.of(), Set.of("till")))) {
            assertThat(paged(customer, filter)).isEqualTo(bruteForce(customer, filter));
        }
        Figures.Summary summary = figures.of(customer);
        assertThat(summary.touchpoints())
                .isEqualTo(bruteForce(customer, Filter.ALL).size());
        assertThat(summary.channels().stream()
                        .mapToLong(Figures.Channel::touchpoints)
                        .sum())
                .isEqualTo(summary.touchpoints());
        List<Purchases.Purchase> bought = allPurchases(customer);
        long net = 0;
        for (Purchases.Purchase p : bought) {
            Long total = p.totalMinor();
            net += p.currency().equals("EUR") ? (total == null ? 0 : total) - p.refundedMinor() : 0;
        }
        assertThat(summary.spent().stream()
                        .filter(s -> s.currency().equals("EUR"))
                        .mapToLong(Figures.Spent::amountMinor)
                        .sum())
                .isEqualTo(net);
        assertThat(summary.orders())
                .isEqualTo(bought.stream()
                        .filter(p -> !p.flags().contains("no_order"))
                        .count());
        assertThat(jdbc.sql(
                                "select count(*) from commerce.orders o join customer.profile p on p.id = o.profile_id where p.customer_id = :c")
                        .param("c", customer)
                        .query(Long.class)
                        .single())
                .isEqualTo(bought.size());
        assertThat(standing(customer)).isEqualTo(summary.touchpoints());
        assertThat(jdbc.sql("select spent_minor from story.v_standing where customer_id = :c")
                        .param("c", customer)
                        .query(Long.class)
                        .single())
                .isEqualTo(net);
    }

    private long standing(long customer) {
        return jdbc.sql("select coalesce(sum(touchpoints), 0) from story.v_standing where customer_id = :c")
                .param("c", customer)
                .query(Long.class)
                .single();
    }

    private List<Purchases.Purchase> allPurchases(long customer) {
        List<Purchases.Purchase> all = new ArrayList<>();
        String cursor = null;
        do {
            Purchases.PurchasesPage page = purchases.page(customer, cursor, 3);
            all.addAll(page.purchases());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private List<Long> paged(long customer, Filter filter) {
        List<Long> ids = new ArrayList<>();
        String cursor = null;
        do {
            TimelinePage page = timeline.page(customer, filter, cursor, 7);
            for (Entry entry : page.entries()) {
                if (entry.folded().isEmpty()) {
                    ids.add(entry.id());
                }
                entry.folded().forEach(e -> ids.add(e.id()));
            }
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private record Raw(long id, String kind, String name, String channel) {}

    private List<Long> bruteForce(long customer, Filter filter) {
        return jdbc
                .sql("""
                        select t.id, t.kind, t.name, t.channel from touchpoint.touchpoint t join customer.profile p on p.id = t.profile_id
                         where p.customer_id = :c order by t.occurred_at desc, t.id desc""")
                .param("c", customer)
                .query((rs, n) -> new Raw(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list()
                .stream()
                .filter(r -> filter.groups().isEmpty() || filter.groups().contains(KindGroup.of(r.kind(), r.name())))
                .filter(r -> filter.channels().isEmpty() || filter.channels().contains(r.channel()))
                .map(Raw::id)
                .toList();
    }

    @Test
    void whatIsChangedByHandStandsBetweenTheTouchpoints() {
        Feed web = new Feed(sources, intake, "web");
        live(web, "e" + x, 12);
        live(web, "f" + x, 12);
        Settled.settle(belts, standings);
        long customer = customerOf(web, "e" + x);
        long other = customerOf(web, "f" + x);
        edits.write(customer, Map.of("city", "\"Leeds\"", "shoeSize", "44"));
        edits.write(other, Map.of("city", "\"York\""));
        edits.write(other, Map.of("city", "null"));
        merges.merge(customer, other, false, BY);
        jdbc.sql("""
                        update customer.trait set occurred_at = '2026-05-04T10:30:00Z' where value = '"Leeds"' and source_id = 0
                           and profile_id in (select id from customer.profile where customer_id = :c)""").param("c", customer).update();

        List<Entry> changes = timeline.page(customer, new Filter(Set.of(KindGroup.DETAILS), Set.of()), null, 50)
                .entries();

        assertThat(changes)
                .extracting(Entry::text)
                .containsExactlyInAnyOrder(
                        "A program changed City to Leeds",
                        "A program changed Shoe size to 44",
                        "A program changed City to York",
                        "A program removed City");
        assertThat(changes).allMatch(e -> e.id() < 0 && e.group() == KindGroup.DETAILS);
        List<Long> all = paged(customer, Filter.ALL);
        assertThat(all).hasSize(28).doesNotHaveDuplicates();
        assertThat(all).containsAll(changes.stream().map(Entry::id).toList());
        List<Long> times = timeline.page(customer, Filter.ALL, null, 50).entries().stream()
                .map(e -> e.at().toEpochMilli())
                .toList();
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(paged(customer, new Filter(Set.of(), Set.of("crm")))).hasSize(4);
        assertThat(paged(customer, new Filter(Set.of(), Set.of("web")))).hasSize(24);
        assertThat(paged(customer, new Filter(Set.of(KindGroup.PURCHASES), Set.of())))
                .allMatch(id -> id > 0);
        Entry removed = changes.stream()
                .filter(e -> e.text().contains("removed"))
                .findAny()
                .orElseThrow();
        Detail detail = timeline.detail(removed.id()).orElseThrow();
        assertThat(detail.customerId()).isEqualTo(customer);
        assertThat(detail.fields()).contains(new Detail.Field("Before", "York"));
    }

    @Test
    void aTouchpointOpensInFull() {
        Feed web = new Feed(sources, intake, "web");
        live(web, "d" + x, 5);
        Settled.settle(belts, standings);
        long customer = customerOf(web, "d" + x);
        Entry entry = timeline.page(customer, Filter.ALL, null, 1).entries().getFirst();
        Detail detail = timeline.detail(entry.id()).orElseThrow();
        assertThat(detail.text()).isEqualTo(entry.text());
        assertThat(detail.customerId()).isEqualTo(customer);
        assertThat(detail.source()).isEqualTo(web.source.name());
        assertThat(detail.json()).contains("\"timestamp\" :");
        assertThat(timeline.detail(Long.MIN_VALUE + 1)).isEmpty();
        assertThatThrownBy(() -> timeline.page(customer, Filter.ALL, "no cursor", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
