package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on disk in buckets of about {@link #BUCKET_BYTES}, all rows of one key in the same bucket. */
final class OrderSpool implements Closeable {

    static final long BUCKET_BYTES = 16L << 20;
    static final int MOST_BUCKETS = 256;

    private final Path folder;
    private final DataOutputStream[] out;

    OrderSpool(Path folder, long bytes) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        int buckets = Math.clamp(bytes / BUCKET_BYTES + 1, 1, MOST_BUCKETS);
        out = new DataOutputStream[buckets];
        for (int i = 0; i < buckets; i++) {
            out[i] = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path(i)), 32 * 1024));
        }
    }

    int buckets() {
        return out.length;
    }

    void put(Row row, String key) throws IOException {
        DataOutputStream to = out[Math.floorMod(key.hashCode(), out.length)];
        to.writeLong(row.line());
        write(to, row.fault());
        to.writeInt(row.cells().size());
        for (String cell : row.cells()) {
            write(to, cell);
        }
    }

    void finish() throws IOException {
        for (DataOutputStream one : out) {
            one.close();
        }
    }

    List<Row> read(int bucket) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(path(bucket)), 256 * 1024))) {
            while (true) {
                long line;
                try {
                    line = in.readLong();
                } catch (EOFException end) {
                    return rows;
                }
                String fault = read(in);
                int size = in.readInt();
                List<String> cells = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    String cell = read(in);
                    cells.add(cell == null ? "" : cell);
                }
                rows.add(new Row(line, cells, fault));
            }
        }
    }

    private static void write(DataOutputStream to, @Nullable String text) throws IOException {
        if (text == null) {
            to.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(utf8.length);
        to.write(utf8);
    }

    private static @Nullable String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] utf8 = in.readNBytes(length);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private Path path(int bucket) {
        return folder.resolve("orders-" + bucket + ".bin");
    }

    @Override
    public void close() throws IOException {
        finish();
        for (int i = 0; i < out.length; i++) {
            Files.deleteIfExists(path(i));
        }
    }
}
