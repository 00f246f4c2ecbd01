package heartstring.touchpoint.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Rows in PostgreSQL's binary COPY format (see its manual, "COPY: Binary Format"). */
final class BinaryRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long SECONDS_1970_TO_2000 = 946_684_800L;

    private byte[] bytes;
    private int size;

    BinaryRows(int expected) {
        bytes = Arrays.copyOf(HEADER, Math.max(expected, 1_024));
        size = HEADER.length;
    }

    /** Forgets what has been sent; the rows go on. */
    void clear() {
        size = 0;
    }

    void row(int fields) {
        room(2);
        int2(fields);
    }

    void end() {
        room(2);
        int2(-1);
    }

    void int8(long value) {
        room(12);
        raw4(8);
        raw8(value);
    }

    void int8OrNull(long value) {
        if (value == 0) {
            room(4);
            raw4(-1);
        } else {
            int8(value);
        }
    }

    void int4(int value) {
        room(8);
        raw4(4);
        raw4(value);
    }

    void instant(Instant at) {
        int8((at.getEpochSecond() - SECONDS_1970_TO_2000) * 1_000_000L + at.getNano() / 1_000);
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(4 + utf8.length);
        raw4(utf8.length);
        put(utf8);
    }

    void jsonb(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(5 + utf8.length);
        raw4(utf8.length + 1);
        bytes[size++] = 1;
        put(utf8);
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    private void put(byte[] data) {
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    private void int2(int value) {
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void raw4(int value) {
        bytes[size++] = (byte) (value >> 24);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void raw8(long value) {
        raw4((int) (value >> 32));
        raw4((int) value);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
