package heartstring.touchpoint.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param line where it starts in the file, counted from 1 (for address cards: the how-manieth card)
 * @param cells as many as the file has columns, never null; with a fault, what could be read
 * @param fault why the row cannot be used; null for a good one
 */
public record Row(long line, List<String> cells, @Nullable String fault) {

    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
