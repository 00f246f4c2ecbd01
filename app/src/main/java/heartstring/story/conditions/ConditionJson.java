package heartstring.story.conditions;

import heartstring.story.conditions.Conditions.Reading;
import heartstring.story.terms.Operator;
import heartstring.story.terms.Term;
import heartstring.story.terms.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions as JSON: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": …}} or {@code {"term": …, "with": {…}, "is": …,
 * "value": …}}, with {@code "values": […]} for operators that list. Read strictly: what is not known is named, never passed over.
 */
final class ConditionJson {

    /** The longest condition, in characters. */
    static final int MOST = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> KINDS = new TreeSet<>(Set.of("all", "any", "not", "term"));
    private static final Set<String> OF_TEST = Set.of("term", "with", "is", "value", "values");

    private final Map<String, Term> terms;
    private int nodes;

    private ConditionJson(Map<String, Term> terms) {
        this.terms = terms;
    }

    static Reading read(String json, Map<String, Term> terms) {
        if (json.length() > MOST) {
            return new Reading.Bad("", "A condition has at most " + MOST / 1024 + " kB. Shorten its lists of values.");
        }
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " near line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            return new Reading.Bad("", "This is not valid JSON" + where + ". Check its braces, quotes and commas.");
        }
        try {
            return new Reading.Good(new ConditionJson(terms).condition(node, "", 1));
        } catch (ValueJson.Fault fault) {
            return new Reading.Bad(fault.path(), fault.sentence());
        }
    }

    private Condition condition(@Nullable JsonNode json, String path, int depth) {
        if (depth > Condition.MOST_DEPTH) {
            throw new ValueJson.Fault(
                    path, "Conditions nest at most " + Condition.MOST_DEPTH + " deep. Say it with fewer levels.");
        }
        if (++nodes > Condition.MOST_NODES) {
            throw new ValueJson.Fault(
                    path,
                    "A condition has at most " + Condition.MOST_NODES
                            + " parts. Join tests of one term with \"one-of\", or take some out.");
        }
        if (!(json instanceof ObjectNode object)) {
            throw new ValueJson.Fault(
                    path, "A condition is an object with one of \"all\", \"any\", \"not\" or \"term\".");
        }
        List<String> kinds = KINDS.stream().filter(object::has).toList();
        if (kinds.size() != 1) {
            throw new ValueJson.Fault(
                    path, "A condition has exactly one of \"all\", \"any\", \"not\" or \"term\"; keep one of them.");
        }
        return switch (kinds.getFirst()) {
            case "all" -> {
                only(object, Set.of("all"), path);
                yield new Condition.All(parts(object, "all", path, depth));
            }
            case "any" -> {
                only(object, Set.of("any"), path);
                List<Condition> parts = parts(object, "any", path, depth);
                if (parts.isEmpty()) {
                    throw new ValueJson.Fault(
                            at(path, "any"), "\"any\" needs at least one part. Add one, or remove it.");
                }
                yield new Condition.Any(parts);
            }
            case "not" -> {
                only(object, Set.of("not"), path);
                yield new Condition.Not(condition(object.get("not"), at(path, "not"), depth + 1));
            }
            default -> test(object, path);
        };
    }

    private List<Condition> parts(ObjectNode object, String word, String path, int depth) {
        if (!(object.get(word) instanceof ArrayNode array)) {
            throw new ValueJson.Fault(
                    at(path, word), "\"" + word + "\" holds a list of conditions in square brackets.");
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            parts.add(condition(array.get(i), at(path, word) + "[" + i + "]", depth + 1));
        }
        return parts;
    }

    private Condition.Test test(ObjectNode object, String path) {
        only(object, OF_TEST, path);
        Term term = term(object.get("term"), at(path, "term"));
        Map<String, Value> with = arguments(object.get("with"), term, at(path, "with"));
        Operator is = operator(object.get("is"), term, at(path, "is"));
        return new Condition.Test(term.name(), with, is, values(object, term, is, path));
    }

    private Term term(@Nullable JsonNode json, String path) {
        String name = json != null && json.isString() ? json.asString() : "";
        Term term = terms.get(name);
        if (term == null) {
            throw new ValueJson.Fault(
                    path,
                    "There is no term \"" + shown(name) + "\". Known are "
                            + String.join(", ", new TreeSet<>(terms.keySet())) + ".");
        }
        return term;
    }

    private static Map<String, Value> arguments(@Nullable JsonNode json, Term term, String path) {
        Map<String, Value> with = new HashMap<>();
        if (json != null && !(json instanceof ObjectNode)) {
            throw new ValueJson.Fault(path, "\"with\" is an object of names and values.");
        }
        if (json instanceof ObjectNode object) {
            only(object, term.params().stream().map(Term.Param::name).collect(Collectors.toSet()), path);
        }
        for (Term.Param param : term.params()) {
            JsonNode given = json == null ? null : json.get(param.name());
            if (given != null) {
                with.put(param.name(), ValueJson.argument(given, param, at(path, param.name())));
            } else if (param.required()) {
                throw new ValueJson.Fault(
                        at(path, param.name()),
                        "\"" + term.name() + "\" needs \"" + param.name() + "\" (" + param.label() + "). Add it.");
            }
        }
        return with;
    }

    private static Operator operator(@Nullable JsonNode json, Term term, String path) {
        Operator is = json != null && json.isString() ? Operator.ofWord(json.asString()) : null;
        if (is == null || !term.operators().contains(is)) {
            throw new ValueJson.Fault(
                    path,
                    "\"" + term.name() + "\" can be compared by "
                            + term.operators().stream().map(Operator::word).collect(Collectors.joining(", "))
                            + "; use one of these.");
        }
        return is;
    }

    private static List<Value> values(ObjectNode object, Term term, Operator is, String path) {
        String word = is.lists() ? "values" : "value";
        String other = is.lists() ? "value" : "values";
        if (object.has(other) || (is == Operator.KNOWN && object.has(word))) {
            String wrong = object.has(other) ? other : word;
            String take = is == Operator.KNOWN ? "no value" : "\"" + word + "\"";
            throw new ValueJson.Fault(
                    at(path, wrong), "\"" + is.word() + "\" takes " + take + ", not \"" + wrong + "\".");
        }
        if (is == Operator.KNOWN) {
            return List.of();
        }
        JsonNode json = object.get(word);
        String where = at(path, word);
        if (json == null) {
            throw new ValueJson.Fault(where, "\"" + is.word() + "\" needs \"" + word + "\". Add it.");
        }
        if (!is.lists()) {
            return List.of(ValueJson.value(json, term.type(), term.choices(), where));
        }
        if (!(json instanceof ArrayNode array) || array.size() < is.fewest() || array.size() > is.most()) {
            throw new ValueJson.Fault(
                    where,
                    is == Operator.BETWEEN
                            ? "\"between\" needs a list of two values, the smaller first."
                            : "\"" + is.word() + "\" needs a list of 1 to " + Operator.MOST_VALUES + " values.");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            values.add(ValueJson.value(array.get(i), term.type(), term.choices(), where + "[" + i + "]"));
        }
        if (is == Operator.BETWEEN && ConditionRules.compare(values.getFirst(), values.getLast()) > 0) {
            throw new ValueJson.Fault(where, "\"between\" needs the smaller value first. Turn the two around.");
        }
        return values;
    }

    private static void only(ObjectNode object, Set<String> words, String path) {
        for (String name : object.propertyNames()) {
            if (!words.contains(name)) {
                throw new ValueJson.Fault(
                        path,
                        "\"" + shown(name) + "\" is not known here"
                                + (words.isEmpty()
                                        ? ". Remove it."
                                        : "; use " + String.join(", ", new TreeSet<>(words)) + "."));
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 50)) + "…";
    }

    private static String at(String path, String word) {
        return path.isEmpty() ? word : path + "." + word;
    }

    static String write(Condition condition, Map<String, Term> terms) {
        return json(condition, terms).toString();
    }

    private static ObjectNode json(Condition condition, Map<String, Term> terms) {
        ObjectNode object = JSON.createObjectNode();
        switch (condition) {
            case Condition.All all -> {
                ArrayNode parts = object.putArray("all");
                all.parts().forEach(part -> parts.add(json(part, terms)));
            }
            case Condition.Any any -> {
                ArrayNode parts = object.putArray("any");
                any.parts().forEach(part -> parts.add(json(part, terms)));
            }
            case Condition.Not not -> object.set("not", json(not.part(), terms));
            case Condition.Test test -> {
                object.put("term", test.term());
                if (!test.with().isEmpty()) {
                    ObjectNode with = object.putObject("with");
                    new java.util.TreeMap<>(test.with())
                            .forEach((name, value) -> with.set(name, ValueJson.write(value)));
                }
                object.put("is", test.is().word());
                if (test.is().lists()) {
                    ArrayNode values = object.putArray("values");
                    test.values().forEach(value -> values.add(ValueJson.write(value)));
                } else if (!test.values().isEmpty()) {
                    object.set("value", ValueJson.write(test.values().getFirst()));
                }
            }
        }
        return object;
    }
}
