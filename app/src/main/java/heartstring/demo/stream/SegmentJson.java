package heartstring.demo.stream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes events as the JSON that the Segment tracking API takes; the source is left to the write key. */
public final class SegmentJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private SegmentJson() {}

    /** One event as one line of JSON without a line break. */
    public static String text(ShopEvent event) {
        StringBuilder out = new StringBuilder(1024);
        append(event, out);
        return out.toString();
    }

    /** Appends one event; the caller keeps the buffer. */
    public static void append(ShopEvent event, StringBuilder out) {
        out.append("{\"type\":\"").append(event.type()).append("\",\"messageId\":\"");
        out.append(event.messageId())
                .append("\",\"timestamp\":\"")
                .append(event.timestamp())
                .append('"');
        field("userId", event.userId(), out);
        field("anonymousId", event.anonymousId(), out);
        field("track".equals(event.type()) ? "event" : "name", event.name(), out);
        field("groupId", event.groupId(), out);
        field("previousId", event.previousId(), out);
        if (!event.traits().isEmpty() || "identify".equals(event.type())) {
            field("traits", event.traits(), out);
        }
        if (!event.properties().isEmpty() || "track".equals(event.type())) {
            field("properties", event.properties(), out);
        }
        if (!event.context().isEmpty()) {
            field("context", event.context(), out);
        }
        out.append('}');
    }

    private static void field(String name, @Nullable Object value, StringBuilder out) {
        if (value != null) {
            out.append(",\"").append(name).append("\":");
            value(value, out);
        }
    }

    private static void value(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quoted(text, out);
            case Double number -> out.append(Double.isFinite(number) ? number.toString() : "null");
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth.booleanValue());
            case Map<?, ?> map -> object(map, out);
            case Iterable<?> list -> array(list, out);
            default -> quoted(value.toString(), out);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            quoted(String.valueOf(entry.getKey()), out);
            out.append(':');
            value(entry.getValue(), out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private static void array(Iterable<?> list, StringBuilder out) {
        char separator = '[';
        for (Object item : list) {
            out.append(separator);
            value(item, out);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private static void quoted(String text, StringBuilder out) {
        out.append('"');
        int done = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c != '"' && c != '\\' && (c < 0xD800 || c > 0xDFFF);
            if (plain) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(text, done, i);
            escaped(c, out);
            done = i + 1;
        }
        if (done == 0) {
            out.append(text).append('"');
        } else {
            out.append(text, done, length).append('"');
        }
    }

    private static void escaped(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
        }
    }
}
