package heartstring.touchpoint.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Guesses about CSV: which delimiter, whether there is a header, what the columns are called. */
final class CsvRules {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SAMPLE_ROWS = 200;
    private static final int LONGEST_NAME = 100;
    private static final Pattern VALUE = Pattern.compile(
            "[-+]?[\\d.,\\s]+|\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*|[^\\s@]+@[^\\s@]+|\\+?[\\d\\s()/-]{6,}");

    private CsvRules() {}

    static List<Row> parse(String sample, char delimiter, int columns) {
        List<Row> rows = new ArrayList<>();
        try (CsvRows csv = new CsvRows(new StringReader(sample), delimiter, columns)) {
            for (Row row = csv.next(); row != null && rows.size() < SAMPLE_ROWS; row = csv.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** The delimiter under which most rows have the same number of columns, and more than one. */
    static char delimiter(String sample) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : DELIMITERS) {
            Map<Integer, Integer> widths = new HashMap<>();
            List<Row> rows = parse(sample, candidate, 0);
            rows.stream()
                    .filter(row -> row.cells().stream().noneMatch(CsvRules::tearsQuote))
                    .forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
            for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
                double share = width.getValue() / (double) rows.size();
                double score = width.getKey() > 1 ? share + Math.min(width.getKey(), 20) / 1000.0 : 0;
                if (score > bestScore) {
                    bestScore = score;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** Half of a pair of quotes: the cell was cut in two by something that is no delimiter. */
    private static boolean tearsQuote(String cell) {
        return cell.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /**
     * A header has a name in nearly every column, and none that looks like a number, a date or an address. Names may repeat,
     * as in exports of questionnaires, unless one of them stands as a value in its own column below: then all are values.
     */
    static boolean isHeader(List<Row> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        List<String> names = rows.getFirst().cells().stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        boolean namesOnly =
                names.stream().noneMatch(name -> VALUE.matcher(name).matches() || name.length() > LONGEST_NAME);
        Set<String> distinct = new HashSet<>(names);
        int empty = rows.getFirst().cells().size() - names.size();
        return namesOnly
                && !names.isEmpty()
                && empty <= Math.max(1, distinct.size() / 5)
                && (distinct.size() == names.size() || !standBelow(rows));
    }

    /** Whether a cell of the first row stands in its column again, or nothing stands below at all. */
    private static boolean standBelow(List<Row> rows) {
        List<String> first = rows.getFirst().cells();
        return rows.size() == 1
                || IntStream.range(0, first.size())
                        .filter(i -> !first.get(i).isBlank())
                        .anyMatch(i -> rows.stream()
                                .skip(1)
                                .anyMatch(row ->
                                        row.cell(i).strip().equals(first.get(i).strip())));
    }

    /** Whether the third row names the columns once more by ids, as survey tools write them; the second is the questions in full then. */
    static boolean hasImportIds(List<Row> rows) {
        return rows.size() > 2
                && rows.get(2).cells().stream()
                        .map(String::strip)
                        .allMatch(cell -> cell.isEmpty() || cell.startsWith("{\"ImportId\""))
                && rows.get(2).cells().stream().anyMatch(cell -> !cell.isBlank());
    }

    static List<String> columns(List<Row> rows, boolean header) {
        if (!header) {
            Map<Integer, Integer> widths = new HashMap<>();
            rows.forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
            int width = widths.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(1);
            return IntStream.rangeClosed(1, width).mapToObj(n -> "Column " + n).toList();
        }
        List<String> names = new ArrayList<>();
        for (String cell : rows.isEmpty() ? List.<String>of() : rows.getFirst().cells()) {
            String name = cell.strip().isEmpty() ? "Column " + (names.size() + 1) : cell.strip();
            String distinct = name;
            for (int n = 2; names.contains(distinct); n++) {
                distinct = name + " (" + n + ")";
            }
            names.add(distinct);
        }
        return names;
    }
}
