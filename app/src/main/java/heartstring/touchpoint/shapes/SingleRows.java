package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.Rows;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file in which each row stands for itself; what is wrong with one is said of that one. */
abstract class SingleRows implements ShapedRows {

    private final Rows rows;

    SingleRows(Rows rows) {
        this.rows = rows;
    }

    /** Throws Binding.Fault with what is wrong. */
    abstract Shaped shape(Row row);

    @Override
    public final @Nullable Shaped next() throws IOException {
        Row row = rows.next();
        if (row == null) {
            return null;
        }
        if (row.fault() != null) {
            return Shaped.faulty(List.of(row), row.fault(), row.line());
        }
        try {
            return shape(row);
        } catch (Binding.Fault fault) {
            return Shaped.faulty(List.of(row), String.valueOf(fault.getMessage()), row.line());
        }
    }

    /** A typed time; a fault where it is none. */
    static Instant time(Binding binding, String value, long line) {
        Instant at = binding.times().read(value);
        if (at == null) {
            throw new Binding.Fault("\"" + Binding.brief(value) + "\" is no time.", line);
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
