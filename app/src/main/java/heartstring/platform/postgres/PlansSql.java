package heartstring.platform.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How statements are planned. A connection keeps the plan of a statement it has run a few times; one made while a table was
 * small walks the whole table when it has grown, until the next {@code analyze}: seconds for a long list.
 */
@Component
public class PlansSql {

    private final JdbcClient jdbc;

    PlansSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, statements are planned for the values they are given; worth it for long lists. */
    public void forTheseValues() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(row -> {});
    }

    /** The same, and by the index however small a table seems: one that grows has no figures of its size yet. */
    public void forTheseKeys() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_custom_plan', true),
                               set_config('enable_seqscan', 'off', true)""").query(row -> {});
    }

    /**
     * As {@link #forTheseValues}, and carried out by one process alone: to start others takes as long as a page of a list may, and
     * long sums in the background leave the other processors to those who wait.
     */
    public void forThisPage() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_custom_plan', true),
                               set_config('max_parallel_workers_per_gather', '0', true)""").query(row -> {});
    }

    /**
     * Until the transaction ends, a statement keeps its first plan whatever values it is given, and goes by an index where there is one:
     * for those by a few keys that run hundreds of times a second, where planning takes longer than the work.
     */
    public void whateverTheValues() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_generic_plan', true),
                               set_config('enable_seqscan', 'off', true)""").query(row -> {});
    }
}
