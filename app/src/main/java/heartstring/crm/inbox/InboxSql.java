package heartstring.crm.inbox;

import heartstring.crm.conversations.Priority;
import heartstring.crm.conversations.State;
import heartstring.crm.folders.Folder;
import heartstring.crm.folders.Query;
import heartstring.crm.talk.TalkRules;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements of the list. Each page is read along one partial index and bounded; counts stop at a bound, so a million
 * conversations count as fast as a thousand.
 */
@Component
class InboxSql {

    /** Counting stops here. */
    static final int MOST_COUNTED = 1_000;

    private static final int BRIEF = 160;

    private static final String SHOWN = """
                        )
                        select c.id, coalesce(p.customer_id, 0), coalesce(h.name, 'Somebody'), c.channel, c.state, c.priority, c.labels, c.last_at,
                               c.last_by, c.waiting_since, c.answer_due_at, c.resolve_due_at, c.snoozed_until, coalesce(a.name, ''),
                               coalesce(g.name, ''), c.private_to is not null, case when isfinite(c.due_at) then to_json(c.due_at)#>>'{}' else 'infinity' end, to_json(c.last_at)#>>'{}',
                               c.state = 'open' and c.last_in_at > coalesce(s.at, '-infinity'), v.name,
                               json_build_object('properties', json_build_object('subject', v.body #>> '{properties,subject}',
                                 'reason', v.body #>> '{properties,reason}', 'network', v.body #>> '{properties,network}',
                                 'outcome', v.body #>> '{properties,outcome}', 'automatic', v.body #>> '{properties,automatic}',
                                 'text', left(coalesce(v.body #>> '{properties,text}', v.body #>> '{properties,message_body}',
                                                       v.body #>> '{properties,comment}', v.body #>> '{properties,notes}'), 300)))::text
                          from c
                          left join customer.v_profile p on p.id = c.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          left join platform.v_user a on a.id = c.assignee_id
                          left join crm.team g on g.id = c.team_id
                          left join crm.seen s on s.conversation_id = c.id and s.user_id = :user
                          left join touchpoint.v_touchpoint v on v.id = c.last_touchpoint_id
                         order by\s""";

    private static final String SEEN = "(c.private_to is null or c.private_to = :user)";

    private final JdbcClient jdbc;
    private final Reaches reaches;

    InboxSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    private Reach reach() {
        return reaches.of(RecordKind.CONVERSATIONS);
    }

    private static String seen(Reach reach) {
        return SEEN + reach.and("c.assignee_id", "c.team_id");
    }

    Map<Folder, Integer> counts(long user, List<Integer> teams) {
        Reach reach = reach();
        String mentioned = reach.isAll()
                ? ""
                : " and exists (select from crm.conversation c where c.id = m.conversation_id and " + seen(reach) + ")";
        Map<Folder, Integer> counts = new EnumMap<>(Folder.class);
        jdbc.sql("""
                        select (select count(*) from (select from crm.conversation c where %1$s and c.state = 'open' and c.assignee_id = :user limit :most) x),
                               (select count(*) from (select from crm.conversation c where %1$s and c.state = 'open' and c.assignee_id is null limit :most) x),
                               (select count(*) from (select from crm.conversation c where %1$s and c.state = 'open' and c.team_id = any(:teams) limit :most) x),
                               (select count(*) from (select distinct m.conversation_id from crm.mention m where m.user_id = :user and m.seen_at is null%2$s limit :most) x),
                               (select count(*) from (select from crm.conversation c where %1$s and c.state = 'open' limit :most) x),
                               (select count(*) from (select from crm.conversation c where %1$s and c.state = 'snoozed' limit :most) x)""".formatted(seen(reach), mentioned))
                .params(reach.params())
                .param("user", user)
                .param("teams", array(teams))
                .param("most", MOST_COUNTED)
                .query(rs -> {
                    int column = 1;
                    for (Folder folder : Folder.values()) {
                        if (folder.isCounted()) {
                            counts.put(folder, rs.getInt(column++));
                        }
                    }
                });
        return counts;
    }

