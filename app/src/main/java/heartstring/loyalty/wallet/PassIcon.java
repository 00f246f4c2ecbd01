package heartstring.loyalty.wallet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A heart on a plain ground as a PNG, drawn by its formula. */
final class PassIcon {

    private static final byte[] SIGN = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int[] GROUND = {0x1f, 0x29, 0x37};
    private static final int[] HEART = {0xf4, 0x3f, 0x5e};

    private PassIcon() {}

    /** A square of so many pixels. */
    static byte[] png(int size) {
        ByteBuffer pixels = ByteBuffer.allocate(size * (1 + 3 * size));
        for (int y = 0; y < size; y++) {
            pixels.put((byte) 0);
            for (int x = 0; x < size; x++) {
                int[] colour =
                        isHeart(2.8 * ((x + 0.5) / size - 0.5), 2.8 * (0.55 - (y + 0.5) / size)) ? HEART : GROUND;
                for (int part : colour) {
                    pixels.put((byte) part);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGN);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(size)
                        .putInt(size)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        chunk(out, "IDAT", deflated(pixels.array()));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static boolean isHeart(double x, double y) {
        double round = x * x + y * y - 1;
        return round * round * round - x * x * y * y * y <= 0;
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String kind, byte[] data) {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
