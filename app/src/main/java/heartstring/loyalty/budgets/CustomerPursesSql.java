package heartstring.loyalty.budgets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what single customers had of budgets. */
@Component
class CustomerPursesSql {

    private final JdbcClient jdbc;

    CustomerPursesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The purse of one piece of a customer. */
    record Theirs(long id, long fundedMinor, long leftMinor) {}

    void lock(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(7342, hashint8(:customer))")
                .param("customer", customer)
                .query(row -> {});
    }

    List<Theirs> of(Budget budget, LocalDate starts, long customer) {
        return jdbc.sql("""
                        select u.id, u.funded_minor, coalesce(a.available, 0)
                          from customer.v_profile p
                          join loyalty.budget_purse u on u.profile_id = p.id and u.customer
                          left join loyalty.account a on a.holder = 'budget' and a.holder_id = u.id
                               and a.unit_id = (select id from loyalty.unit where key = :unit)
                         where p.customer_id = :customer and u.budget_id = :budget and u.starts = :starts::date order by u.id""")
                .param("unit", Budgets.unitKey(budget.currency()))
                .param("customer", customer)
                .param("budget", budget.id())
                .param("starts", starts.toString())
                .query((rs, n) -> new Theirs(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    long open(long budget, LocalDate starts, long profile, long minor) {
        return jdbc.sql("""
                        insert into loyalty.budget_purse (budget_id, starts, store, funded_minor, customer, profile_id)
                        values (:budget, :starts::date, '', :minor, true, :profile) returning id""")
                .param("budget", budget)
                .param("starts", starts.toString())
                .param("minor", minor)
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void pair(long reservation, long customers) {
        jdbc.sql("""
                        insert into loyalty.budget_pair (reservation, customer_reservation) values (:reservation, :customers)
                        on conflict do nothing""")
                .param("reservation", reservation)
                .param("customers", customers)
                .update();
    }

    /** The customer's part of that reservation. */
    Optional<Long> pairOf(long reservation) {
        return jdbc.sql("select customer_reservation from loyalty.budget_pair where reservation = :reservation")
                .param("reservation", reservation)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }
}
