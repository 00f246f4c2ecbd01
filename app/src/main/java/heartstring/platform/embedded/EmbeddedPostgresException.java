package heartstring.platform.embedded;

import java.nio.file.Path;

/** Says in plain words, for the operator, why the embedded PostgreSQL cannot run and what to do about it. */
public sealed class EmbeddedPostgresException extends RuntimeException permits DataFolderInUse {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Puts what went wrong in {@code folder} into plain words, a full disk above all, given what a program printed. */
    static EmbeddedPostgresException of(String what, Path folder, String output) {
        if (output.contains("No space left on device") || output.contains("Disk quota exceeded")) {
            return new EmbeddedPostgresException("The disk is full: no space is left for the data folder " + folder
                    + ". Free some space or choose another folder with --data.");
        }
        String said = output.strip();
        return new EmbeddedPostgresException(
                what + " (data folder " + folder + ")" + (said.isEmpty() ? "." : ". It said:\n" + said));
    }
}
