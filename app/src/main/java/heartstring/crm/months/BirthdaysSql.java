package heartstring.crm.months;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of birthdays: of those a colleague cares for, or of some of everybody's. */
@Component
class BirthdaysSql {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    /** The most customers of one kind that a colleague is asked about, and the most birthdays of theirs on a page. */
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    BirthdaysSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** Of everybody, on each day so many at most; who was born on 29 February has theirs on the 28th in other years. */
    List<MonthView.Item> all(LocalDate from, LocalDate until, int each) {
        Keys keys = Keys.of(from, until);
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select k.day, x.customer_id, x.name
                          from unnest(:days::date[], :keys::text[]) k(day, key) cross join lateral (
                            select p.customer_id, h.name
                              from customer.v_trait r join customer.v_profile p on p.id = r.profile_id
                              join customer.v_headline h on h.customer_id = p.customer_id
                             where r.name = 'birthday' and p.erased_at is null and h.kind = 'person'%s
                               and substring(r.value #>> '{}' from '^(?:[0-9]{4}|-)-([0-9]{2}-[0-9]{2})(?:[T ].*)?$') = k.key
                               and not exists (
                                 select from customer.v_profile o join customer.v_trait n on n.profile_id = o.id
                                  where o.customer_id = p.customer_id and n.name = 'birthday'
                                    and (n.occurred_at, n.id) > (r.occurred_at, r.id))
                             limit :each) x
                         order by k.day, x.name, x.customer_id""".formatted(reach.and("h")))
                .params(reach.params())
                .param("days", keys.days())
                .param("keys", keys.keys())
                .param("each", each)
                .query((rs, n) -> MonthView.Item.birthday(rs.getDate(1).toLocalDate(), rs.getLong(2), rs.getString(3)))
                .list();
    }

    /** Of customers with whom a colleague has an open deal, task or conversation. */
    List<MonthView.Item> of(long owner, LocalDate from, LocalDate until) {
        Keys keys = Keys.of(from, until);
        return jdbc.sql("""
                        with mine as (
                          (select p.customer_id from crm.deal d join customer.v_profile p on p.id = d.profile_id
                            where d.owner_id = :owner and d.state = 'open' limit :most)
                          union
                          (select p.customer_id from crm.task t join customer.v_profile p on p.id = t.profile_id
                            where t.owner_id = :owner and t.state = 'open' limit :most)
                          union
                          (select p.customer_id from crm.conversation c join customer.v_profile p on p.id = c.profile_id
                            where c.assignee_id = :owner and c.state <> 'resolved' limit :most))
                        select k.day, h.customer_id, h.name
                          from mine m join customer.v_headline h on h.customer_id = m.customer_id and h.kind = 'person'
                         cross join lateral (
                            select substring(r.value #>> '{}' from '^(?:[0-9]{4}|-)-([0-9]{2}-[0-9]{2})(?:[T ].*)?$') as key
                              from customer.v_profile p join customer.v_trait r on r.profile_id = p.id
                             where p.customer_id = m.customer_id and r.name = 'birthday' and p.erased_at is null
                             order by r.occurred_at desc, r.id desc limit 1) b
                          join unnest(:days::date[], :keys::text[]) k(day, key) on k.key = b.key
                         order by k.day, h.name, h.customer_id limit :most""")
                .param("owner", owner)
                .param("days", keys.days())
                .param("keys", keys.keys())
                .param("most", MOST)
                .query((rs, n) -> MonthView.Item.birthday(rs.getDate(1).toLocalDate(), rs.getLong(2), rs.getString(3)))
                .list();
    }

    /** Days and the birthdays that are on them. */
    private record Keys(String[] days, String[] keys) {
        static Keys of(LocalDate from, LocalDate until) {
            List<String> days = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
                days.add(day.toString());
                keys.add(MONTH_DAY.format(day));
                if (day.getMonthValue() == 2 && day.getDayOfMonth() == 28 && !day.isLeapYear()) {
                    days.add(day.toString());
                    keys.add("02-29");
                }
            }
            return new Keys(days.toArray(String[]::new), keys.toArray(String[]::new));
        }
    }
}
