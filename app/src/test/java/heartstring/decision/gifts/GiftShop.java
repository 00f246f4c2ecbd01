package heartstring.decision.gifts;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store with products that go with each other on its receipts, and gift programmes for that store alone. */
public final class GiftShop {

    public static final int LETTUCE = 0;
    public static final int DRESSING = 1;
    public static final int OIL = 2;
    public static final int CAVIAR = 3;
    public static final int CROUTONS = 4;
    public static final int BUTTER = 5;
    public static final int MARGARINE = 6;
    private static final int OTHERS = 7;
    private static final int PRODUCTS = 67;
    private static final List<String> NAMES =
            List.of("Lettuce", "Dressing", "Walnut oil", "Caviar", "Croutons", "Butter", "Margarine");

    public final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final JdbcClient jdbc;
    private final Studies studies;
    private final GiftProgrammes programmes;
    private final Budgets budgets;
    private final long[] products = new long[PRODUCTS];

    public GiftShop(BeanFactory beans) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.studies = beans.getBean(Studies.class);
        this.programmes = beans.getBean(GiftProgrammes.class);
        this.budgets = beans.getBean(Budgets.class);
    }

    /** The key of a product. */
    public String key(int product) {
        return mark + "-g" + product;
    }

    /** What it is called. */
    public String name(int product) {
        return (product < OTHERS ? NAMES.get(product) : "Thing " + product) + " " + mark;
    }

    /** The store in which its programmes speak. */
    public String store() {
        return "s" + mark;
    }

    /** Sells until it is known what goes with what. */
    public void open() throws InterruptedException {
        stock();
        sell();
        Worked.out(studies, jdbc, "what-goes-together");
    }

    /** Has the products in the catalogue. */
    public void stock() {
        for (int i = 0; i < PRODUCTS; i++) {
            String category =
                    i == BUTTER || i == MARGARINE ? "Spreads" : i < BUTTER ? "Aisle " + i : "Aisle " + (10 + i % 4);
            products[i] = jdbc.sql("""
                            insert into commerce.product (key, name, category, price_minor, currency, seen_at)
                            values (:key, :name, :category, 400, 'EUR', now()) returning id""")
                    .param("key", key(i))
                    .param("name", name(i))
                    .param("category", category + " " + mark)
                    .query((rs, n) -> rs.getLong(1))
                    .single();
        }
    }

    private void sell() {
        SplittableRandom dice = new SplittableRandom(4);
        List<Integer> orders = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        int receipts = 1_500;
        for (int i = 0; i < receipts; i++) {
            List<Integer> basket = new ArrayList<>();
            for (int j = 1 + (int) (-4 * Math.log(1 - dice.nextDouble())); j > 0; j--) {
                basket.add(OTHERS + dice.nextInt(PRODUCTS - OTHERS));
            }
            boolean lettuce = dice.nextInt(8) == 0;
            if (lettuce) {
                basket.add(LETTUCE);
            }
            for (int gift : new int[] {DRESSING, OIL, CAVIAR, CROUTONS}) {
                if (dice.nextInt(20) == 0 || (lettuce && dice.nextInt(2) == 0)) {
                    basket.add(gift);
                }
            }
            if (dice.nextInt(3) > 0) {
                basket.add(dice.nextInt(2) == 0 ? BUTTER : MARGARINE);
            }
            for (int item : basket) {
                orders.add(i);
                lines.add(products[item]);
            }
        }
        write(receipts, orders, lines);
    }

    private void write(int receipts, List<Integer> orders, List<Long> lines) {
        long[] ids = jdbc
                .sql("""
                        insert into commerce.orders (source_id, order_key, store_id, touchpoint_id, occurred_at, changed_at, status, currency,
                                                     refunded_minor, items)
                        select 0, :mark || '-g' || n, :store, 0, :at, :at, 'completed', 'EUR', 0, 1
                          from generate_series(1, :receipts) n order by n returning id""")
                .param("mark", mark)
                .param("store", 20_000_000_000L + mark.hashCode())
                .param("at", Timestamp.from(Instant.now().minus(Duration.ofDays(450))))
                .param("receipts", receipts)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        jdbc.sql("""
                        insert into commerce.order_line (order_id, line_no, product_id, quantity, unit_minor)
                        select o, row_number() over (partition by o), p, 1, 400 from unnest(:orders::bigint[], :products::bigint[]) l (o, p)""")
                .param("orders", orders.stream().mapToLong(o -> ids[o]).toArray())
                .param("products", lines.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    /** A budget for all time. */
    public Budget budget(long limitMinor) {
        return budgets.make("Gifts " + UUID.randomUUID(), "EUR", limitMinor, Budget.Period.WHOLE, false);
    }

    /** A draft of a programme for this store. */
    public GiftProgramme.Draft draft(Budget budget, int everyDays, int holdOut) {
        return new GiftProgramme.Draft("Gifts " + mark, "EUR", 500, everyDays, budget.id(), holdOut, List.of(store()));
    }

    /** A programme of this store that gives these, each at 3.00, and runs. */
    public long programme(Budget budget, int everyDays, int holdOut, int... gifts) {
        long id = programmes.make(draft(budget, everyDays, holdOut));
        for (int gift : gifts) {
            programmes.give(id, key(gift), 300, null);
        }
        programmes.run(id, true);
        return id;
    }

    /** No programme of this store speaks any more. */
    public void close() {
        programmes.all().stream().filter(p -> p.stores().contains(store())).forEach(p -> programmes.run(p.id(), false));
    }
}
