package heartstring.experience.journeymap;

import heartstring.experience.paths.Found;
import heartstring.kernels.paths.Discovered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The ways that customers really take: arrows from stage to stage, onward above and back below, the thicker the more customers.
 *
 * @param wanted which share of customers is asked for, in percent; {@code shown} which is shown, for rare ways are left out
 */
public record Graph(
        Instant at,
        int wanted,
        int shown,
        long customers,
        List<Node> nodes,
        List<Arrow> arrows,
        List<Way> ways,
        boolean rest) {

    /** Of fewer customers no way is shown. */
    private static final int FEWEST = 5;

    private static final int MOST_ARROWS = 40;
    private static final int MOST_WAYS = 12;
    private static final double BASE = 150;
    private static final double THICKEST = 11;

    /** How far a way begins before its first stage and ends behind its last, in pixels. */
    private static final double OUTSIDE = 52;

    /** Where the head of an arrow stands before a stage. */
    private static final double RIM = 10;

    public Graph {
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
        ways = List.copyOf(ways);
    }

    /** A stage, with how many of those shown came to it. */
    public record Node(String name, double x, double y, double radius, long customers) {}

    /**
     * An arrow.
     *
     * @param back whether it mostly leads back to where the same customers had been
     * @param between how long between the two, as a median over all customers; empty at beginning and end
     */
    public record Arrow(
            String from,
            String to,
            long customers,
            int percent,
            boolean back,
            String between,
            String path,
            String thickness,
            double labelX,
            double labelY) {}

    /** A whole way in words. */
    public record Way(String words, long customers, int percent, boolean loops) {}

    static Graph of(Found found, List<String> names, int wanted) {
        Discovered ways = found.ways();
        Discovered.Shown shown = ways.most(wanted / 100.0, FEWEST);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long here = shown.nodes().getOrDefault(i, 0L);
            double share = shown.customers() == 0 ? 0 : (double) here / shown.customers();
            nodes.add(new Node(names.get(i), x(i), BASE, round(5 + 9 * Math.sqrt(share)), here));
        }
        List<Arrow> arrows = shown.arrows().stream()
                .sorted(Comparator.comparingLong((Discovered.Arrow a) -> -a.customers())
                        .thenComparingInt(Discovered.Arrow::from)
                        .thenComparingInt(Discovered.Arrow::to))
                .limit(MOST_ARROWS)
                .map(arrow -> arrow(arrow, shown, ways, names))
                .toList();
        List<Way> listed = shown.ways().stream()
                .limit(MOST_WAYS)
                .map(way -> new Way(
                        words(way.steps(), names),
                        way.customers(),
                        Words.percent((double) way.customers() / ways.customers()),
                        way.loops()))
                .toList();
        return new Graph(
                found.at(),
                wanted,
                Words.percent(shown.share()),
                ways.customers() < FEWEST ? 0 : ways.customers(),
                nodes,
                arrows,
                listed,
                shown.ways().size() > listed.size());
    }

    private static String words(Discovered.Steps steps, List<String> names) {
        String words = String.join(" → ", steps.steps().stream().map(names::get).toList());
        return words + (steps.cut() ? " → …" : steps.over() ? ", then nothing any more" : "");
    }

    private static Arrow arrow(Discovered.Arrow arrow, Discovered.Shown shown, Discovered ways, List<String> names) {
        double share = (double) arrow.customers() / Math.max(1, shown.customers());
        double seconds = ways.edges().stream()
                .filter(e -> e.from() == arrow.from() && e.to() == arrow.to())
                .mapToDouble(Discovered.Edge::medianSeconds)
                .findFirst()
                .orElse(0);
        boolean edge = arrow.from() == Discovered.START || arrow.to() == Discovered.END;
        double from = arrow.from() == Discovered.START ? x(arrow.to()) - OUTSIDE : x(arrow.from());
        double to = arrow.to() == Discovered.END ? x(arrow.from()) + OUTSIDE : x(arrow.to());
        double stages = Math.abs(to - from) / MapView.COLUMN;
        double bend = edge ? 24 : 26 * Math.pow(Math.max(1, stages), 0.75) + 18;
        boolean below = arrow.to() == Discovered.END || (!edge && to < from);
        double middle = below ? BASE + bend : BASE - bend;
        double fromY = arrow.from() == Discovered.START ? BASE - OUTSIDE : BASE;
        double toY = arrow.to() == Discovered.END ? BASE + OUTSIDE : BASE + (below ? RIM : -RIM);
        double toX = arrow.to() == Discovered.END ? to : to + (below ? RIM : -RIM);
        String path = String.format(
                Locale.ROOT,
                "M%.0f %.0fQ%.0f %.0f %.0f %.0f",
                from,
                fromY,
                (from + to) / 2,
                edge ? middle : 2 * middle - BASE,
                toX,
                toY);
        return new Arrow(
                name(arrow.from(), names),
                name(arrow.to(), names),
                arrow.customers(),
                Words.percent(share),
                arrow.back(),
                seconds == 0 ? "" : Words.duration(seconds),
                path,
                String.format(Locale.ROOT, "%.1f", 1 + (THICKEST - 1) * share),
                round((from + to) / 2),
                round(below ? middle + 12 : middle - 3));
    }

    private static String name(int step, List<String> names) {
        return step == Discovered.START ? "the beginning" : step == Discovered.END ? "the end" : names.get(step);
    }

    private static double x(int stage) {
        return (stage + 0.5) * MapView.COLUMN;
    }

    private static double round(double value) {
        return Math.round(10 * value) / 10.0;
    }

    /** The height of the drawing in pixels. */
    public static int height() {
        return 2 * (int) BASE;
    }

    /** The way in a sentence, for those who do not see it. */
    public String summary() {
        return "The ways of " + shown + " of 100 customers. The same arrows stand in the table below.";
    }
}
