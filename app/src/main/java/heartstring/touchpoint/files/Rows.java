package heartstring.touchpoint.files;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other; the same file gives the same rows in the same order each time. */
public interface Rows extends Closeable {

    /** The next row, or null after the last one. */
    @Nullable
    Row next() throws IOException;
}
