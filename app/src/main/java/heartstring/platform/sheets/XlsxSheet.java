package heartstring.platform.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** XLSX: texts are texts, whatever they begin with, and never formulas; the first row is bold and stays in sight. */
final class XlsxSheet implements Sheet {

    /** The longest text that a cell takes. */
    private static final int CELL = 32_767;

    private final Workbook book;
    private final Worksheet sheet;
    private int rows;

    XlsxSheet(OutputStream out, String name) {
        this.book = new Workbook(out, "Heartstring", "1.0");
        this.sheet = book.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            cell(column, cells.get(column));
        }
        if (rows == 0 && !cells.isEmpty()) {
            sheet.range(0, 0, 0, cells.size() - 1).style().bold().set();
        }
        rows++;
    }

    private void cell(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Number number -> sheet.value(rows, column, number);
            case LocalDate day -> {
                sheet.value(rows, column, day);
                sheet.style(rows, column).format("yyyy-mm-dd").set();
            }
            case Instant at -> {
                sheet.value(rows, column, at.atOffset(ZoneOffset.UTC).toLocalDateTime());
                sheet.style(rows, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> {
                String text = String.valueOf(cell);
                if (!text.isEmpty()) {
                    sheet.value(rows, column, text.length() > CELL ? text.substring(0, CELL) : text);
                }
            }
        }
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
