package heartstring.crm.dealdesk;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealRows;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.web.Cursor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of many deals at once: columns of the board, sums, and the list. */
@Component
class BoardSql {

    private static final String LIKELY =
            "case d.state when 'won' then 100 when 'lost' then 0 else coalesce(d.probability, s.probability) end";

    private final JdbcClient jdbc;
    private final Reaches reaches;

    BoardSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** What the open deals of a stage come to in one currency. */
    record Sum(int stageId, String currency, long deals, long amountMinor, long weightedMinor) {}

    /** What closed or is expected to close in a month. */
    record Month(String month, String currency, long deals, long amountMinor, long weightedMinor) {}

    private String where(DealFilter filter, Map<String, Object> params) {
        Reach reach = reaches.of(RecordKind.DEALS);
        params.putAll(reach.params());
        StringBuilder where = new StringBuilder(" true").append(reach.and("d.owner_id"));
        if (!filter.state().equals("all")) {
            // Written out, so that the index of open deals is used.
            where.append(" and d.state = '").append(filter.state()).append('\'');
        }
        if (filter.pipeline() != 0) {
            where.append(" and d.pipeline_id = :pipeline");
            params.put("pipeline", filter.pipeline());
        }
        if (filter.owner() == -1) {
            where.append(" and d.owner_id is null");
        } else if (filter.owner() != 0) {
            where.append(" and d.owner_id = :owner");
            params.put("owner", filter.owner());
        }
        if (!filter.q().isEmpty()) {
            where.append(" and (d.title ilike :like or h.name ilike :like)");
            params.put(
                    "like",
                    "%" + filter.q().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return where.toString();
    }

    private static String from(DealFilter filter) {
        return filter.q().isEmpty()
                ? " from crm.deal d join crm.stage s on s.id = d.stage_id "
                : " from crm.deal d join crm.stage s on s.id = d.stage_id join customer.v_profile p on p.id = d.profile_id"
                        + " left join customer.v_headline h on h.customer_id = p.customer_id ";
    }

    List<Sum> sums(DealFilter filter) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = where(filter, params);
        return jdbc.sql("""
                        select d.stage_id, d.currency, count(*), coalesce(sum(d.amount_minor), 0),
                               coalesce(round(sum(d.amount_minor::numeric * %s / 100)), 0)::bigint
                        %s where %s group by 1, 2 order by 1, 3 desc limit 1000""".formatted(LIKELY, from(filter), where))
                .params(params)
                .query((rs, n) -> new Sum(rs.getInt(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    /** The first cards of every column, each along its index. Picked first: the planner puts at most eight tables in order. */
    List<Deal> cards(DealFilter filter, int most) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = where(filter, params);
        params.put("most", most);
        return jdbc.sql("""
                        with top as materialized (
                          select t.id from crm.stage x
                           cross join lateral (
                             select d.id %s where %s and d.stage_id = x.id order by d.expected_on, d.id limit :most) t
                           where %s)
                        %s join top on top.id = d.id order by d.stage_id, d.expected_on, d.id""".formatted(
                                from(filter),
                                where,
                                filter.pipeline() == 0 ? "true" : "x.pipeline_id = :pipeline",
                                DealRows.DEAL))
                .params(params)
                .query((rs, n) -> DealRows.deal(rs))
                .list();
    }

    /** Further cards of one column. */
    List<Deal> column(DealFilter filter, int stage, @Nullable Cursor after, int most) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = where(filter, params);
        params.put("stage", stage);
        params.put("most", most);
        if (after != null) {
            where += " and (coalesce(d.expected_on, 'infinity'::date), d.id) > (:day::date, :id)";
            params.put("day", after.string(0));
            params.put("id", after.number(1));
        }
        return jdbc.sql(DealRows.DEAL + " where d.stage_id = :stage and" + where
                        + " order by d.expected_on, d.id limit :most")
                .params(params)
                .query((rs, n) -> DealRows.deal(rs))
                .list();
    }

    /** What was won since that moment, by currency. */
    List<Month> won(int pipeline, Instant since) {
        Reach reach = reaches.of(RecordKind.DEALS);
        return jdbc.sql("""
                        select '', d.currency, count(*), coalesce(sum(d.amount_minor), 0), 0 from crm.deal d
                         where d.pipeline_id = :pipeline and d.state = 'won' and d.closed_at >= :since::timestamptz%s
                         group by 2 order by 3 desc limit 5""".formatted(reach.and("d.owner_id")))
                .params(reach.params())
                .param("pipeline", pipeline)
                .param("since", since.toString())
                .query((rs, n) -> new Month("", rs.getString(2), rs.getLong(3), rs.getLong(4), 0))
                .list();
    }

    /** Whose pieces these are, by piece, but for one customer's. */
    Map<Long, String> others(long[] profiles, long customer) {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.id, h.name from customer.v_profile p join customer.v_headline h on h.customer_id = p.customer_id
                         where p.id = any(:profiles) and p.customer_id <> :customer""").param("profiles", profiles).param("customer", customer).query(rs -> {
            names.put(rs.getLong(1), rs.getString(2));
        });
        return names;
    }

    /** Colleagues to choose as owners. */
    Map<Long, String> colleagues(int most) {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql(
                        "select id, name from platform.v_user where active and role in ('ADMINISTRATOR', 'MANAGER', 'AGENT') order by name, id limit :most")
                .param("most", most)
                .query(rs -> {
                    names.put(rs.getLong(1), rs.getString(2));
                });
        return names;
    }

    /** Products of the catalogue that begin like this, for the lines of a deal. */
    List<Product> products(String typed, String currency, int most) {
        return jdbc.sql("""
                        select key, coalesce(name, key), coalesce(price_minor, 0) from commerce.v_product
                         where (currency = :currency or price_minor is null)
                           and (name ilike :like or key ilike :start or sku ilike :start) order by name, key limit :most""")
                .param("currency", currency)
                .param(
                        "like",
                        "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("start", typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("most", most)
                .query((rs, n) -> new Product(rs.getString(1), rs.getString(2), rs.getLong(3)))
                .list();
    }

    /** A product to offer; its price in minor units of the deal's currency. */
    record Product(String key, String name, long unitMinor) {}
}
