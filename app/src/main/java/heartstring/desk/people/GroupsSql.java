package heartstring.desk.people;

import heartstring.platform.fields.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements that put the first customers of a view into groups. */
@Repository
class GroupsSql {

    private final JdbcClient jdbc;
    private final PeopleSql people;

    GroupsSql(JdbcClient jdbc, PeopleSql people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** A customer in a group of so many; the group is empty for those who have nothing there. */
    record Placed(String group, long people, long customerId) {}

    /** The largest groups, those without a value at the end, each with its first customers in the order of the view. */
    List<Placed> placed(
            PeopleQuery query,
            PeopleSql.Shape shape,
            PeopleSql.@Nullable Among among,
            PeopleSql.@Nullable Picked picked,
            PeopleSql.Manner manner,
            List<Field> by,
            Bounds bounds) {
        Map<String, Object> params = new HashMap<>();
        params.put("limit", bounds.counted());
        params.put("each", bounds.each());
        params.put("rows", bounds.groups() * bounds.each());
        String found =
                people.walk(query, shape, among, picked, manner, null, params).found();
        String group = switch (query.get("group")) {
            case "kind" -> "h.kind";
            case "city" -> "coalesce(h.city, '')";
            case "country" -> "coalesce(h.country, '')";
            default -> "coalesce(gv.text_key, trim_scale(gv.number_key)::text, '')";
        };
        String joined = "";
        if (query.get("group").startsWith(PeopleQuery.FIELD)) {
            params.put("groupFields", by.stream().mapToInt(Field::id).toArray());
            joined = """
                    left join customer.v_field_value gv on gv.customer_id = f.customer_id and gv.field_id = any(:groupFields)""";
        }
        return jdbc.sql("""
                        select grp, people, customer_id from (
                          select f.customer_id, %1$s grp, count(*) over (partition by %1$s) people,
                                 row_number() over (partition by %1$s order by f.nth) place
                            from (select w.customer_id, row_number() over () nth from (%2$s) w) f
                            join customer.v_headline h on h.customer_id = f.customer_id %3$s) g
                         where place <= :each order by grp = '', people desc, grp, place limit :rows""".formatted(group, found, joined))
                .params(params)
                .query((rs, n) -> new Placed(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    /**
     * How much is read.
     *
     * @param counted so many customers of the view, the first
     */
    record Bounds(int counted, int groups, int each) {}

    /** What is shown of these. */
    List<Person> people(List<Long> ids) {
        return jdbc.sql(PeopleSql.COLUMNS + """
                         from customer.v_headline h left join story.v_standing s on s.customer_id = h.customer_id
                        where h.customer_id = any(:ids) limit 1000""")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query(Person.class)
                .list();
    }
}
