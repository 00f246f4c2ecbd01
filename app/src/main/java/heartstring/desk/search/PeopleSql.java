package heartstring.desk.search;

import heartstring.platform.web.Cursor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the list: each order walks its index and stops when the page is full. */
@Repository
class PeopleSql {

    /** The most customers that a search hands to the filters. */
    static final int CANDIDATES = 5_000;

    /**
     * The most customers picked out by a figure before they are put in another order. A page of 50 read in the other order passes
     * about as many in a house of a million, so neither way is ever much longer.
     */
    static final int PICKED = 7_000;

    private static final String COLUMNS = """
                        select h.customer_id, h.kind, h.name, h.name_key, h.email, h.phone, h.city, h.country, h.language,
                               h.profiles, h.first_seen_at, s.last_at, coalesce(s.spent_minor, 0) spent_minor,
                               coalesce(s.orders, 0) orders, coalesce(s.touchpoints, 0) touchpoints
                        """;

    private final JdbcClient jdbc;

    PeopleSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How the organisation counts days and money. */
    record Manner(ZoneId zone, int digits) {}

    List<Person> page(PeopleQuery query, @Nullable List<Long> among, Manner manner, @Nullable Cursor after, int limit) {
        Map<String, Object> params = new HashMap<>();
        params.put("limit", limit);
        StringBuilder where = where(query, among, manner, params);
        String order = switch (query.sort()) {
            case "seen" -> {
                if (after != null) {
                    where.append(" and (s.last_at, s.customer_id) < (:at::timestamptz, :id)");
                    params.put("at", after.moment(0).toString());
                    params.put("id", after.number(1));
                }
                yield " order by s.last_at desc, s.customer_id desc";
            }
            case "spent" -> {
                if (after != null) {
                    where.append(" and (s.spent_minor, s.customer_id) < (:spent, :id)");
                    params.put("spent", after.number(0));
                    params.put("id", after.number(1));
                }
                yield " order by s.spent_minor desc, s.customer_id desc";
            }
            case "first" -> {
                if (after != null) {
                    where.append(" and (h.first_seen_at, h.customer_id) < (:at::timestamptz, :id)");
                    params.put("at", after.moment(0).toString());
                    params.put("id", after.number(1));
                }
                yield " order by h.first_seen_at desc, h.customer_id desc";
            }
            default -> {
                if (after != null) {
                    where.append(" and h.name_key ~>=~ :key and (h.name_key ~>~ :key or h.customer_id > :id)");
                    params.put("key", after.string(0));
                    params.put("id", after.number(1));
                }
                yield " order by h.name_key using ~<~, h.customer_id";
            }
        };
        return jdbc.sql(COLUMNS + from(query) + where + order + " limit :limit")
                .params(params)
                .query(Person.class)
                .list();
    }

