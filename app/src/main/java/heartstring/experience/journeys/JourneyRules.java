package heartstring.experience.journeys;

import heartstring.experience.emotion.Voices;
import heartstring.story.timeline.KindGroup;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a design may be, and how what was typed is read. */
final class JourneyRules {

    static final int MOST_STAGES = 12;
    static final int MOST_TOUCHES = 8;
    static final int MOST_EVENTS = 6;
    static final int LONGEST_PROMISE_MINUTES = 60 * 24 * 60;

    private static final int MOST_NAME = 80;
    private static final int MOST_STAGE_NAME = 60;
    private static final int MOST_EVENT_NAME = 100;
    private static final int MOST_CHANNEL = 40;

    private JourneyRules() {}

    /** A kind of events by its label, else an event by its name. */
    static Touch touch(String typed, String channel, Touch.Which which) {
        String what = typed.strip();
        String where = channel.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(KindGroup.values())
                .filter(group -> group != KindGroup.OTHER && group.label().equalsIgnoreCase(what))
                .findFirst()
                .<Touch>map(group -> new Touch.Grouped(group, where))
                .orElseGet(() -> new Touch.Named(what, where, which));
    }

    /** Names with commas between. */
    static List<String> events(String typed) {
        return Arrays.stream(typed.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** What is wrong with a design, in a sentence; null when nothing is. */
    static @Nullable String fault(String name, List<Stage> stages) {
        if (name.isBlank() || name.strip().length() > MOST_NAME) {
            return "A journey's name has 1 to " + MOST_NAME + " characters.";
        }
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            return "A journey has 1 to " + MOST_STAGES + " stages.";
        }
        Set<String> names = new HashSet<>();
        for (Stage stage : stages) {
            String fault = fault(stage);
            if (fault != null) {
                return fault;
            }
            if (!names.add(stage.name().toLowerCase(Locale.ROOT))) {
                return "Two stages are called “" + stage.name() + "”. Give each a name of its own.";
            }
        }
        return null;
    }

    private static @Nullable String fault(Stage stage) {
        if (stage.name().isBlank() || stage.name().length() > MOST_STAGE_NAME) {
            return "A stage's name has 1 to " + MOST_STAGE_NAME + " characters.";
        }
        if (!Voices.FEELINGS.contains(stage.intended())) {
            return "The feeling of “" + stage.name() + "” is one of: " + String.join(", ", Voices.FEELINGS) + ".";
        }
        if (stage.aimPercent() < 1 || stage.aimPercent() > 100) {
            return "Of a hundred things said at “" + stage.name() + "” 1 to 100 are to carry the feeling.";
        }
        if (stage.touches().isEmpty() || stage.touches().size() > MOST_TOUCHES) {
            return "Say which touchpoints belong to “" + stage.name() + "”, 1 to " + MOST_TOUCHES + " kinds.";
        }
        boolean touches = stage.touches().stream()
                .allMatch(t -> isName(t.what()) && t.channel().length() <= MOST_CHANNEL);
        if (!touches) {
            return "An event's name at “" + stage.name() + "” is too long.";
        }
        Promise promise = stage.promise();
        return promise == null ? null : fault(stage.name(), promise);
    }

    private static @Nullable String fault(String stage, Promise promise) {
        if (promise.until().isEmpty()) {
            return "Say which event keeps the promise of “" + stage + "”, such as Message Sent.";
        }
        if (promise.minutes() < 1 || promise.minutes() > LONGEST_PROMISE_MINUTES) {
            return "The promise of “" + stage + "” is kept within 1 minute to 60 days.";
        }
        boolean names =
                Stream.concat(promise.from().stream(), promise.until().stream()).allMatch(JourneyRules::isName);
        return names && promise.from().size() <= MOST_EVENTS && promise.until().size() <= MOST_EVENTS
                ? null
                : "The promise of “" + stage + "” names at most " + MOST_EVENTS + " events on each side.";
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= MOST_EVENT_NAME;
    }

    /** Whether what happened has to be read otherwise after a change. */
    static boolean isReadOtherwise(List<Stage> before, List<Stage> after) {
        if (before.size() != after.size()) {
            return true;
        }
        for (int i = 0; i < after.size(); i++) {
            if (before.get(i).id() != after.get(i).id() || before.get(i).isReadOtherwise(after.get(i))) {
                return true;
            }
        }
        return false;
    }
}
