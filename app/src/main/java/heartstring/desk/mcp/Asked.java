package heartstring.desk.mcp;

import heartstring.platform.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an agent sent to a tool; what cannot be read is a {@link Refusal}. */
record Asked(Map<String, Object> arguments) {

    /** A text of 1 to so many characters. */
    String text(String name, int most) {
        String text = text(name, most, "");
        if (text.isBlank()) {
            throw Refusal.unprocessable("“" + name + "” is missing.");
        }
        return text;
    }

    String text(String name, int most, String otherwise) {
        Object value = arguments.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof String text) || text.length() > most || text.indexOf('\0') >= 0) {
            throw Refusal.unprocessable("“" + name + "” is a text of at most " + most + " characters.");
        }
        return text.strip();
    }

    /** A whole number from 1. */
    long number(String name) {
        long number = number(name, 0);
        if (number < 1) {
            throw Refusal.unprocessable("“" + name + "” is missing; it is a whole number from 1.");
        }
        return number;
    }

    long number(String name, long otherwise) {
        Object value = arguments.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Integer || value instanceof Long)) {
            throw Refusal.unprocessable("“" + name + "” is a whole number.");
        }
        return ((Number) value).longValue();
    }

    /** So many on a page, 1 to {@code most}. */
    int limit(int usual, int most) {
        return Math.clamp(number("limit", usual), 1, most);
    }

    /** 1 to so many keys of products. */
    List<String> products(String name, int most) {
        Object value = arguments.get(name);
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > most) {
            throw Refusal.unprocessable("“" + name + "” is a list of 1 to " + most + " products.");
        }
        return list.stream()
                .map(one -> {
                    String text = Objects.toString(one, "");
                    if (text.isBlank() || text.length() > 200) {
                        throw Refusal.unprocessable("A product is named by the shop's own number of it.");
                    }
                    return text;
                })
                .toList();
    }
}
