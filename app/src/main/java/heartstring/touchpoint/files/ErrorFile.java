package heartstring.touchpoint.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The rows that were not imported, as CSV: the columns as they came, then the reason and the line. */
public final class ErrorFile implements Closeable {

    private final RandomAccessFile file;
    private final OutputStream out;
    private long bytes;

    /**
     * Opens the file.
     *
     * @param keep bytes that a run before a crash had counted; what lies behind them is written again
     */
    public ErrorFile(Path path, long keep, List<String> columns) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        long kept = Math.min(keep, file.length());
        file.setLength(kept);
        file.seek(kept);
        bytes = kept;
        out = new BufferedOutputStream(Channels.newOutputStream(file.getChannel()), 32 * 1024);
        if (kept == 0) {
            StringBuilder head = new StringBuilder();
            columns.forEach(c -> head.append(quoted(c)).append(','));
            write(head.append("error,line\n"));
        }
    }

    public void add(Row row, int columns, String reason) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            text.append(quoted(row.cell(i))).append(',');
        }
        write(text.append(quoted(reason)).append(',').append(row.line()).append('\n'));
    }

    private void write(CharSequence text) throws IOException {
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        out.write(utf8);
        bytes += utf8.length;
    }

    /** Makes everything so far durable as far as the operating system goes; its size in bytes. */
    public long flush() throws IOException {
        out.flush();
        return bytes;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.flush();
        file.close();
    }
}
