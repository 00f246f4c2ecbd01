package heartstring.decision.workflows;

import heartstring.story.computed.Definition;
import heartstring.story.computed.Definition.Where;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One object of a workflow's JSON while it is read, strictly: what nobody asked for is named in the end. */
final class Part {

    private static final int MOST_NAME = 200;

    private final ObjectNode json;
    private final String path;
    private final Conditions conditions;
    private final Set<String> asked = new TreeSet<>();

    private Part(ObjectNode json, String path, Conditions conditions) {
        this.json = json;
        this.path = path;
        this.conditions = conditions;
    }

    /** Ends the reading of what cannot be read; never leaves this slice. */
    static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String path;

        Fault(String path, String sentence) {
            super(sentence, null, false, false);
            this.path = path;
        }

        String path() {
            return path;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    static Part of(@Nullable JsonNode node, String path, Conditions conditions) {
        if (!(node instanceof ObjectNode object)) {
            throw new Fault(path, "Write an object in braces here.");
        }
        return new Part(object, path, conditions);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private @Nullable JsonNode get(String name) {
        asked.add(name);
        JsonNode node = json.get(name);
        return node == null || node.isNull() ? null : node;
    }

    boolean has(String name) {
        return get(name) != null;
    }

    Fault fault(String name, String sentence) {
        return new Fault(at(name), sentence);
    }

    /** A text, empty where none is given. */
    String text(String name, int most) {
        JsonNode node = get(name);
        if (node == null) {
            return "";
        }
        String text = node.isString() ? node.asString().strip() : "\0";
        boolean odd = text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == 19);
        if (odd || text.codePointCount(0, text.length()) > most) {
            throw fault(name, "Write a text of at most " + most + " characters in quotes here.");
        }
        return text;
    }

    /** A whole number between these, the other one where none is given. */
    long whole(String name, long least, long most, long otherwise) {
        JsonNode node = get(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            throw fault(name, "Write a whole number from " + least + " to " + most + " here.");
        }
        return node.longValue();
    }

    int small(String name, int least, int most, int otherwise) {
        return (int) whole(name, least, most, otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode node = get(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw fault(name, "Write true or false here, without quotes.");
        }
        return node.booleanValue();
    }

    /** A time of day, nine in the morning where none is given. */
    LocalTime hour(String name) {
        String text = text(name, 8);
        try {
            LocalTime at = text.isEmpty() ? LocalTime.of(9, 0) : LocalTime.parse(text);
            return at.withSecond(0).withNano(0);
        } catch (DateTimeException e) {
            throw fault(name, "Write a time of day such as \"09:00\" here.");
        }
    }

    /** An object of its own, null where there is none. */
    @Nullable
    Part part(String name) {
        JsonNode node = get(name);
        return node == null ? null : of(node, at(name), conditions);
    }

    /** A list of at most so many, read one by one; empty where none is given. */
    <T> List<T> list(String name, int most, Function<Part, T> read) {
        List<T> all = new ArrayList<>();
        List<JsonNode> nodes = nodes(name, most);
        for (int i = 0; i < nodes.size(); i++) {
            Part part = of(nodes.get(i), at(name) + "[" + i + "]", conditions);
            all.add(read.apply(part));
            part.done();
        }
        return all;
    }

    /** A list of words, empty where none is given. */
    Set<String> words(String name, int most) {
        Set<String> words = new HashSet<>();
        for (JsonNode node : nodes(name, most)) {
            words.add(node.isString() ? node.asString() : "");
        }
        return words;
    }

    private List<JsonNode> nodes(String name, int most) {
        JsonNode node = get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof ArrayNode array) || array.size() > most) {
            throw fault(name, "Write a list of at most " + most + " in square brackets here.");
        }
        return array.valueStream().toList();
    }

    /** A condition of customers; one without parts where none is given. */
    Condition condition(String name) {
        JsonNode node = get(name);
        if (node == null) {
            return new Condition.All(List.of());
        }
        return switch (conditions.read(node.toString())) {
            case Conditions.Reading.Good good -> good.condition();
            case Conditions.Reading.Bad bad ->
                throw new Fault(bad.path().isEmpty() ? at(name) : at(name) + "." + bad.path(), bad.sentence());
        };
    }

    /** An event of which something may hold; one without a name where none is given. */
    Happening happening(String name) {
        Part part = part(name);
        if (part == null) {
            return Happening.of("");
        }
        Happening happening = new Happening(
                part.text("event", MOST_NAME),
                part.text("channel", 40),
                part.list("where", Happening.MOST_WHERE, Part::where));
        part.done();
        return happening;
    }

    private Where where() {
        String word = text("is", 20);
        Definition.Is is = Definition.Is.of(word.isEmpty() ? "is" : word);
        if (is == null) {
            throw fault("is", "Compare by is, is-not, contains, at-least, at-most or known.");
        }
        return new Where(text("property", MOST_NAME), is, text("value", MOST_NAME));
    }

    /** Names what nobody asked for. */
    void done() {
        for (String name : json.propertyNames()) {
            if (!asked.contains(name)) {
                String shown = name.length() <= 40 ? name : name.substring(0, name.offsetByCodePoints(0, 30)) + "…";
                throw new Fault(path, "“" + shown + "” is not known here; known are " + String.join(", ", asked) + ".");
            }
        }
    }
}
