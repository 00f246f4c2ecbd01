package heartstring.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Houses;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A house that people lived in is opened by a newer version: everything is still there. */
class UpgradeTest {

    /** The schema of the earliest version that kept touchpoints; add a line for each release. */
    private static final String EARLIEST = "030";

    private static final String LIVED_IN = """
            insert into touchpoint.source (id, name, channel) values (1, 'old web', 'web');
            insert into customer.customer (id) values (1), (2);
            insert into customer.profile (id, customer_id, source_id, key_kind, key_value)
              values (1, 1, 1, 'user_id', 'old-1'), (2, 1, 1, 'anonymous_id', 'old-a');
            insert into customer.identifier (kind, value, profile_id, source_id, first_seen_at)
              values ('user_id', 'old-1', 1, 1, now()), ('email', 'old@example.org', 1, 1, now());
            insert into customer.trait (profile_id, name, value, occurred_at, source_id) values (1, 'name', '"Old Friend"', now(), 1);
            insert into customer.movement (id, kind, cause, confidence, from_customer_id, to_customer_id)
              values (1, 'merge', 'email', 0.97, 2, 1);
            update customer.customer set merged_into = 1 where id = 2;
            insert into touchpoint.message (source_id, message_key) values (1, '0197b7a0-0000-7000-8000-000000000001');
            insert into touchpoint.batch (block, size) values (nextval('touchpoint.block'), 1);
            insert into touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
              values (1024, 1, 1, 'track', 'Order Completed', 'web', now(),
                '{"type":"track","event":"Order Completed","userId":"old-1","properties":{"order_id":"o-1","total":12.5,"currency":"EUR"}}');
            insert into touchpoint.rejected (source_id, reason, payload) values (1, 'old reason', '{}');
            insert into platform.setting (name, value) values ('organisation', 'Old Shop')""";

    /** A migration that later ones do not build on: it may come to a house after they did. */
    private static final String BESIDE = "486";

    @Test
    void whatWasMadeBesideALaterMigrationReachesAHouseAfterIt(@TempDir Path data) throws Exception {
        String url = Houses.emptyDatabase();
        try (ConfigurableApplicationContext house = Houses.open(url, data)) {
            assertThat(house.isRunning()).isTrue();
        }
        try (Connection c = DriverManager.getConnection(url, "postgres", "postgres");
                Statement s = c.createStatement()) {
            s.execute("drop index messaging.message_asked");
            s.execute("delete from platform.flyway_schema_history where version = '" + BESIDE + "'");
            try (ConfigurableApplicationContext house = Houses.open(url, data)) {
                assertThat(house.isRunning()).isTrue();
            }
            assertThat(number(s, "select count(*) from pg_indexes where indexname = 'message_asked'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aHouseOfTheEarliestSchemaOpensWithEverythingInIt(@TempDir Path data) throws Exception {
        String url = Houses.emptyDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .createSchemas(true)
                .target(EARLIEST)
                .load()
                .migrate();
        try (Connection c = DriverManager.getConnection(url, "postgres", "postgres");
                Statement s = c.createStatement()) {
            s.execute(LIVED_IN);
            try (ConfigurableApplicationContext house = Houses.open(url, data)) {
                assertThat(house.isRunning()).isTrue();
            }
            assertThat(number(s, "select count(*) from touchpoint.touchpoint where profile_id = 1"))
                    .isEqualTo(1);
            assertThat(number(s, "select count(*) from customer.profile where customer_id = 1"))
                    .isEqualTo(2);
            assertThat(number(s, "select count(*) from customer.identifier")).isEqualTo(2);
            assertThat(number(s, "select count(*) from customer.trait where value = '\"Old Friend\"'"))
                    .isEqualTo(1);
            assertThat(number(s, "select merged_into from customer.customer where id = 2"))
                    .isEqualTo(1);
            assertThat(number(s, "select count(*) from touchpoint.rejected where reason = 'old reason'"))
                    .isEqualTo(1);
            assertThat(number(s, "select count(*) from platform.setting where value = 'Old Shop'"))
                    .isEqualTo(1);
        }
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet rs = statement.executeQuery(sql)) {
            rs.next();
            return rs.getLong(1);
        }
    }
}
