package heartstring.insight.next;

import heartstring.kernels.nextbasket.Blend;
import heartstring.kernels.nextbasket.pace.Gaps;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was learnt of everybody, and of products. */
@Component
class NextSql {

    private static final Logger LOG = LoggerFactory.getLogger(NextSql.class);

    private final JdbcClient jdbc;

    NextSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A product as it is known now.
     *
     * @param gap null where nothing was worked out yet
     * @param soldAt when it was last sold to anybody, as of the last night
     */
    record Product(
            long id,
            String name,
            String category,
            Gaps.@Nullable Gap gap,
            @Nullable Instant soldAt) {}

    void keep(NextModel model) {
        jdbc.sql("""
                        insert into insight.next_model (run_id, learnt_at, customers, products, model)
                        values (:run, :at, :customers, :products, :model)
                        on conflict (run_id) do update
                           set learnt_at = excluded.learnt_at, customers = excluded.customers, products = excluded.products,
                               model = excluded.model""")
                .param("run", model.run())
                .param("at", Timestamp.from(model.learntAt()))
                .param("customers", model.customers())
                .param("products", model.products())
                .param("model", model.blend().bytes())
                .update();
        jdbc.sql("""
                        delete from insight.next_model
                         where run_id not in (select run_id from insight.next_model order by run_id desc limit 3)""").update();
    }

    /** What was learnt last; what an older program wrote in another form is not read. */
    Optional<NextModel> newest() {
        return jdbc.sql("""
                        select run_id, learnt_at, customers, products, model from insight.next_model
                         order by run_id desc limit 1""")
                .query((rs, n) -> Optional.ofNullable(model(rs)))
                .optional()
                .flatMap(found -> found);
    }

    private static @Nullable NextModel model(ResultSet rs) throws SQLException {
        Blend blend;
        try {
            blend = Blend.read(rs.getBytes(5));
        } catch (IllegalArgumentException e) {
            LOG.info(
                    "What run {} learnt of next baskets is of another form; the next run writes it anew",
                    rs.getLong(1));
            return null;
        }
        return NextModel.of(
                rs.getLong(1), rs.getTimestamp(2).toInstant(), rs.getInt(3), numbers(rs.getArray(4)), blend);
    }

    private static long[] numbers(Array array) throws SQLException {
        return Arrays.stream((Number[]) array.getArray())
                .mapToLong(Number::longValue)
                .toArray();
    }

    Map<Long, Product> products(Collection<Long> ids) {
        Map<Long, Product> products = new HashMap<>();
        jdbc.sql("""
                        select p.id, coalesce(p.name, p.key), coalesce(p.category, ''), n.gap_mean, n.gap_within, n.gap_between,
                               n.gap_customers, n.sold_at
                          from commerce.v_product p left join insight.next_product n
                            on n.product_id = p.id and n.run_id = (select s.run_id from insight.next_shown s)
                         where p.id = any(:ids)""")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    products.put(rs.getLong(1), product(rs));
                });
        return products;
    }

    private static Product product(ResultSet rs) throws SQLException {
        Timestamp sold = rs.getTimestamp(8);
        return new Product(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                sold == null ? null : new Gaps.Gap(rs.getDouble(4), rs.getDouble(5), rs.getDouble(6), rs.getInt(7)),
                sold == null ? null : sold.toInstant());
    }

    /** Writes some products as a run found them. */
    void keep(long run, List<Shelf.Told> told) {
        jdbc.sql("""
                        insert into insight.next_product (product_id, run_id, gap_mean, gap_within, gap_between, gap_customers, sold_at, buyers,
                               buyers_before, due)
                        select n.id, :run, n.mean, n.within, n.between, n.customers, to_timestamp(n.sold), n.buyers, n.before,
                               string_to_array(n.due, ',')::int[]
                          from unnest(:ids::bigint[], :means::real[], :withins::real[], :betweens::real[], :customers::int[],
                                      :solds::double precision[], :buyers::int[], :befores::int[], :dues::text[])
                               as n(id, mean, within, between, customers, sold, buyers, before, due)
                        on conflict (product_id, run_id) do update
                           set gap_mean = excluded.gap_mean, gap_within = excluded.gap_within,
                               gap_between = excluded.gap_between, gap_customers = excluded.gap_customers, sold_at = excluded.sold_at,
                               buyers = excluded.buyers, buyers_before = excluded.buyers_before, due = excluded.due""")
                .param("run", run)
                .param("ids", told.stream().mapToLong(Shelf.Told::product).toArray())
                .param("means", told.stream().mapToDouble(t -> t.gap().mean()).toArray())
                .param(
                        "withins",
                        told.stream().mapToDouble(t -> t.gap().within()).toArray())
                .param(
                        "betweens",
                        told.stream().mapToDouble(t -> t.gap().between()).toArray())
                .param(
                        "customers",
                        told.stream().mapToInt(t -> t.gap().customers()).toArray())
                .param(
                        "solds",
                        told.stream()
                                .mapToDouble(t -> t.soldAt().toEpochMilli() / 1000.0)
                                .toArray())
                .param("buyers", told.stream().mapToInt(Shelf.Told::buyers).toArray())
                .param(
                        "befores",
                        told.stream().mapToInt(Shelf.Told::buyersBefore).toArray())
                .param("dues", told.stream().map(Shelf.Told::dueText).toArray(String[]::new))
                .update();
    }

    /** What a run wrote is whole: from now on it is shown. */
    void show(long run) {
        jdbc.sql("update insight.next_shown set run_id = :run")
                .param("run", run)
                .update();
    }

    /** Takes away what is not shown and no run writes any more. */
    void discardBefore(long run) {
        jdbc.sql("""
                        delete from insight.next_product
                         where run_id < :run and run_id <> (select s.run_id from insight.next_shown s)""").param("run", run).update();
    }
}
