package heartstring.experience.journeys;

import heartstring.experience.emotion.Voices;
import heartstring.story.timeline.KindGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The design of a journey as it is edited; of a refused form as it was typed.
 *
 * @param places those that are there, and some empty ones
 */
public record DesignView(
        int id,
        String name,
        List<Place> places,
        List<Colleague> colleagues,
        List<Past> past,
        @Nullable String fault) {

    /** Empty places for further touchpoints of a stage. */
    private static final int SPARE_TOUCHES = 2;

    private static final int SPARE_STAGES = 2;

    public static final List<String> UNITS = List.of("minutes", "hours", "days");

    public DesignView {
        places = List.copyOf(places);
        colleagues = List.copyOf(colleagues);
        past = List.copyOf(past);
    }

    /** Where a stage stands or may stand. */
    public record Place(
            int no,
            int id,
            String name,
            String intended,
            String aim,
            long owner,
            List<Row> rows,
            String from,
            String until,
            String amount,
            String unit) {

        public Place {
            rows = List.copyOf(rows);
        }
    }

    /** Where a touchpoint of a stage stands or may stand. */
    public record Row(String event, String channel, String which) {}

    public record Colleague(long id, String name) {}

    /** A design that it had. */
    public record Past(int no, Instant at, String by, int stages) {}

    static List<Place> places(List<Stage> stages) {
        List<Place> places = new ArrayList<>();
        for (Stage stage : stages) {
            places.add(place(places.size() + 1, stage));
        }
        for (int i = 0; i < SPARE_STAGES && places.size() < JourneyRules.MOST_STAGES; i++) {
            places.add(new Place(places.size() + 1, 0, "", "trust", "40", 0, spare(List.of()), "", "", "", "hours"));
        }
        return places;
    }

    private static Place place(int no, Stage stage) {
        Promise promise = stage.promise();
        return new Place(
                no,
                stage.id(),
                stage.name(),
                stage.intended(),
                String.valueOf(stage.aimPercent()),
                stage.ownerId(),
                spare(stage.touches().stream()
                        .map(t -> new Row(t.what(), t.channel(), t.which().name()))
                        .toList()),
                promise == null ? "" : String.join(", ", promise.from()),
                promise == null ? "" : String.join(", ", promise.until()),
                promise == null ? "" : String.valueOf(promise.amount()),
                promise == null ? "hours" : promise.unit());
    }

    private static List<Row> spare(List<Row> rows) {
        List<Row> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE_TOUCHES && all.size() < JourneyRules.MOST_TOUCHES; i++) {
            all.add(new Row("", "", Touch.Which.ANY.name()));
        }
        return all;
    }

    public static List<String> feelings() {
        return Voices.FEELINGS;
    }

    public static List<Touch.Which> whiches() {
        return List.of(Touch.Which.values());
    }

    /** What can be typed as a touchpoint: kinds, and the events that are known. */
    public static List<String> events() {
        List<String> events = new ArrayList<>(Arrays.stream(KindGroup.values())
                .filter(group -> group != KindGroup.OTHER)
                .map(KindGroup::label)
                .toList());
        events.addAll(new TreeSet<>(KindGroup.known()));
        return events;
    }

    public static List<String> channels() {
        return List.of("web", "app", "till", "email", "phone", "chat", "social", "survey");
    }
}
