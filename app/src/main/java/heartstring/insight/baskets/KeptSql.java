package heartstring.insight.baskets;

import heartstring.kernels.baskets.Rule;
import heartstring.kernels.baskets.Tie;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was found, by blocks, each a transaction of its own. */
@Component
class KeptSql {

    private static final int BLOCK = 2_000;

    private final JdbcClient jdbc;

    KeptSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets what other runs wrote, but the one that is shown. */
    void forgetBut(long shown) {
        for (String table : List.of("run", "product", "tie", "category", "rule")) {
            int gone = BLOCK;
            while (gone > 0) {
                gone = jdbc.sql("""
                                delete from insight.basket_{table}
                                 where ctid = any(array(select ctid from insight.basket_{table} where run_id <> :shown limit 20000))""".replace("{table}", table))
                        .param("shown", shown)
                        .update();
            }
        }
    }

    void run(long run, long receipts, long lastOrder) {
        jdbc.sql("""
                        insert into insight.basket_run (run_id, receipts, last_order_id) values (:run, :receipts, :last)
                        on conflict (run_id) do update set receipts = excluded.receipts, last_order_id = excluded.last_order_id""")
                .param("run", run)
                .param("receipts", receipts)
                .param("last", lastOrder)
                .update();
    }

    void products(long run, long[] products, int[] receipts) {
        for (int from = 0; from < products.length; from += BLOCK) {
            int until = Math.min(products.length, from + BLOCK);
            jdbc.sql("""
                            insert into insight.basket_product (run_id, product_id, receipts)
                            select :run, u.id, u.receipts from unnest(:ids::bigint[], :receipts::int[]) u (id, receipts)
                            on conflict (run_id, product_id) do update set receipts = excluded.receipts""")
                    .param("run", run)
                    .param("ids", Arrays.copyOfRange(products, from, until))
                    .param("receipts", Arrays.copyOfRange(receipts, from, until))
                    .update();
        }
    }

    /**
     * The ties between products, given by what each number of an item stands for.
     *
     * @param late of each tie the newest receipts with both and with the left one
     */
    void ties(long run, List<Tie> ties, List<TieRow.Late> late, long[] products, LongConsumer told) {
        for (int from = 0; from < ties.size(); from += BLOCK) {
            List<Tie> some = ties.subList(from, Math.min(ties.size(), from + BLOCK));
            List<TieRow.Late> lately = late.subList(from, from + some.size());
            jdbc.sql("""
                            insert into insight.basket_tie (run_id, left_id, right_id, kind, level, together, left_receipts, right_receipts, expected,
                                                            lift_low, lift, lift_high, strength, off, late_together, late_receipts, main)
                            select :run, u.* from unnest(:lefts::bigint[], :rights::bigint[], :kinds::text[], :levels::text[], :together::bigint[],
                                     :leftReceipts::bigint[], :rightReceipts::bigint[], :expected::float8[], :low::float8[], :lift::float8[],
                                     :high::float8[], :strength::float8[], :off::float8[],
                                     :lateTogether::bigint[], :lateReceipts::bigint[], :main::boolean[]) u
                            on conflict (run_id, left_id, right_id) do nothing""")
                    .param("run", run)
                    .param("lefts", longs(some, t -> products[t.left()]))
                    .param("rights", longs(some, t -> products[t.right()]))
                    .param("kinds", words(some, t -> t.kind().name()))
                    .param("levels", words(some, t -> t.level().name()))
                    .param("together", longs(some, Tie::together))
                    .param("leftReceipts", longs(some, Tie::leftBaskets))
                    .param("rightReceipts", longs(some, Tie::rightBaskets))
                    .param("expected", doubles(some, Tie::expected))
                    .param("low", doubles(some, t -> t.lift().low()))
                    .param("lift", doubles(some, t -> t.lift().value()))
                    .param("high", doubles(some, t -> t.lift().high()))
                    .param("strength", doubles(some, Tie::strength))
                    .param("off", doubles(some, t -> Math.abs(t.added())))
                    .param(
                            "lateTogether",
                            lately.stream().mapToLong(TieRow.Late::together).toArray())
                    .param(
                            "lateReceipts",
                            lately.stream().mapToLong(TieRow.Late::receipts).toArray())
                    .param("main", some.stream().map(KeptSql::isMain).toArray(Boolean[]::new))
                    .update();
            told.accept(from + some.size());
        }
    }

