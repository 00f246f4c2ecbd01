package heartstring.platform.backup;

/** Says in plain words why a backup could not be written or read back: the disk, the database or the file failed. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
