package heartstring.touchpoint.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A text file on disk, packed with gzip or not, whose encoding was found by reading it whole.
 *
 * @param bytes its size unpacked, at most {@link #MOST_BYTES}
 * @param note what the person who brought it should know about the encoding; null when there was no doubt
 */
public record TextFile(
        Path path,
        boolean gzip,
        Charset charset,
        int bomBytes,
        long bytes,
        @Nullable String note) {

    /** The largest file, unpacked, in bytes. */
    public static final long MOST_BYTES = 4L << 30;

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int CHUNK = 64 * 1024;

    /**
     * Reads the file once from end to end.
     *
     * @throws UnreadableFile when it is no text, or too large unpacked
     */
    public static TextFile examine(Path path) throws IOException {
        boolean gzip = isGzip(path);
        try (InputStream in = open(path, gzip)) {
            byte[] head = in.readNBytes(CHUNK);
            if (head.length == 0) {
                throw new UnreadableFile("The file is empty.");
            }
            refuseBinary(head);
            Charset marked = marked(head);
            if (marked != null) {
                int bom = marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
                return new TextFile(path, gzip, marked, bom, head.length + rest(in, head.length), null);
            }
            Charset wide = wide(head);
            if (wide != null) {
                String note = "The file carries no mark of its encoding; it was read as " + wide.name() + ".";
                return new TextFile(path, gzip, wide, 0, head.length + rest(in, head.length), note);
            }
            return plain(path, gzip, head, in);
        } catch (ZipException | java.io.EOFException e) {
            throw new UnreadableFile("The file is packed with gzip, but the packing is broken: " + e.getMessage());
        }
    }

    /** The characters of the file, without a byte order mark; what cannot be decoded becomes U+FFFD. */
    public Reader reader() throws IOException {
        InputStream in = open(path, gzip);
        in.skipNBytes(bomBytes);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new InputStreamReader(in, decoder);
    }

    private static TextFile plain(Path path, boolean gzip, byte[] head, InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(2 * CHUNK);
        CharBuffer chars = CharBuffer.allocate(2 * CHUNK);
        byte[] chunk = head;
        int length = head.length;
        long size = 0;
        boolean isUtf8 = true;
        while (length > 0) {
            size += length;
            limit(size);
            if (isUtf8) {
                bytes.put(chunk, 0, length).flip();
                chars.clear();
                CoderResult result = decoder.decode(bytes, chars, false);
                isUtf8 = !result.isError();
                bytes.compact();
            }
            chunk = chunk == head ? new byte[CHUNK] : chunk;
            length = in.readNBytes(chunk, 0, CHUNK);
        }
        bytes.flip();
        isUtf8 = isUtf8 && !decoder.decode(bytes, chars.clear(), true).isError();
        if (isUtf8) {
            return new TextFile(path, gzip, StandardCharsets.UTF_8, 0, size, null);
        }
        return new TextFile(
                path,
                gzip,
                WINDOWS_1252,
                0,
                size,
                "The file is not UTF-8, so it was read as Windows-1252. Look at the accents in the preview; if they are wrong,"
                        + " save the file as UTF-8 and bring it again.");
    }

    private static long rest(InputStream in, long already) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            size += n;
            limit(already + size);
        }
        return size;
    }

    private static void limit(long size) {
        if (size > MOST_BYTES) {
            throw new UnreadableFile("Unpacked, the file has more than 4 GB. Split it and bring the parts.");
        }
    }

    private static @Nullable Charset marked(byte[] head) {
        if (head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** UTF-16 without a mark: in most Western text every second byte is zero. */
    private static @Nullable Charset wide(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (even + odd == 0) {
            return null;
        }
        if (odd > head.length / 5 && even < odd / 10) {
            return StandardCharsets.UTF_16LE;
        }
        if (even > head.length / 5 && odd < even / 10) {
            return StandardCharsets.UTF_16BE;
        }
        throw new UnreadableFile(
                "This is not a text file. Save it as CSV (UTF-8), vCard or JSON lines and bring it again.");
    }

    private static void refuseBinary(byte[] head) {
        if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9) {
            throw new UnreadableFile(
                    "This is a ZIP archive or an Excel workbook. Save the sheet as CSV (UTF-8) and bring that; gzip is fine.");
        }
        if (head.length >= 4 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            throw new UnreadableFile("This is an old Excel workbook. Save the sheet as CSV (UTF-8) and bring that.");
        }
        if (head.length >= 5 && head[0] == '%' && head[1] == 'P' && head[2] == 'D' && head[3] == 'F') {
            throw new UnreadableFile("This is a PDF. Bring a CSV, vCard or JSON lines file instead.");
        }
    }

    private static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] two = in.readNBytes(2);
            return two.length == 2 && (two[0] & 0xFF) == 0x1F && (two[1] & 0xFF) == 0x8B;
        }
    }

    private static InputStream open(Path path, boolean gzip) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), CHUNK);
        return gzip ? new GZIPInputStream(raw, CHUNK) : raw;
    }
}