    /** Of a pair that is told from both sides, the rarer product says more. */
    private static boolean isMain(Tie tie) {
        return tie.level() == Tie.Level.CATEGORY
                || tie.leftBaskets() < tie.rightBaskets()
                || (tie.leftBaskets() == tie.rightBaskets() && tie.left() < tie.right());
    }

    void categories(long run, List<Tie> ties, List<String> names) {
        for (int from = 0; from < ties.size(); from += BLOCK) {
            List<Tie> some = ties.subList(from, Math.min(ties.size(), from + BLOCK));
            jdbc.sql("""
                            insert into insight.basket_category (run_id, left_category, right_category, kind, together, left_receipts, expected, lift, off)
                            select :run, u.* from unnest(:lefts::text[], :rights::text[], :kinds::text[], :together::bigint[],
                                     :leftReceipts::bigint[], :expected::float8[], :lift::float8[], :off::float8[]) u
                            on conflict (run_id, left_category, right_category) do nothing""")
                    .param("run", run)
                    .param("lefts", some.stream().map(t -> names.get(t.left())).toArray(String[]::new))
                    .param(
                            "rights",
                            some.stream().map(t -> names.get(t.right())).toArray(String[]::new))
                    .param("kinds", words(some, t -> t.kind().name()))
                    .param("together", longs(some, Tie::together))
                    .param("leftReceipts", longs(some, Tie::leftBaskets))
                    .param("expected", doubles(some, Tie::expected))
                    .param("lift", doubles(some, t -> t.lift().value()))
                    .param("off", doubles(some, t -> Math.abs(t.added())))
                    .update();
        }
    }

    /** The surest rules, in their order. */
    void rules(long run, List<Rule> rules, long[] products) {
        for (int from = 0; from < rules.size(); from += BLOCK) {
            List<Rule> some = rules.subList(from, Math.min(rules.size(), from + BLOCK));
            jdbc.sql("""
                            insert into insight.basket_rule (run_id, place, left_ids, right_id, together, left_receipts, right_receipts)
                            select :run, :from::int + u.n, string_to_array(u.lefts, ',')::bigint[], u.one, u.together, u.of_left, u.of_right
                              from unnest(:lefts::text[], :rights::bigint[], :together::bigint[], :leftReceipts::bigint[],
                                          :rightReceipts::bigint[]) with ordinality u (lefts, one, together, of_left, of_right, n)
                            on conflict (run_id, place) do nothing""")
                    .param("run", run)
                    .param("from", from)
                    .param(
                            "lefts",
                            some.stream()
                                    .map(rule -> rule.left().stream()
                                            .map(i -> String.valueOf(products[i]))
                                            .collect(Collectors.joining(",")))
                                    .toArray(String[]::new))
                    .param(
                            "rights",
                            some.stream().mapToLong(r -> products[r.right()]).toArray())
                    .param("together", some.stream().mapToLong(Rule::together).toArray())
                    .param(
                            "leftReceipts",
                            some.stream().mapToLong(Rule::leftBaskets).toArray())
                    .param(
                            "rightReceipts",
                            some.stream().mapToLong(Rule::rightBaskets).toArray())
                    .update();
        }
    }

    private static long[] longs(List<Tie> ties, ToLongFunction<Tie> of) {
        return ties.stream().mapToLong(of).toArray();
    }

    private static double[] doubles(List<Tie> ties, ToDoubleFunction<Tie> of) {
        return ties.stream().mapToDouble(of).toArray();
    }

    private static String[] words(List<Tie> ties, Function<Tie, String> of) {
        return ties.stream().map(of).map(w -> w.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}
