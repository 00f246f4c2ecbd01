package heartstring.experience.questions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text in one or several languages, by BCP 47 tag. */
public final class Words {

    public static final Words NONE = new Words(Map.of());

    private final SortedMap<String, String> by;

    private Words(Map<String, String> by) {
        this.by = new TreeMap<>(by);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Words of(Map<String, String> by) {
        return new Words(by);
    }

    public static Words of(String language, String text) {
        return NONE.with(language, text);
    }

    /** By language. */
    @JsonValue
    public Map<String, String> by() {
        return Collections.unmodifiableSortedMap(by);
    }

    /** In that language, else in the other one, else in any; empty when there is nothing. */
    public String in(String language, String otherwise) {
        String text = by.get(language);
        if (text == null) {
            text = by.get(otherwise);
        }
        return text != null ? text : by.isEmpty() ? "" : by.sequencedValues().getFirst();
    }

    /** In exactly that language; empty when there is none. */
    public String only(String language) {
        return by.getOrDefault(language, "");
    }

    /** The same with this text in that language; a blank one takes it out. */
    public Words with(String language, String text) {
        SortedMap<String, String> next = new TreeMap<>(by);
        if (text.isBlank()) {
            next.remove(language);
        } else {
            next.put(language, text.strip());
        }
        return new Words(next);
    }

    /** The longest of them, in characters. */
    int longest() {
        return by.values().stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words words && words.by.equals(by);
    }

    @Override
    public int hashCode() {
        return by.hashCode();
    }

    @Override
    public String toString() {
        return by.toString();
    }
}
