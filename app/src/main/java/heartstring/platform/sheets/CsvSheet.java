package heartstring.platform.sheets;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV: every cell in quotes, and none that a spreadsheet takes for a formula. */
final class CsvSheet implements Sheet {

    private final Writer out;

    CsvSheet(Writer out) {
        this.out = out;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        List<String> texts = new ArrayList<>(cells.size());
        for (Object cell : cells) {
            texts.add(
                    cell == null
                            ? ""
                            : cell instanceof BigDecimal number ? number.toPlainString() : String.valueOf(cell));
        }
        out.write(CsvRules.line(texts));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