    /** Ids of customers that fit what the query says of figures, at most one more than {@link #PICKED}. */
    List<Long> picked(PeopleQuery query, Manner manner) {
        Map<String, Object> params = new HashMap<>();
        params.put("most", PICKED + 1);
        StringBuilder where = new StringBuilder();
        figures(where, query, manner, params);
        return jdbc.sql("select s.customer_id from story.v_standing s where true" + where + " limit :most")
                .params(params)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** How many there are, counted up to {@code most}. */
    int count(PeopleQuery query, @Nullable List<Long> among, Manner manner, int most) {
        Map<String, Object> params = new HashMap<>();
        params.put("most", most);
        StringBuilder where = where(query, among, manner, params);
        return jdbc.sql("select count(*) from (select" + from(query) + where + " limit :most) x")
                .params(params)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** Ids of customers whose identifier or name fits a search; bounded by {@link #CANDIDATES}. */
    List<Long> candidates(String[] values, String key, boolean inside) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = any(:values)
                        union
                        (select customer_id from customer.v_headline where name_key ~>=~ :key and name_key ~<~ :end limit :most)
                        union
                        (select customer_id from customer.v_headline where name_key_turned ~>=~ :key and name_key_turned ~<~ :end
                          limit :most)
                        union
                        (select customer_id from customer.v_headline where :inside and name_key like :pattern limit :most)
                        limit :most""")
                .param("values", values)
                .param("key", key)
                .param("end", FinderRules.end(key))
                .param("inside", inside)
                .param("pattern", "%" + FinderRules.literally(key).replace(" ", "%") + "%")
                .param("most", CANDIDATES)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Ids of customers whose identifier begins so. */
    List<Long> started(String start) {
        return jdbc.sql("""
                        select distinct p.customer_id from (
                          select profile_id from customer.v_identifier where value ~>=~ :start and value ~<~ :end limit 500) i
                          join customer.v_profile p on p.id = i.profile_id""")
                .param("start", start)
                .param("end", FinderRules.end(start))
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<PeopleView.Choice> sources() {
        return jdbc.sql("select id::text, name from touchpoint.v_source order by name limit 200")
                .query((rs, n) -> new PeopleView.Choice(rs.getString(1), rs.getString(2)))
                .list();
    }

    List<String> channels() {
        return jdbc.sql("select distinct channel from touchpoint.v_source order by 1 limit 40")
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    /** Orders by a figure begin at the figures, so that their index is walked. */
    private static String from(PeopleQuery query) {
        boolean figures = query.sort().equals("seen") || query.sort().equals("spent");
        return figures
                ? " from story.v_standing s join customer.v_headline h on h.customer_id = s.customer_id where true"
                : " from customer.v_headline h left join story.v_standing s on s.customer_id = h.customer_id where true";
    }

    private static StringBuilder where(
            PeopleQuery query, @Nullable List<Long> among, Manner manner, Map<String, Object> params) {
        StringBuilder where = new StringBuilder();
        if (among != null) {
            where.append(" and h.customer_id = any(:among)");
            params.put("among", among.stream().mapToLong(Long::longValue).toArray());
        }
        equal(where, params, query, "kind", " and h.kind = :kind");
        equal(where, params, query, "city", " and h.city = :city");
        equal(where, params, query, "country", " and h.country = :country");
        equal(where, params, query, "channel", " " + """
                        and exists (select from customer.v_profile p join story.v_activity a on a.profile_id = p.id
                                      where p.customer_id = h.customer_id and a.channel = :channel)""");
        if (query.has("source")) {
            where.append(" " + """
                        and exists (select from customer.v_profile p
                                      where p.customer_id = h.customer_id and p.source_id = :source)""");
            params.put("source", Integer.parseInt(query.get("source")));
        }
        there(where, query, "email", " and h.email is not null", " and h.email is null");
        there(where, query, "phone", " and h.phone is not null", " and h.phone is null");
        figures(where, query, manner, params);
        moment(
                where,
                params,
                "firstFrom",
                start(query.day("firstFrom"), manner),
                " and h.first_seen_at >= :firstFrom::timestamptz");
        moment(
                where,
                params,
                "firstTo",
                end(query.day("firstTo"), manner),
                " and h.first_seen_at < :firstTo::timestamptz");
        return where;
    }

    private static void figures(StringBuilder where, PeopleQuery query, Manner manner, Map<String, Object> params) {
        moment(
                where,
                params,
                "seenFrom",
                start(query.day("seenFrom"), manner),
                " and s.last_at >= :seenFrom::timestamptz");
        moment(where, params, "seenTo", end(query.day("seenTo"), manner), " and s.last_at < :seenTo::timestamptz");
        moment(
                where,
                params,
                "spentMin",
                query.amountMinor("spentMin", manner.digits()),
                " and s.spent_minor >= :spentMin");
        moment(
                where,
                params,
                "spentMax",
                query.amountMinor("spentMax", manner.digits()),
                " and s.spent_minor <= :spentMax");
    }

    private static void equal(
            StringBuilder where, Map<String, Object> params, PeopleQuery query, String name, String condition) {
        if (query.has(name)) {
            where.append(condition);
            params.put(name, query.get(name));
        }
    }

    private static void there(StringBuilder where, PeopleQuery query, String name, String yes, String no) {
        if (query.has(name)) {
            where.append(query.get(name).equals("yes") ? yes : no);
        }
    }

    private static void moment(
            StringBuilder where, Map<String, Object> params, String name, @Nullable Object value, String condition) {
        if (value != null) {
            where.append(condition);
            params.put(name, value);
        }
    }

    private static @Nullable String start(@Nullable LocalDate day, Manner manner) {
        return day == null ? null : day.atStartOfDay(manner.zone()).toInstant().toString();
    }

    private static @Nullable String end(@Nullable LocalDate day, Manner manner) {
        return day == null ? null : start(day.plusDays(1), manner);
    }
}
