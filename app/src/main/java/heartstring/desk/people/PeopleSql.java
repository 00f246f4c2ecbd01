package heartstring.desk.people;

import heartstring.desk.search.FinderRules;
import heartstring.platform.web.Cursor;
import heartstring.story.conditions.Conditions.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the list: each order walks its index and stops when the page is full. */
@Repository
class PeopleSql {

    /** The most customers that a search hands to the filters one by one. */
    static final int CANDIDATES = 5_000;

    /** When more names than this begin as was typed, nobody is looked for who only has it somewhere in the name. */
    static final int MANY = 500;

    /** The most customers picked out by a figure one by one before they are put in another order. */
    static final int FEW = 2_000;

    /**
     * The most customers kept in mind on the walk along another order, so that nothing but its index is read; of more, so many
     * stand on the way that a page is soon full.
     */
    static final int PICKED = 20_000;

    private static final String BY_NAME = " order by h.name_key using ~<~, h.customer_id";

    /** What an order is kept by. */
    private static final Map<String, String> KEYS = Map.of(
            "name", "h.customer_id",
            "first", "h.customer_id",
            "seen", "s.customer_id",
            "spent", "s.customer_id");

    private static final List<String> FIGURES = List.of("seenFrom", "seenTo", "spentMin", "spentMax");

    static final String COLUMNS = """
                        select h.customer_id, h.kind, h.name, h.name_key, h.email, h.phone, h.city, h.country, h.language,
                               h.profiles, h.first_seen_at, s.last_at, coalesce(s.spent_minor, 0) spent_minor,
                               coalesce(s.orders, 0) orders, coalesce(s.touchpoints, 0) touchpoints,
                               (select u.name from platform.v_user u where u.id = h.owner_id) owner
                        """;

    private final JdbcClient jdbc;
    private final WhoseSql whose;

    PeopleSql(JdbcClient jdbc, WhoseSql whose) {
        this.jdbc = jdbc;
        this.whose = whose;
    }

    /** How the organisation counts days and money. */
    record Manner(ZoneId zone, int digits) {}

    /**
     * What a view asks of the fields of the house.
     *
     * @param filters those that each one has to fit still
     * @param fit the same as a bounded set, kept in mind on the walk; null to ask each
     * @param within a query of those who are in the groups that are asked for; null where none are
     */
    record Shape(
            List<FieldFilter> filters,
            @Nullable List<Long> fit,
            FieldFilter.@Nullable Order order,
            @Nullable Statement within) {
        Shape within(@Nullable Statement groups) {
            return new Shape(filters, fit, order, groups);
        }
    }

    /**
     * The customers that a search leaves.
     *
     * @param beginning when not null, also all whose name begins so, read from either end
     */
    record Among(List<Long> ids, @Nullable String beginning) {}

    /**
     * The rows of a page: first only the few that stand on it are found, then what is shown of them is read.
     *
     * @param picked how those are found who fit what the query says of figures; null to ask the figures of each
     */
    List<Person> page(
            PeopleQuery query,
            Shape shape,
            @Nullable Among among,
            @Nullable Picked picked,
            Manner manner,
            @Nullable Cursor after,
            int limit) {
        Map<String, Object> params = new HashMap<>();
        params.put("limit", limit);
        Walk walk = walk(query, shape, among, picked, manner, after, params);
        FieldFilter.Order byField = shape.order();
        return jdbc.sql(COLUMNS + " from (" + walk.found()
                        + ") w join customer.v_headline h on h.customer_id = w.customer_id"
                        + " left join story.v_standing s on s.customer_id = h.customer_id"
                        + (byField == null
                                ? ""
                                : " join customer.v_field_value sv on sv.customer_id = h.customer_id and"
                                        + FieldFilterSql.SORTED)
                        + walk.order())
                .params(params)
                .query(Person.class)
                .list();
    }

    /** A query of the customers of a view, {@code customer_id}, the first {@code :limit} of them in its order. */
    record Walk(String found, String order) {}

    Walk walk(
            PeopleQuery query,
            Shape shape,
            @Nullable Among among,
            @Nullable Picked picked,
            Manner manner,
            @Nullable Cursor after,
            Map<String, Object> params) {
        StringBuilder where = where(query, shape, picked, manner, params);
        where.append(whose.and(query, params));
        FieldFilter.Order byField = shape.order();
        String order = byField == null
                ? after(query, after, where, params)
                : FieldFilterSql.after(byField, after, where, params);
        boolean joined = picked == null && hasFigures(query);
        String from = byField == null ? from(query, joined) : byField(joined);
        String key = byField == null ? KEYS.getOrDefault(query.sort(), "h.customer_id") : "sv.customer_id";
        String found = byField == null && query.sort().equals("name") && among != null && among.beginning() != null
                ? begun(from + where, among, params)
                : "select " + key + from + where + among(among, params) + order + " limit :limit";
        return new Walk(found, order);
    }

    /** The order of a page; leaves out what stands before its cursor. */
    private static String after(
            PeopleQuery query, @Nullable Cursor after, StringBuilder where, Map<String, Object> params) {
        if (after != null) {
            params.put("id", after.number(1));
        }
        return switch (query.sort()) {
            case "seen" -> {
                if (after != null) {
                    where.append(" and (s.last_at, s.customer_id) < (:at::timestamptz, :id)");
                    params.put("at", after.moment(0).toString());
                }
                yield " order by s.last_at desc, s.customer_id desc";
            }
            case "spent" -> {
                if (after != null) {
                    where.append(" and (s.spent_minor, s.customer_id) < (:spent, :id)");
                    params.put("spent", after.number(0));
                }
                yield " order by s.spent_minor desc, s.customer_id desc";
            }
            case "first" -> {
                if (after != null) {
                    where.append(" and (h.first_seen_at, h.customer_id) < (:at::timestamptz, :id)");
                    params.put("at", after.moment(0).toString());
                }
                yield " order by h.first_seen_at desc, h.customer_id desc";
            }
            default -> {
                if (after != null) {
                    where.append(" and h.name_key ~>=~ :after and (h.name_key ~>~ :after or h.customer_id > :id)");
                    params.put("after", after.string(0));
                }
                yield BY_NAME;
            }
        };
    }

