package heartstring.platform.embedded;

import java.nio.file.Path;

/** Says that a living process, named by its id, holds the data folder. */
public final class DataFolderInUse extends EmbeddedPostgresException {
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path root, String pid) {
        super("The data folder " + root + " is in use by process " + pid
                + ". Stop that one first, or choose another folder with --data.");
    }
}
