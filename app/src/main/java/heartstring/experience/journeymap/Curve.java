package heartstring.experience.journeymap;

import heartstring.experience.emotion.Voices;
import heartstring.kernels.shares.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The curve of what is meant to be felt, and of what is: a height for each feeling, the best at the top, in pixels.
 *
 * @param meant the points of the design; {@code felt} those of what is felt, where enough was said
 */
public record Curve(List<Point> meant, List<Point> felt) {

    private static final int ROW = 20;
    private static final int TOP = 14;

    public Curve {
        meant = List.copyOf(meant);
        felt = List.copyOf(felt);
    }

    /** A point, and from where to where it may as well be. */
    public record Point(int stage, double x, double y, double top, double bottom, String words) {}

    /** A line across at a feeling. */
    public record Row(String felt, double y) {}

    static Curve of(JourneyMap.Lived lived) {
        List<Point> meant = new ArrayList<>();
        List<Point> felt = new ArrayList<>();
        for (int i = 0; i < lived.figures().size(); i++) {
            var stage = lived.journey().stages().get(i);
            double y = y(Voices.FEELINGS.indexOf(stage.intended()));
            meant.add(new Point(i, x(i), y, y, y, stage.name() + ": " + stage.intended() + " is meant"));
            Interval level = lived.figures().get(i).level();
            if (level != null) {
                String near = Voices.FEELINGS.get((int) Math.round(level.value()));
                felt.add(new Point(
                        i,
                        x(i),
                        y(level.value()),
                        y(level.low()),
                        y(level.high()),
                        stage.name() + ": on average near " + near + ", of "
                                + lived.figures().get(i).told() + " things said"));
            }
        }
        return new Curve(meant, felt);
    }

    private static double x(int stage) {
        return (stage + 0.5) * MapView.COLUMN;
    }

    private static double y(double level) {
        return Math.round(10 * (TOP + level * ROW)) / 10.0;
    }

    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Voices.FEELINGS.size(); i++) {
            rows.add(new Row(Voices.FEELINGS.get(i), y(i)));
        }
        return rows;
    }

    public int height() {
        return 2 * TOP + (Voices.FEELINGS.size() - 1) * ROW;
    }

    /** The points of a line, for SVG. */
    public static String line(List<Point> points) {
        return points.stream().map(p -> p.x() + "," + p.y()).collect(Collectors.joining(" "));
    }

    /** Both lines in a sentence, for those who do not see them. */
    public String summary() {
        return meant.stream()
                .map(m -> m.words()
                        + felt.stream()
                                .filter(f -> f.stage() == m.stage())
                                .map(f -> f.words().substring(f.words().indexOf(':') + 1))
                                .findFirst()
                                .map(words -> "," + words)
                                .orElse(", too little was said"))
                .collect(Collectors.joining(". "));
    }
}
