package heartstring.experience.journeymap;

import heartstring.experience.emotion.Voices;
import heartstring.experience.paths.FoundPaths;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The map of a journey.
 *
 * @param working whether what happened is still being read anew
 * @param curve the curve of what is meant and of what is felt
 * @param graph the ways found; null where none were yet
 */
public record MapView(
        int id,
        String name,
        int days,
        boolean archived,
        boolean mayEdit,
        boolean maySeeWords,
        boolean working,
        List<Card> cards,
        Curve curve,
        @Nullable Graph graph,
        List<Note> notes) {

    public MapView {
        cards = List.copyOf(cards);
        notes = List.copyOf(notes);
    }

    /** The width of a stage in pixels. */
    public static final int COLUMN = 160;

    public static final List<Integer> PERIODS = FoundPaths.PERIODS;
    public static final List<Integer> SHARES = List.of(50, 80, 95);

    /**
     * One stage; texts are empty where too little is known.
     *
     * @param said how many things said the share is of
     * @param share how many of them carry the intended feeling: "62 % (55 to 68)"
     * @param felt what is felt most, with its share
     * @param gap what the open gap says
     */
    public record Card(
            int id,
            String name,
            String owner,
            List<String> touches,
            String intended,
            int aim,
            int said,
            int unsure,
            String share,
            boolean below,
            List<Felt> felt,
            String rating,
            long touched,
            long customers,
            String wentOn,
            String ended,
            String onward,
            String promise,
            String kept,
            int late,
            List<Pain> pains,
            String gap) {

        public Card {
            touches = List.copyOf(touches);
            felt = List.copyOf(felt);
            pains = List.copyOf(pains);
        }
    }

    public record Felt(String word, int percent, int said) {}

    /** A theme that is spoken of badly. */
    public record Pain(String theme, int bad) {}

    /** A note of a gap. */
    public record Note(
            String stage,
            int stageId,
            Instant openedAt,
            @Nullable Instant closedAt,
            String words,
            int nowPercent) {}

    /** The address of the words at a stage; of a feeling and a theme, of all with empty texts. */
    public String words(int stage, String felt, String theme) {
        return "/experience/journeys/" + id + "/stages/" + stage + "?days=" + days
                + (felt.isEmpty() ? "" : "&feeling=" + felt)
                + (theme.isEmpty() ? "" : "&theme=" + theme);
    }

    /** The address of what was late at a stage. */
    public String late(int stage) {
        return "/experience/journeys/" + id + "/stages/" + stage + "?days=" + days + "&show=late";
    }

    public String daysHref(int wanted) {
        return "/experience/journeys/" + id + "?days=" + wanted;
    }

    public String shareHref(int wanted) {
        return "/experience/journeys/" + id + "?days=" + days + "&share=" + wanted + "#ways";
    }

    /** The width of the drawings in pixels. */
    public int width() {
        return cards.size() * COLUMN;
    }

    /** The feelings along the axis, the best first. */
    public static List<String> feelings() {
        return Voices.FEELINGS;
    }
}
