package heartstring.platform.sheets;

/** Writes cells that no spreadsheet takes for a formula. */
final class CsvRules {

    private CsvRules() {}

    /** One line of cells with its end. */
    static String line(Iterable<String> cells) {
        StringBuilder b = new StringBuilder();
        for (String cell : cells) {
            b.append(b.isEmpty() ? "\"" : ",\"")
                    .append(harmless(cell).replace("\"", "\"\""))
                    .append('"');
        }
        return b.append("\r\n").toString();
    }

    /** A cell that begins like a formula gets an apostrophe in front; phone numbers and plain numbers stay. */
    static String harmless(String cell) {
        if (cell.isEmpty() || cell.matches("[+-]?[\\d .,]+")) {
            return cell;
        }
        return "=+-@\t\r\n|".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