    List<InboxView.Line> lines(Query query, long user, List<Integer> teams, @Nullable Cursor after, int most) {
        Map<String, Object> params = new HashMap<>();
        params.put("user", user);
        params.put("most", most);
        Reach reach = reach();
        params.putAll(reach.params());
        String where = seen(reach) + filter(query, params);
        boolean byDue = query.due() && query.folder() != Folder.RESOLVED && query.folder() != Folder.SNOOZED;
        if (after != null) {
            where += byDue
                    ? " and (c.due_at, c.id) > (:at::timestamptz, :id)"
                    : " and (c.last_at, c.id) < (:at::timestamptz, :id)";
            String at = after.string(0);
            if (!at.equals("infinity")) {
                at = after.moment(0).toString();
            }
            params.put("at", at);
            params.put("id", after.number(1));
        }
        String order = byDue ? "c.due_at, c.id" : "c.last_at desc, c.id desc";
        String found = switch (query.folder()) {
            case TEAM -> {
                params.put("teams", array(teams));
                yield "select c.* from unnest(:teams::int[]) as w(team) cross join lateral (select c.* from crm.conversation c where "
                        + where + " and c.state = 'open' and c.team_id = w.team order by " + order
                        + " limit :most) c order by " + order + " limit :most";
            }
            default ->
                "select c.* from crm.conversation c where " + where + state(query.folder()) + " order by " + order
                        + " limit :most";
        };
        return jdbc.sql("with c as materialized (" + found + SHOWN + order)
                .params(params)
                .query((rs, n) -> line(rs, byDue))
                .list();
    }

    private static String state(Folder folder) {
        return switch (folder) {
            case MINE -> " and c.state = 'open' and c.assignee_id = :user";
            case UNASSIGNED -> " and c.state = 'open' and c.assignee_id is null";
            case SNOOZED -> " and c.state = 'snoozed'";
            case RESOLVED -> " and c.state = 'resolved' and c.merged_into is null";
            case MENTIONS ->
                " and c.id in (select m.conversation_id from crm.mention m where m.user_id = :user and m.seen_at is null)";
            case ALL, TEAM -> " and c.state = 'open'";
        };
    }

    private static String filter(Query query, Map<String, Object> params) {
        String filter = "";
        if (!query.channel().isEmpty()) {
            filter += " and c.channel = :channel";
            params.put("channel", query.channel());
        }
        if (!query.label().isEmpty()) {
            filter += " and c.labels @> array[:label]::text[]";
            params.put("label", query.label());
        }
        if (query.priority() != 0) {
            filter += " and c.priority = :priority";
            params.put("priority", query.priority());
        }
        return filter;
    }

    private static InboxView.Line line(ResultSet rs, boolean byDue) throws SQLException {
        String name = rs.getString(20);
        return new InboxView.Line(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                State.of(rs.getString(5)),
                Priority.of(rs.getInt(6)),
                Arrays.asList((String[]) rs.getArray(7).getArray()),
                rs.getTimestamp(8).toInstant(),
                rs.getString(9),
                moment(rs.getTimestamp(10)),
                moment(rs.getTimestamp(11)),
                moment(rs.getTimestamp(12)),
                moment(rs.getTimestamp(13)),
                rs.getString(14),
                rs.getString(15),
                rs.getBoolean(16),
                rs.getBoolean(19),
                name == null ? "" : TalkRules.words(name, rs.getString(21)).brief(BRIEF),
                Cursor.of(byDue ? rs.getString(17) : rs.getString(18), rs.getLong(1))
                        .text());
    }

    static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static int[] array(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Labels in use on what is open, the most used of a bounded sample first. */
    List<String> labels(int most) {
        Reach reach = reach();
        return jdbc.sql("""
                        select l from (select unnest(labels) l from crm.conversation c where state = 'open' and labels <> '{}'%s
                                         order by last_at desc limit 1000) x
                         group by l order by count(*) desc, l limit :most""".formatted(reach.and("c.assignee_id", "c.team_id")))
                .params(reach.params())
                .param("most", most)
                .query((rs, n) -> rs.getString(1))
                .list();
    }
}