    /**
     * The first by name among those whose name begins so, whose turned name begins so, and those found by an identifier: the
     * first of all are among the first of each, and each is read by its own index. The turned ones stand in their index in
     * another order and are all gone through; {@code collate "C"} is the same order as {@code ~<~} but keeps the planner from
     * walking the index of names instead, on which those that begin alike lie together.
     */
    private static String begun(String fromWhere, Among among, Map<String, Object> params) {
        params.put("begin", among.beginning());
        params.put("end", FinderRules.end(String.valueOf(among.beginning())));
        params.put("among", longs(among.ids()));
        String names = "h.name_key ~>=~ :begin and h.name_key ~<~ :end";
        String turned = "h.name_key_turned ~>=~ :begin and h.name_key_turned ~<~ :end";
        String select = "(select h.customer_id, h.name_key" + fromWhere;
        String sorted = " order by h.name_key collate \"C\", h.customer_id limit :limit)";
        return "select customer_id from ("
                + select + " and " + names + BY_NAME + " limit :limit) union all "
                + select + " and " + turned + " and not (" + names + ")" + sorted + " union all "
                + select + " and h.customer_id = any(:among) and not (" + names + ") and not (" + turned + ")" + sorted
                + ") b order by name_key collate \"C\", customer_id limit :limit";
    }

    /**
     * Those who fit what the query says of figures.
     *
     * @param ids all of them when they are few
     */
    record Picked(boolean few, List<Long> ids) {}

    /** Null when more than {@link #PICKED} fit. */
    @Nullable
    Picked picked(PeopleQuery query, Manner manner) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder(" from story.v_standing s where true");
        figures(where, query, manner, params);
        List<Long> ids = jdbc.sql("select s.customer_id" + where + " limit " + (FEW + 1))
                .params(params)
                .query((rs, n) -> rs.getLong(1))
                .list();
        if (ids.size() <= FEW) {
            return new Picked(true, ids);
        }
        long all = jdbc.sql("select count(*) from (select" + where + " limit " + (PICKED + 1) + ") x")
                .params(params)
                .query((rs, n) -> rs.getLong(1))
                .single();
        return all > PICKED ? null : new Picked(false, List.of());
    }

    static boolean hasFigures(PeopleQuery query) {
        return FIGURES.stream().anyMatch(query::has);
    }

    /** How many there are, counted up to {@code most}. */
    int count(PeopleQuery query, Shape shape, @Nullable Among among, Manner manner, int most) {
        Map<String, Object> params = new HashMap<>();
        params.put("most", most);
        String where = where(query, shape, null, manner, params) + whose.and(query, params) + among(among, params);
        return jdbc.sql("select count(*) from (select" + from(query, hasFigures(query)) + where + " limit :most) x")
                .params(params)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    Map<String, String> sources() {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select id::text, name from touchpoint.v_source order by name limit 200")
                .query(rs -> {
                    names.put(rs.getString(1), rs.getString(2));
                });
        return names;
    }

    List<String> channels() {
        return jdbc.sql("select distinct channel from touchpoint.v_source order by 1 limit 40")
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private static String byField(boolean figures) {
        return " from customer.v_field_value sv join customer.v_headline h on h.customer_id = sv.customer_id"
                + (figures ? " join story.v_standing s on s.customer_id = h.customer_id" : "") + " where"
                + FieldFilterSql.SORTED;
    }

    /** Orders by a figure begin at the figures, so that their index is walked. */
    private static String from(PeopleQuery query, boolean figures) {
        if (query.sort().equals("seen") || query.sort().equals("spent")) {
            return " from story.v_standing s join customer.v_headline h on h.customer_id = s.customer_id where true";
        }
        return " from customer.v_headline h"
                + (figures ? " join story.v_standing s on s.customer_id = h.customer_id" : "") + " where true";
    }

    /** The condition that a search comes to. */
    private static String among(@Nullable Among among, Map<String, Object> params) {
        if (among == null) {
            return "";
        }
        params.put("among", longs(among.ids()));
        if (among.beginning() == null) {
            return " and h.customer_id = any(:among)";
        }
        params.put("begin", among.beginning());
        params.put("end", FinderRules.end(among.beginning()));
        return " " + """
                        and (h.name_key ~>=~ :begin and h.name_key ~<~ :end
                             or h.name_key_turned ~>=~ :begin and h.name_key_turned ~<~ :end
                             or h.customer_id = any(:among))""";
    }

    private static long[] longs(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static StringBuilder where(
            PeopleQuery query, Shape shape, @Nullable Picked picked, Manner manner, Map<String, Object> params) {
        StringBuilder where = new StringBuilder();
        FieldFilterSql.fields(where, shape, params);
        if (picked != null && picked.few()) {
            where.append(" and h.customer_id = any(:picked)");
            params.put("picked", longs(picked.ids()));
        } else if (picked != null) {
            // With "is true" they are looked up in memory; else the planner reads each one's name and sorts.
            where.append(" and (h.customer_id in (select s.customer_id from story.v_standing s where true");
            figures(where, query, manner, params);
            where.append(" limit ").append(PICKED).append(")) is true");
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
        if (picked == null) {
            figures(where, query, manner, params);
        }
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
