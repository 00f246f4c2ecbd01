package heartstring.crm.months;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of a month. */
@Component
class MonthSql {

    private final JdbcClient jdbc;
    private final Reaches reaches;

    MonthSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** Deals that are expected to close, or tasks and meetings that are due, in these days; the last one left out. */
    List<MonthView.Item> items(
            LocalDate from, LocalDate until, ZoneId zone, long owner, boolean deals, boolean tasks, int most) {
        Reach dealsReach = reaches.of(RecordKind.DEALS);
        Reach tasksReach = reaches.of(RecordKind.TASKS);
        return jdbc.sql("""
                        select * from (
                          (select d.expected_on as due, 'deal' as kind, d.id, d.title, h.name as who, null::text as hour, d.state <> 'open' as ended,
                                  d.amount_minor, d.currency
                             from crm.deal d join customer.v_profile p on p.id = d.profile_id
                             left join customer.v_headline h on h.customer_id = p.customer_id
                            where :deals and d.expected_on >= :from::date and d.expected_on < :until::date
                              and (:owner = 0 or d.owner_id = :owner)%s
                            order by d.expected_on, d.id limit :most)
                          union all
                          (select (t.due_at at time zone :zone)::date, t.kind, t.id, t.title, h.name,
                                  case when t.all_day then null else to_char(t.due_at at time zone :zone, 'HH24:MI') end,
                                  t.state <> 'open', null, null
                             from crm.task t left join customer.v_profile p on p.id = t.profile_id
                             left join customer.v_headline h on h.customer_id = p.customer_id
                            where :tasks and t.state <> 'dropped'
                              and t.due_at >= (:from::date)::timestamp at time zone :zone
                              and t.due_at < (:until::date)::timestamp at time zone :zone
                              and (:owner = 0 or t.owner_id = :owner)%s
                            order by t.due_at, t.id limit :most)) x
                         order by due, kind <> 'meeting', hour nulls last, kind, id""".formatted(dealsReach.and("d.owner_id"), tasksReach.and("t.owner_id")))
                .params(dealsReach.params())
                .params(tasksReach.params())
                .param("from", from.toString())
                .param("until", until.toString())
                .param("zone", zone.getId())
                .param("owner", owner)
                .param("deals", deals)
                .param("tasks", tasks)
                .param("most", most)
                .query((rs, n) -> new MonthView.Item(
                        rs.getDate(1).toLocalDate(),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getString(4),
                        rs.getString(5) == null ? "" : rs.getString(5),
                        rs.getString(6) == null ? "" : rs.getString(6),
                        rs.getBoolean(7),
                        rs.getLong(8),
                        rs.getString(9) == null ? "" : rs.getString(9)))
                .list();
    }
}
