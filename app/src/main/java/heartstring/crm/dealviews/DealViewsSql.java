package heartstring.crm.dealviews;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealRows;
import heartstring.platform.fields.Field;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.web.Cursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of views of deals. */
@Component
class DealViewsSql {

    private static final String LIKELY =
            "case d.state when 'won' then 100 when 'lost' then 0 else coalesce(d.probability, s.probability) end";

    private final JdbcClient jdbc;
    private final Reaches reaches;

    DealViewsSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** What deals of one currency come to, in one group; the group is empty for those without. */
    record Sum(String group, String currency, long deals, long amountMinor, long weightedMinor) {}

    /** A deal with what it stands by in the list's order, and the group it is in. */
    record Placed(Deal deal, String key, String group) {}

    private String reached(Map<String, Object> params) {
        Reach reach = reaches.of(RecordKind.DEALS);
        params.putAll(reach.params());
        return reach.and("d.owner_id");
    }

    private static String from(DealQuery query) {
        return query.has("q")
                ? " from crm.deal d join crm.stage s on s.id = d.stage_id join customer.v_profile p on p.id = d.profile_id"
                        + " left join customer.v_headline h on h.customer_id = p.customer_id "
                : " from crm.deal d join crm.stage s on s.id = d.stage_id ";
    }

    /** A page of the list: the few on it are found first, then what is shown of them is read. */
    List<Placed> page(DealQuery query, List<Field> fields, int digits, @Nullable Cursor after, int most) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = DealWhereSql.where(query, fields, digits, params) + reached(params);
        DealWhereSql.Order order = DealWhereSql.order(query, fields, params);
        if (after != null) {
            where += order.after();
            params.put("key", after.string(0));
            params.put("id", after.number(1));
        }
        params.put("most", most);
        String found =
                "select d.id, " + order.key() + " key" + from(query) + "where" + where + order.by() + " limit :most";
        return placed("with w as materialized (" + found + ") ", "w.key::text, ''", order, params);
    }

    /** The first deals of each group. */
    List<Placed> grouped(DealQuery query, List<Field> fields, int digits, int each) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = DealWhereSql.where(query, fields, digits, params) + reached(params);
        DealWhereSql.Order order = DealWhereSql.order(query, fields, params);
        String group = Objects.requireNonNull(DealWhereSql.group(query, fields, params));
        params.put("each", each);
        String found = "select id, key, grp from (select d.id, " + order.key() + " key, " + group
                + " grp, row_number() over (partition by " + group + order.by() + ") nth" + from(query) + "where"
                + where
                + ") x where nth <= :each limit 2000";
        return placed("with w as materialized (" + found + ") ", "w.key::text, w.grp", order, params);
    }

    private List<Placed> placed(String with, String extra, DealWhereSql.Order order, Map<String, Object> params) {
        String deal = DealRows.DEAL.replaceFirst(
                "\\s+from crm.deal d", ", " + extra + " from w join crm.deal d on d.id = w.id");
        return jdbc.sql(with + deal + order.by())
                .params(params)
                .query((rs, n) -> new Placed(
                        DealRows.deal(rs),
                        Objects.requireNonNullElse(rs.getString(27), ""),
                        Objects.requireNonNullElse(rs.getString(28), "")))
                .list();
    }

    /** What the view comes to, by group and currency. */
    List<Sum> sums(DealQuery query, List<Field> fields, int digits) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = DealWhereSql.where(query, fields, digits, params) + reached(params);
        String group = Objects.requireNonNullElse(DealWhereSql.group(query, fields, params), "''");
        return jdbc.sql("""
                        select %s, d.currency, count(*), coalesce(sum(d.amount_minor), 0),
                               coalesce(round(sum(d.amount_minor::numeric * %s / 100)), 0)::bigint
                        %s where %s group by 1, 2 order by 1, 3 desc limit 1000""".formatted(group, LIKELY, from(query), where))
                .params(params)
                .query((rs, n) ->
                        new Sum(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    /** What open deals of the view are expected to bring, by the month in which they should close. */
    List<Sum> forecast(DealQuery query, List<Field> fields, int digits, int most) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = DealWhereSql.where(query, fields, digits, params) + reached(params);
        params.put("limit", most);
        return jdbc.sql("""
                        select coalesce(to_char(d.expected_on, 'YYYY-MM'), ''), d.currency, count(*), coalesce(sum(d.amount_minor), 0),
                               coalesce(round(sum(d.amount_minor::numeric * %s / 100)), 0)::bigint
                        %s where %s group by 1, 2 order by 1, 2 limit :limit""".formatted(LIKELY, from(query), where))
                .params(params)
                .query((rs, n) ->
                        new Sum(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    /** Colleagues to choose as owners, by name. */
    Map<Long, String> colleagues(int most) {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, name from platform.v_user where active and role in ('ADMINISTRATOR', 'MANAGER', 'AGENT')
                         order by name, id limit :most""").param("most", most).query(rs -> {
            names.put(rs.getLong(1), rs.getString(2));
        });
        return names;
    }
}
