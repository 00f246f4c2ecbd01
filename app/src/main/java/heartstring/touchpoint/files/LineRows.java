package heartstring.touchpoint.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each line that is not blank is a row of one cell. */
final class LineRows implements Rows {

    /** The longest line, in characters. */
    static final int MAX_LINE = 1024 * 1024;

    private final BufferedReader reader;
    private final StringBuilder text = new StringBuilder();
    private long line;

    LineRows(Reader reader) {
        this.reader = new BufferedReader(reader, 64 * 1024);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            text.setLength(0);
            boolean tooLong = false;
            int c = reader.read();
            if (c < 0) {
                return null;
            }
            while (c >= 0 && c != '\n') {
                if (text.length() < MAX_LINE) {
                    text.append((char) c);
                } else {
                    tooLong = true;
                }
                c = reader.read();
            }
            line++;
            String content = text.toString().strip();
            if (!content.isEmpty()) {
                return tooLong
                        ? new Row(line, List.of(content.substring(0, 200)), "The line has more than 1 MB.")
                        : new Row(line, List.of(content), null);
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
