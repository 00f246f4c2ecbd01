package heartstring.platform.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** A backup that is read back: its manifest and its tables' files. */
record BackupFile(ZipFile zip, Manifest manifest) implements Closeable {
    /** The manifest of a thousand tables takes less than a megabyte; a longer one is no manifest of ours, in bytes. */
    private static final int MANIFEST_LIMIT_BYTES = 64 * 1024 * 1024;

    /** What opening can come to. */
    sealed interface Opening {
        record Opened(BackupFile backup) implements Opening {}

        record Broken(String reason) implements Opening {}
    }

    static Opening open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                ZipEntry entry = zip.getEntry(Manifest.FILE);
                if (entry == null) {
                    zip.close();
                    return new Opening.Broken("it has no " + Manifest.FILE);
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] json = in.readNBytes(MANIFEST_LIMIT_BYTES);
                    CRC32 sum = new CRC32();
                    sum.update(json);
                    if (sum.getValue() != entry.getCrc()) {
                        throw new ZipException("its sum differs");
                    }
                    return new Opening.Opened(new BackupFile(zip, Manifest.ofJson(json)));
                }
            } catch (IOException | JacksonException e) {
                zip.close();
                return new Opening.Broken(Manifest.FILE + " cannot be read: " + e.getMessage());
            }
        } catch (IOException e) {
            return new Opening.Broken(e.getMessage() + " (was it copied whole?)");
        }
    }

    /** Reads everything once and says what does not match the manifest, if anything. */
    Optional<String> fault() {
        for (Manifest.Table table : manifest.tables()) {
            TableFile sums = new TableFile();
            try (InputStream in = sums.from(rows(table))) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                return Optional.of("the rows of " + table.label() + " cannot be read: " + e.getMessage());
            }
            if (sums.bytes() != table.bytes()
                    || sums.lines() != table.rows()
                    || !sums.sha256Hex().equals(table.sha256())) {
                return Optional.of("the rows of " + table.label() + " are not those that were written");
            }
        }
        return Optional.empty();
    }

    InputStream rows(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.file());
        if (entry == null) {
            throw new IOException(table.file() + " is missing");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
