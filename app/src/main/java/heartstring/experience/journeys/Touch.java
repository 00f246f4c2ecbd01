package heartstring.experience.journeys;

import heartstring.story.timeline.KindGroup;
import java.util.Set;

/** Which touchpoints belong to a stage; of any channel where that is empty. */
public sealed interface Touch {

    /** Where it happened; empty for anywhere. */
    String channel();

    /** An event by its name. */
    record Named(String event, String channel, Which which) implements Touch {}

    /** All events of a kind that people tell apart. */
    record Grouped(KindGroup group, String channel) implements Touch {}

    /** Of the same events of a customer which ones. */
    enum Which {
        ANY("each"),
        FIRST("the first ever"),
        LATER("each after the first");

        private final String label;

        Which(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether a touchpoint is one of these, wherever it stands among others. */
    default boolean matches(String call, String name, String where) {
        if (!channel().isEmpty() && !channel().equals(where)) {
            return false;
        }
        return switch (this) {
            case Named named -> named.event().equals(name) && !call.equals("identify") && !call.equals("group");
            case Grouped grouped -> KindGroup.of(call, name) == grouped.group();
        };
    }

    /** Which of the same events of a customer. */
    default Which which() {
        return switch (this) {
            case Named named -> named.which();
            case Grouped grouped -> Which.ANY;
        };
    }

    /** The event's name or the kind's label, as it is typed. */
    default String what() {
        return switch (this) {
            case Named named -> named.event();
            case Grouped grouped -> grouped.group().label();
        };
    }

    /** The names of events that may be it. */
    default Set<String> names() {
        return switch (this) {
            case Named named -> Set.of(named.event());
            case Grouped grouped -> grouped.group().names();
        };
    }

    /** Calls other than track that may be it. */
    default Set<String> calls() {
        return switch (this) {
            case Named named -> Set.of();
            case Grouped grouped -> grouped.group().calls();
        };
    }

    /** In words: "the first ever Order Completed in web". */
    default String words() {
        return (which() == Which.ANY ? "" : which().label() + " ")
                + what()
                + (channel().isEmpty() ? "" : " in " + channel());
    }
}
