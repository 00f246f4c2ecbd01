package heartstring.customer.duplicates;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of searches and of what they learn. */
@Component
class SearchesSql {

    private static final String READ =
            "select id, stage, people, pairs, joined, wanted_at, finished_at from customer.duplicate_run ";

    private final JdbcClient jdbc;

    SearchesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Search> latest() {
        return jdbc.sql(READ + "order by id desc limit 1")
                .query(SearchesSql::search)
                .optional();
    }

    /** The one that waits or was left behind by a server that stopped. */
    Optional<Search> open() {
        return jdbc.sql(READ + "where finished_at is null")
                .query(SearchesSql::search)
                .optional();
    }

    private static Search search(java.sql.ResultSet rs, int n) throws java.sql.SQLException {
        java.sql.Timestamp finished = rs.getTimestamp(7);
        return new Search(
                rs.getLong(1),
                rs.getString(2),
                rs.getInt(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getTimestamp(6).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    /** Asks for a search; one that waits already is enough. Answers whether it is a new one. */
    boolean want(long user) {
        return jdbc.sql(
                                "insert into customer.duplicate_run (wanted_by) values (nullif(:user, 0)) on conflict do nothing")
                        .param("user", user)
                        .update()
                > 0;
    }

    /** Asks for one when none was done for so long and customers came or changed pieces since. */
    void wantIfDue(Duration after) {
        jdbc.sql("""
                        insert into customer.duplicate_run (wanted_by)
                        select null where exists (select from customer.headline where kind = 'person')
                           and not exists (select from customer.duplicate_run
                                            where finished_at is null or finished_at > now() - make_interval(secs => :seconds))
                        on conflict do nothing""").param("seconds", after.toSeconds()).update();
    }

    void stage(long run, String stage, int people) {
        jdbc.sql("""
                        update customer.duplicate_run set stage = :stage, people = greatest(people, :people),
                               started_at = coalesce(started_at, now()) where id = :id""")
                .param("id", run)
                .param("stage", stage)
                .param("people", people)
                .update();
    }

    void finish(long run, String stage, int pairs, int joined) {
        jdbc.sql("""
                        update customer.duplicate_run set stage = :stage, pairs = :pairs, joined = :joined, finished_at = now()
                         where id = :id""")
                .param("id", run)
                .param("stage", stage)
                .param("pairs", pairs)
                .param("joined", joined)
                .update();
    }
}
