package heartstring.crm.clocks;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of days on which nobody works. */
@Component
class ClocksSql {

    private static final int MOST = 2_000;

    private final JdbcClient jdbc;

    ClocksSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<LocalDate, String> holidays() {
        Map<LocalDate, String> days = new TreeMap<>();
        jdbc.sql("select day::text, name from crm.holiday order by day desc limit :most")
                .param("most", MOST)
                .query(rs -> {
                    days.put(LocalDate.parse(rs.getString(1)), rs.getString(2));
                });
        return days;
    }

    void add(LocalDate day, String name) {
        jdbc.sql("""
                        insert into crm.holiday (day, name) values (:day::date, :name)
                        on conflict (day) do update set name = excluded.name""").param("day", day.toString()).param("name", name).update();
    }

    void remove(LocalDate day) {
        jdbc.sql("delete from crm.holiday where day = :day::date")
                .param("day", day.toString())
                .update();
    }
}
