package heartstring.loyalty.wallet;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** The distinguished encoding of ASN.1 (ITU-T X.690), as far as a signature needs it. */
final class Der {

    static final byte[] NULL = {5, 0};
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] tagged(int tag, byte[]... parts) {
        byte[] contents = joined(List.of(parts));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = contents.length;
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int from = digits[0] == 0 ? 1 : 0;
            out.write(0x80 | (digits.length - from));
            out.write(digits, from, digits.length - from);
        }
        out.writeBytes(contents);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    /** Its members stand in the order of their encodings. */
    static byte[] set(byte[]... parts) {
        byte[][] sorted = parts.clone();
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return tagged(SET, sorted);
    }

    static byte[] integer(BigInteger value) {
        return tagged(2, value.toByteArray());
    }

    static byte[] octets(byte[] value) {
        return tagged(4, value);
    }

    static byte[] oid(String dotted) {
        long[] arcs =
                Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        base128(out, arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            base128(out, arcs[i]);
        }
        return tagged(6, out.toByteArray());
    }

    private static void base128(ByteArrayOutputStream out, long arc) {
        int digits = Math.max(1, (63 - Long.numberOfLeadingZeros(Math.max(1, arc))) / 7 + 1);
        for (int i = digits - 1; i >= 0; i--) {
            out.write((int) (arc >>> (7 * i) & 0x7f) | (i > 0 ? 0x80 : 0));
        }
    }

    /** For years between 1950 and 2049. */
    static byte[] utcTime(Instant at) {
        return tagged(23, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
