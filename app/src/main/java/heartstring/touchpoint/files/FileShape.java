package heartstring.touchpoint.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is laid out.
 *
 * @param delimiter of a CSV file; a comma otherwise
 * @param header whether the first row names the columns
 * @param columns their names, distinct: a name that stands there again is {@code name (2)}; without a header {@code Column 1}, {@code Column 2}, …
 * @param notes what the person who brought the file should know, in plain sentences
 * @param texts what the columns ask in full, where survey tools write it below their names; empty otherwise
 * @param mostRows rows beyond these are left out
 */
public record FileShape(
        TextFile file,
        Format format,
        char delimiter,
        boolean header,
        List<String> columns,
        List<String> notes,
        List<String> texts,
        int mostRows) {

    /** The formats that can be brought. */
    public enum Format {
        CSV,
        VCARD,
        NDJSON
    }

    private static final int ALL = Integer.MAX_VALUE;
    private static final int SAMPLE = 256 * 1024;

    public FileShape {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        texts = List.copyOf(texts);
    }

    /**
     * Finds out how the file is laid out.
     *
     * @param delimiter as stated by the mapping or the person; null to find it out
     * @param header as stated; null to find it out
     * @throws UnreadableFile when nothing can be read from it
     */
    public static FileShape of(TextFile file, @Nullable Character delimiter, @Nullable Boolean header)
            throws IOException {
        String sample = sample(file);
        List<String> notes = new ArrayList<>();
        if (file.note() != null) {
            notes.add(file.note());
        }
        String start = sample.stripLeading();
        if (start.regionMatches(true, 0, "BEGIN:VCARD", 0, 11)) {
            return new FileShape(file, Format.VCARD, ',', true, CardRows.COLUMNS, notes, List.of(), ALL);
        }
        if (start.startsWith("{")) {
            return new FileShape(file, Format.NDJSON, ',', false, List.of("event"), notes, List.of(), ALL);
        }
        if (start.isEmpty()) {
            throw new UnreadableFile("The file holds nothing but white space.");
        }
        char found = delimiter != null ? delimiter : CsvRules.delimiter(sample);
        List<Row> rows = CsvRules.parse(sample, found, 0);
        boolean named = header != null ? header : CsvRules.hasImportIds(rows) || CsvRules.isHeader(rows);
        List<String> columns = CsvRules.columns(rows, named);
        if (!named) {
            notes.add("The first row does not look like a header, so it is imported like the others.");
        }
        List<String> texts = named && CsvRules.hasImportIds(rows) ? rows.get(1).cells() : List.of();
        if (!texts.isEmpty()) {
            notes.add("The first three rows are headings, as survey tools write them: names, questions, and ids.");
        }
        return new FileShape(file, Format.CSV, found, named, columns, notes, texts, ALL);
    }

    /** The rows of the file from the first; a header is not among them. */
    public Rows rows() throws IOException {
        Reader reader = file.reader();
        Rows rows = switch (format) {
            case VCARD -> new CardRows(reader);
            case NDJSON -> new LineRows(reader);
            case CSV -> {
                CsvRows csv = new CsvRows(reader, delimiter, columns.size());
                for (int headings = texts.isEmpty() ? 1 : 3; header && headings > 0; headings--) {
                    csv.next();
                }
                yield csv;
            }
        };
        return mostRows == ALL ? rows : new FirstRows(rows, mostRows);
    }

    /** The same file, of which only the first rows are read. */
    public FileShape head(int most) {
        return new FileShape(file, format, delimiter, header, columns, notes, texts, most);
    }

    private static final class FirstRows implements Rows {
        private final Rows rows;
        private int left;

        FirstRows(Rows rows, int most) {
            this.rows = rows;
            this.left = most;
        }

        @Override
        public @Nullable Row next() throws IOException {
            return left-- > 0 ? rows.next() : null;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    /** The first rows. */
    public List<Row> first(int most) throws IOException {
        List<Row> list = new ArrayList<>();
        try (Rows rows = rows()) {
            for (Row row = rows.next(); row != null && list.size() < most; row = rows.next()) {
                list.add(row);
            }
        }
        return list;
    }

    private static String sample(TextFile file) throws IOException {
        try (Reader reader = file.reader()) {
            char[] chars = new char[SAMPLE];
            int filled = 0;
            for (int n = reader.read(chars); n > 0; n = reader.read(chars, filled, SAMPLE - filled)) {
                filled += n;
            }
            return new String(chars, 0, filled);
        }
    }
}
