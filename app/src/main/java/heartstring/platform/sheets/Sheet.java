package heartstring.platform.sheets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is written row by row. Closing it finishes the file; a sheet that is not closed is no file. */
public interface Sheet extends Closeable {

    /** The most rows of one file; spreadsheets open no more. */
    int MOST_ROWS = 1_000_000;

    /** Writes a row: texts, numbers, days ({@code LocalDate}) and moments ({@code Instant}); null is an empty cell. */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** What is written so far goes out. */
    void flush() throws IOException;

    /**
     * Begins a file as the answer to a request.
     *
     * @param form csv or xlsx
     * @param name of the file, without its ending; letters, digits and hyphens
     */
    static Sheet answer(HttpServletResponse response, String form, String name) throws IOException {
        boolean xlsx = form.equals("xlsx");
        response.setContentType(
                xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + (xlsx ? ".xlsx" : ".csv") + "\"");
        response.setHeader("Cache-Control", "no-store");
        if (xlsx) {
            return new XlsxSheet(response.getOutputStream(), name);
        }
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        return new CsvSheet(response.getWriter());
    }
}
