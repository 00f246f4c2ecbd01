package heartstring.loyalty.budgets;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of budgets and their purses. */
@Component
class BudgetsSql {

    private static final String BUDGETS =
            "select id, name, currency, limit_minor, period, each_store, stopped_at is not null, customer_minor"
                    + " from loyalty.budget ";
    private static final String PURSES = """
            select p.id, p.starts, p.store, p.funded_minor, coalesce(a.available, 0), coalesce(a.reserved, 0)
              from loyalty.budget_purse p left join loyalty.account a on a.holder = 'budget' and a.holder_id = p.id
                   and a.unit_id = (select u.id from loyalty.unit u join loyalty.budget b on u.key = 'money-' || lower(b.currency)
                                     where b.id = p.budget_id)
            """;

    private final JdbcClient jdbc;

    BudgetsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName budgetName() {
        return new SubjectName("budget", "select name from loyalty.budget where id = subject.id", null);
    }

    long make(
            String name,
            String currency,
            long limit,
            Budget.Period period,
            boolean eachStore,
            @Nullable Long customerMinor,
            Instant now,
            long userId) {
        return jdbc.sql("""
                        insert into loyalty.budget (name, currency, limit_minor, period, each_store, customer_minor, made_at, user_id)
                        values (:name, :currency, :limit, :period, :each, :customer, :now::timestamptz, nullif(:user, 0)) returning id""")
                .param("name", name)
                .param("currency", currency)
                .param("limit", limit)
                .param("period", period.text())
                .param("each", eachStore)
                .param("customer", customerMinor)
                .param("now", now.toString())
                .param("user", userId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    boolean setStopped(long id, @Nullable Instant at) {
        return jdbc.sql("""
                        update loyalty.budget set stopped_at = :at::timestamptz
                         where id = :id and (stopped_at is null) <> (:at::timestamptz is null)""")
                        .param("id", id)
                        .param("at", at == null ? null : at.toString())
                        .update()
                == 1;
    }

    void setLimit(long id, long limit) {
        jdbc.sql("update loyalty.budget set limit_minor = :limit where id = :id")
                .param("id", id)
                .param("limit", limit)
                .update();
    }

    Optional<Budget> byId(long id) {
        return one(BUDGETS + "where id = :id", id);
    }

    Optional<Budget> lock(long id) {
        return one(BUDGETS + "where id = :id for no key update", id);
    }

    private Optional<Budget> one(String statement, long id) {
        return jdbc.sql(statement).param("id", id).query(BudgetsSql::read).optional();
    }

    List<Budget> all() {
        return jdbc.sql(BUDGETS + "order by id desc limit 500")
                .query(BudgetsSql::read)
                .list();
    }

    /** The number of a purse that was not there before. */
    Optional<Long> open(Budget budget, LocalDate starts, String store) {
        return jdbc.sql("""
                        insert into loyalty.budget_purse (budget_id, starts, store, funded_minor)
                        values (:budget, :starts::date, :store, :limit) on conflict do nothing returning id""")
                .param("budget", budget.id())
                .param("starts", starts.toString())
                .param("store", store)
                .param("limit", budget.limitMinor())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void funded(long purse, long minor) {
        jdbc.sql("update loyalty.budget_purse set funded_minor = :minor where id = :id")
                .param("id", purse)
                .param("minor", minor)
                .update();
    }

    Optional<Purse> purse(long budget, LocalDate starts, String store) {
        return jdbc.sql(
                        PURSES
                                + "where not p.customer and p.budget_id = :budget and p.starts = :starts::date and p.store = :store")
                .param("budget", budget)
                .param("starts", starts.toString())
                .param("store", store)
                .query(BudgetsSql::purse)
                .optional();
    }

    List<Purse> lockPurses(long budget, LocalDate starts) {
        return jdbc.sql(
                        PURSES
                                + "where not p.customer and p.budget_id = :budget and p.starts = :starts::date order by p.id for update of p")
                .param("budget", budget)
                .param("starts", starts.toString())
                .query(BudgetsSql::purse)
                .list();
    }

    List<Purse> purses(long budget, int most) {
        return jdbc.sql(PURSES
                        + "where not p.customer and p.budget_id = :budget order by p.starts desc, p.store limit :most")
                .param("budget", budget)
                .param("most", most)
                .query(BudgetsSql::purse)
                .list();
    }

    /** The purse from which this posting set something aside. */
    Optional<Long> purseOf(long posting) {
        return jdbc.sql("""
                        select a.holder_id from loyalty.posting p join loyalty.account a on a.id = p.account_id
                         where p.id = :posting and p.kind = 'reserve' and a.holder = 'budget'""")
                .param("posting", posting)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** What stands in the book under a key. */
    Optional<Long> posting(UUID key) {
        return jdbc.sql("select id from loyalty.posting where key = :key::uuid")
                .param("key", key.toString())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    private static Purse purse(ResultSet rs, int number) throws SQLException {
        return new Purse(
                rs.getLong(1),
                rs.getObject(2, LocalDate.class),
                rs.getString(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getLong(6));
    }

    private static Budget read(ResultSet rs, int number) throws SQLException {
        return new Budget(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getLong(4),
                Budget.Period.valueOf(rs.getString(5).toUpperCase(Locale.ROOT)),
                rs.getBoolean(6),
                rs.getBoolean(7),
                rs.getObject(8, Long.class));
    }
}
