package heartstring.touchpoint.belts;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read again what a belt has carried: everything up to its cursor. */
@Component
class CarriedSql {

    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;

    CarriedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TouchpointConsumer.Row> ofBlock(long block, String belt, Set<String> wants, boolean body) {
        return jdbc.sql("""
                        select t.id, t.profile_id, t.source_id, t.kind, t.name, t.channel, t.occurred_at,
                               case when :body then t.body::text end
                          from touchpoint.batch b
                          join touchpoint.belt l on l.name = :belt and (b.era, b.tx) <= (l.era, l.tx)
                          join touchpoint.touchpoint t on t.id >= b.block * 1024 and t.id < (b.block + 1) * 1024
                         where b.block = :block and (cardinality(:wants::text[]) = 0 or t.name = any(:wants::text[]))
                         order by t.id""")
                .param("block", block)
                .param("belt", belt)
                .param("wants", wants.toArray(String[]::new))
                .param("body", body)
                .query(TouchpointConsumer.Row::of)
                .list();
    }

    void ofProfiles(
            long[] profiles, String belt, Set<String> names, boolean body, Consumer<TouchpointConsumer.Row> each) {
        jdbc.sql("""
                        select t.id, t.profile_id, t.source_id, t.kind, t.name, t.channel, t.occurred_at,
                               case when :body then t.body::text end
                          from touchpoint.touchpoint t
                          join touchpoint.batch b on b.block = t.id / 1024
                          join touchpoint.belt l on l.name = :belt and (b.era, b.tx) <= (l.era, l.tx)
                         where t.profile_id = any(:profiles)
                           and (cardinality(:names::text[]) = 0 or t.name = any(:names::text[]))""")
                .withFetchSize(FETCH)
                .param("body", body)
                .param("profiles", profiles)
                .param("belt", belt)
                .param("names", names.toArray(String[]::new))
                .query(rs -> {
                    each.accept(TouchpointConsumer.Row.of(rs, 0));
                });
    }
}
