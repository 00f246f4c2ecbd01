package heartstring.touchpoint.shapes;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file as people or orders, one after the other; the same file and mapping give the same ones in the same order each time. */
public interface ShapedRows extends Closeable {

    /** The next one, or null after the last. */
    @Nullable
    Shaped next() throws IOException;
}
