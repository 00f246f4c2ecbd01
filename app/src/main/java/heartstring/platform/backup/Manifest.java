package heartstring.platform.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, as its {@code manifest.json} tells it.
 *
 * @param format the layout of the file; this version writes and reads 1
 * @param product the version of the product that wrote it
 * @param schemaVersion the newest migration applied, or {@code 0} if there was none
 * @param createdAt when its snapshot was taken
 */
public record Manifest(
        int format,
        String product,
        String schemaVersion,
        Instant createdAt,
        List<Table> tables,
        List<Sequence> sequences,
        List<Migration> migrations) {

    static final int FORMAT = 1;
    static final String FILE = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One table's rows: the entry of the zip that holds them, its length in bytes before packing, and its SHA-256. */
    public record Table(
            String schema, String name, List<Column> columns, String file, long rows, long bytes, String sha256) {
        String label() {
            return schema + "." + name;
        }
    }

    /** A column that is stored rather than generated, with its type as PostgreSQL writes it. */
    public record Column(String name, String type) {}

    /** A sequence, whether of an identity column or on its own. */
    public record Sequence(String schema, String name, long lastValue, boolean called) {}

    /** One line of the migration history; repeatable migrations have no version. */
    public record Migration(
            @Nullable String version,
            String description,
            @Nullable Integer checksum) {}

    /** All rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest ofJson(byte[] json) {
        return JSON.readValue(json, Manifest.class);
    }
}
