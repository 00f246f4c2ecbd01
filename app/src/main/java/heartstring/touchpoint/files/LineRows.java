package heartstring.touchpoint.files;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each line that is not blank is a row of one cell. */
final class LineRows implements Rows {

    /** The longest line, in characters. */
    static final int MAX_LINE = 1024 * 1024;

    private final Reader reader;
    private final char[] ahead = new char[64 * 1024];
    private int at;
    private int end;
    private final StringBuilder text = new StringBuilder();
    private long line;

    LineRows(Reader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (at < end || more()) {
            text.setLength(0);
            boolean tooLong = !toLineEnd();
            line++;
            String content = text.toString().strip();
            if (!content.isEmpty()) {
                return tooLong
                        ? new Row(
                                line,
                                List.of(content.substring(0, Math.min(content.length(), 200))),
                                "The line has more than 1 MB.")
                        : new Row(line, List.of(content), null);
            }
        }
        return null;
    }

    /** Gathers the text up to the end of the line, at most so much of it as may be; false when there was more. */
    private boolean toLineEnd() throws IOException {
        boolean whole = true;
        while (at < end || more()) {
            int stop = at;
            while (stop < end && ahead[stop] != '\n') {
                stop++;
            }
            int fits = Math.min(stop - at, MAX_LINE - text.length());
            text.append(ahead, at, fits);
            whole &= fits == stop - at;
            at = stop + 1;
            if (stop < end) {
                return whole;
            }
        }
        return whole;
    }

    private boolean more() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(ahead, 0, ahead.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
