package heartstring.touchpoint.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lenient CSV: quotes may hold delimiters, line ends and doubled quotes; empty lines are skipped. A quote that never ends costs
 * one line, not the rest of the file: reading goes on with the line after it.
 */
final class CsvRows implements Rows {

    /** The longest field, in characters. */
    static final int MAX_FIELD = 32 * 1024;
    /** The most lines that one quoted field may span. */
    static final int MAX_FIELD_LINES = 200;
    /** The most columns. */
    static final int MAX_COLUMNS = 500;

    private static final int END = -1;

    private final Reader reader;
    private final char delimiter;
    private final char[] buffer = new char[64 * 1024];
    private int at;
    private int filled;
    private String again = "";
    private int againAt;
    private long line = 1;

    private final StringBuilder field = new StringBuilder();
    private final StringBuilder raw = new StringBuilder();
    private int columns;

    /** @param columns expected in each row; 0 to take rows as they are */
    CsvRows(Reader reader, char delimiter, int columns) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.columns = columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            long start = line;
            int c = read();
            if (c == END) {
                return null;
            }
            if (c == '\n') {
                line++;
                continue;
            }
            if (c == '\r') {
                lineEnd(c);
                continue;
            }
            Row row = row(start, c);
            if (row.cells().size() > 1 || !row.cell(0).isBlank() || row.fault() != null) {
                return row;
            }
        }
    }

    private Row row(long start, int first) throws IOException {
        List<String> cells = new ArrayList<>(Math.max(columns, 8));
        int c = first;
        boolean long_ = false;
        while (true) {
            field.setLength(0);
            if (c == '"') {
                int after = quoted();
                if (after == Integer.MIN_VALUE) {
                    cells.add(field.toString());
                    return new Row(start, padded(cells), "A quote opens in this line and never closes.");
                }
                c = after;
            }
            while (c != delimiter && c != '\n' && c != '\r' && c != END) {
                if (field.length() < MAX_FIELD) {
                    field.append((char) c);
                } else {
                    long_ = true;
                }
                c = read();
            }
            if (cells.size() <= MAX_COLUMNS) {
                cells.add(field.toString());
            }
            if (c != delimiter) {
                lineEnd(c);
                return checked(start, cells, long_);
            }
            c = read();
        }
    }

    private Row checked(long start, List<String> cells, boolean tooLong) {
        if (tooLong) {
            return new Row(start, padded(cells), "A field has more than " + MAX_FIELD + " characters.");
        }
        if (cells.size() > MAX_COLUMNS) {
            return new Row(start, cells.subList(0, MAX_COLUMNS), "The row has more than " + MAX_COLUMNS + " columns.");
        }
        if (columns > 0 && cells.size() != columns && !onlyEmptyBeyond(cells)) {
            String fault = "The row has " + cells.size() + " columns, the file has " + columns + ".";
            return new Row(start, padded(cells), fault);
        }
        return new Row(start, padded(cells), null);
    }

    /** Extra columns without content harm nobody; missing ones do, for a value may stand under the wrong heading. */
    private boolean onlyEmptyBeyond(List<String> cells) {
        return cells.size() > columns
                && cells.subList(columns, cells.size()).stream().allMatch(String::isBlank);
    }

    private List<String> padded(List<String> cells) {
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }

    /** Reads what stands in quotes into the field; answers the character after them, MIN_VALUE when they never close. */
    private int quoted() throws IOException {
        raw.setLength(0);
        int lines = 0;
        int lineBreak = -1;
        while (true) {
            int c = read();
            if (c == '"') {
                raw.append('"');
                int next = read();
                if (next != '"') {
                    line += lines;
                    return next;
                }
                raw.append('"');
                field.append('"');
                continue;
            }
            if (c != END) {
                raw.append((char) c);
            }
            if (c == '\n') {
                lines++;
                lineBreak = lineBreak < 0 ? raw.length() : lineBreak;
            }
            if (c == END || raw.length() >= MAX_FIELD || lines > MAX_FIELD_LINES) {
                return giveBack(lineBreak, c);
            }
            field.append((char) c);
        }
    }

    /** Everything after the first line of the broken quote is read again, as lines of their own. */
    private int giveBack(int lineBreak, int last) throws IOException {
        if (lineBreak >= 0) {
            again = raw.substring(lineBreak) + again.substring(againAt);
            againAt = 0;
            field.setLength(Math.min(field.length(), lineBreak - 1));
        } else if (last != END) {
            int c = last;
            while (c != '\n' && c != END) {
                c = read();
            }
        }
        line++;
        return Integer.MIN_VALUE;
    }

    private void lineEnd(int c) throws IOException {
        line++;
        if (c == '\r') {
            int next = read();
            if (next != '\n' && next != END) {
                again = (char) next + again.substring(againAt);
                againAt = 0;
            }
        }
    }

    private int read() throws IOException {
        if (againAt < again.length()) {
            return again.charAt(againAt++);
        }
        if (at == filled) {
            filled = reader.read(buffer, 0, buffer.length);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[at++];
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
