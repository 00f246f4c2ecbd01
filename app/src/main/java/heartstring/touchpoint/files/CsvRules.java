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

/** Guesses about CSV: which delimiter, whether there is a header, what the columns are called. */
final class CsvRules {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SAMPLE_ROWS = 200;
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

    /** A header has a name in nearly every column, each once, and none that looks like a number, a date or an address. */
    static boolean isHeader(List<Row> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        int empty = 0;
        for (String cell : rows.getFirst().cells()) {
            String name = cell.strip();
            if (name.isEmpty()) {
                empty++;
            } else if (VALUE.matcher(name).matches() || name.length() > 100 || !seen.add(name)) {
                return false;
            }
        }
        return !seen.isEmpty() && empty <= Math.max(1, seen.size() / 5);
    }

    static List<String> columns(List<Row> rows, boolean header) {
        if (!header) {
            Map<Integer, Integer> widths = new HashMap<>();
            rows.forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
            int width = widths.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(1);
            return java.util.stream.IntStream.rangeClosed(1, width)
                    .mapToObj(n -> "Column " + n)
                    .toList();
        }
        List<String> names = new ArrayList<>();
        for (String cell : rows.isEmpty() ? List.<String>of() : rows.getFirst().cells()) {
            String name = cell.strip().isEmpty() ? "Column " + (names.size() + 1) : cell.strip();
            String distinct = name;
            for (int n = 2; names.contains(distinct); n++) {
                distinct = name + " " + n;
            }
            names.add(distinct);
        }
        return names;
    }
}
