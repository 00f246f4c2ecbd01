package heartstring.touchpoint.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineRowsTest {

    private static final int BUFFER = 64 * 1024;

    @Test
    void linesAreCountedAndBlankOnesLeftOut() throws IOException {
        List<Row> rows = read("a\r\n\n  b \n\nc");

        assertThat(rows).extracting(row -> row.cell(0)).containsExactly("a", "b", "c");
        assertThat(rows).extracting(Row::line).containsExactly(1L, 3L, 5L);
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void linesMayEndAnywhereInTheFile() throws IOException {
        for (int length = BUFFER - 2; length <= BUFFER + 2; length++) {
            String first = "x".repeat(length);
            assertThat(read(first + "\nsecond\n" + first))
                    .extracting(row -> row.cell(0))
                    .containsExactly(first, "second", first);
            assertThat(read(first + "\n")).hasSize(1);
        }
    }

    @Test
    void aLineThatIsTooLongIsAFaultAndTheNextOneIsRead() throws IOException {
        String longest = "y".repeat(LineRows.MAX_LINE);
        List<Row> rows = read(longest + "\n" + longest + "y\nnext\n");

        assertThat(rows.get(0).cell(0)).isEqualTo(longest);
        assertThat(rows.get(0).fault()).isNull();
        assertThat(rows.get(1).fault()).isEqualTo("The line has more than 1 MB.");
        assertThat(rows.get(1).cell(0)).hasSize(200);
        assertThat(rows.get(2).cell(0)).isEqualTo("next");
        assertThat(rows.get(2).line()).isEqualTo(3);
    }

    private static List<Row> read(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (LineRows lines = new LineRows(new StringReader(text))) {
            for (Row row = lines.next(); row != null; row = lines.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
