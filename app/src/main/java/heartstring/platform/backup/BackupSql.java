package heartstring.platform.backup;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that write a backup. */
record BackupSql(JdbcClient sql) {
    /** One unchanging view of all tables until the transaction ends, and values written the same everywhere. */
    void beginSnapshot() {
        sql.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").update();
        writeValuesTheSameEverywhere(sql);
    }

    static void writeValuesTheSameEverywhere(JdbcClient sql) {
        sql.sql("""
                SELECT set_config('datestyle', 'ISO, YMD', true), set_config('timezone', 'UTC', true),
                       set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true),
                       set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true),
                       set_config('idle_in_transaction_session_timeout', '0', true)
                """).query().singleRow();
    }

    /** Keeps migrations out until the backup is written; reading and writing go on. */
    void holdShape(List<CatalogueSql.Table> tables) {
        if (!tables.isEmpty()) {
            String names = tables.stream().map(CatalogueSql.Table::quoted).collect(Collectors.joining(", "));
            sql.sql("LOCK TABLE " + names + " IN ACCESS SHARE MODE").update();
        }
    }

    static String copyOut(CatalogueSql.Table table, List<CatalogueSql.Column> columns) {
        String names = names(columns);
        return table.partitioned()
                ? "COPY (SELECT " + names + " FROM " + table.quoted() + ") TO STDOUT"
                : "COPY " + table.quoted() + " (" + names + ") TO STDOUT";
    }

    static String names(List<CatalogueSql.Column> columns) {
        return columns.stream().map(CatalogueSql.Column::quoted).collect(Collectors.joining(", "));
    }
}
