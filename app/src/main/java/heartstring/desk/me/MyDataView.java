package heartstring.desk.me;

import heartstring.customer.choices.Choice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member reads about themselves.
 *
 * @param standing how the house sees them, in kind words
 * @param planned when they are forgotten; null when they did not ask for it
 */
public record MyDataView(
        String shop,
        String standing,
        List<Choice> choices,
        List<Why> whys,
        List<Comparison> comparisons,
        List<Belief> beliefs,
        List<Feeling> feelings,
        List<Address> addresses,
        @Nullable Instant planned) {

    /** Something they were offered or sent, and why. */
    public record Why(Instant at, String what, String reason) {}

    /** A comparison they are in. */
    public record Comparison(String name, String side, Instant since) {}

    /**
     * Something that is believed of them.
     *
     * @param kind memory or property
     * @param key its number, or its name
     * @param words it, as the house says it
     * @param from where it comes from
     */
    public record Belief(String kind, String key, String words, String from) {}

    /** A feeling that was read from their words. */
    public record Feeling(Instant at, String word) {}

    /** An address they can be written to; {@code key} names it in a form. */
    public record Address(String key, String value, List<Line> lines) {}

    /** What they may be written to for there. */
    public record Line(String purpose, String words, boolean allowed) {}

    /** What is held, by why. */
    public record Held(String shop, List<Group> groups, long rows) {}

    /** Kinds of data that are held for the same reason. */
    public record Group(String name, String why, String from, String kept, List<Kind> kinds) {}

    /** So many lines of one kind. */
    public record Kind(String name, long rows) {}

    /**
     * The way to being forgotten.
     *
     * @param losses what is lost with it
     * @param asked whether a code is on its way
     * @param reachable whether a code can be sent
     */
    public record Leaving(
            String shop,
            List<String> losses,
            int days,
            boolean asked,
            boolean reachable,
            @Nullable Instant planned,
            @Nullable String fault) {}
}
