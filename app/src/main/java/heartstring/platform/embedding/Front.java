package heartstring.platform.embedding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The front of a network: a file of the ONNX format (onnx.proto, version 3, in the wire format of Protocol Buffers) without what comes
 * behind one of its inner values, which becomes its answer. What is not named here is copied as it is.
 */
final class Front {

    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int WEIGHTS = 5;
    private static final int ANSWER = 12;
    private static final int VALUE = 13;

    private static final int NODE_TAKES = 1;
    private static final int NODE_GIVES = 2;
    private static final int WEIGHTS_NAME = 8;
    private static final int VALUE_NAME = 1;

    private static final int WIRE_BITS = 3;
    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;

    /** One part of a message: it all lies from {@code from} to {@code end}, its contents from {@code start} on. */
    private record Part(int number, int from, int start, int end) {}

    private final byte[] bytes;
    private int at;

    private Front(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The network up to the value of that name. Throws IllegalArgumentException when there is none, or no network. */
    static byte[] of(byte[] network, String value) {
        Front front = new Front(network);
        ByteArrayOutputStream cut = new ByteArrayOutputStream(network.length);
        for (Part part : front.parts(0, network.length)) {
            if (part.number() == GRAPH) {
                put(cut, GRAPH, front.graph(front.parts(part.start(), part.end()), value));
            } else {
                cut.write(network, part.from(), part.end() - part.from());
            }
        }
        return cut.toByteArray();
    }

    private byte[] graph(List<Part> parts, String value) {
        Set<String> needed = new HashSet<>(Set.of(value));
        Set<Part> kept = new HashSet<>();
        boolean isThere = false;
        // Nodes come in the order in which they are worked out, so from behind each is met after all that need it.
        for (Part part : parts.reversed()) {
            if (part.number() == NODE) {
                List<Part> node = parts(part.start(), part.end());
                List<String> gives = texts(node, NODE_GIVES);
                if (gives.stream().anyMatch(needed::contains)) {
                    isThere |= gives.contains(value);
                    kept.add(part);
                    needed.addAll(texts(node, NODE_TAKES));
                }
            }
        }
        if (!isThere) {
            throw new IllegalArgumentException("The network has no value " + value);
        }
        ByteArrayOutputStream graph = new ByteArrayOutputStream(bytes.length);
        for (Part part : parts) {
            boolean keeps = switch (part.number()) {
                case NODE -> kept.contains(part);
                case WEIGHTS -> needed.contains(name(part, WEIGHTS_NAME));
                case VALUE ->
                    needed.contains(name(part, VALUE_NAME))
                            && !name(part, VALUE_NAME).equals(value);
                default -> part.number() != ANSWER;
            };
            if (keeps) {
                graph.write(bytes, part.from(), part.end() - part.from());
            }
        }
        put(graph, ANSWER, answer(parts, value));
        return graph.toByteArray();
    }

    /** What is known of the value; its name at least. */
    private byte[] answer(List<Part> parts, String value) {
        for (Part part : parts) {
            if (part.number() == VALUE && name(part, VALUE_NAME).equals(value)) {
                return Arrays.copyOfRange(bytes, part.start(), part.end());
            }
        }
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        put(named, VALUE_NAME, value.getBytes(StandardCharsets.UTF_8));
        return named.toByteArray();
    }

    private String name(Part part, int number) {
        List<String> names = texts(parts(part.start(), part.end()), number);
        return names.isEmpty() ? "" : names.getFirst();
    }

    private List<String> texts(List<Part> parts, int number) {
        return parts.stream()
                .filter(part -> part.number() == number)
                .map(part -> new String(bytes, part.start(), part.end() - part.start(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<Part> parts(int from, int to) {
        List<Part> parts = new ArrayList<>();
        at = from;
        while (at < to) {
            int begin = at;
            int key = (int) number();
            int length = switch (key & ((1 << WIRE_BITS) - 1)) {
                case NUMBER -> {
                    number();
                    yield 0;
                }
                case EIGHT_BYTES -> Long.BYTES;
                case BYTES -> (int) number();
                case FOUR_BYTES -> Integer.BYTES;
                default -> throw new IllegalArgumentException("This is no network");
            };
            if (length < 0 || length > to - at) {
                throw new IllegalArgumentException("The network ends too early");
            }
            parts.add(new Part(key >>> WIRE_BITS, begin, at, at + length));
            at += length;
        }
        return parts;
    }

    /** Seven bits in each byte, the low ones first; the eighth says that more follow. */
    private long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE && at < bytes.length; shift += 7) {
            byte b = bytes[at++];
            number |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("The network ends too early");
    }

    private static void put(ByteArrayOutputStream out, int number, byte[] contents) {
        putNumber(out, (number << WIRE_BITS) | BYTES);
        putNumber(out, contents.length);
        out.writeBytes(contents);
    }

    private static void putNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
