package heartstring.insight.basketdesk;

import heartstring.insight.baskets.TieRow;
import heartstring.insight.baskets.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The strongest pairs as a drawing: products that hang together around the one with the most ties, group beside group. The same pairs give
 * the same drawing.
 */
public record TieGraph(int width, int height, List<Node> nodes, List<Edge> edges) {

    private static final int MOST_NODES = 44;
    private static final int WIDTH = 960;
    private static final double RING = 125;
    private static final double NAME = 66;
    private static final double ABOVE = 20;
    private static final double BELOW = 36;

    public TieGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** A product; the larger the more receipts hold it. */
    public record Node(long id, String name, double x, double y, double radius) {}

    /** A tie; the thicker the more it adds. */
    public record Edge(double fromX, double fromY, double toX, double toY, String thickness, String words) {}

    /** Of pairs, the strongest first. */
    static TieGraph of(List<TieRow> ties) {
        Map<Long, TieRow.Side> sides = new LinkedHashMap<>();
        Map<Long, List<Long>> beside = new HashMap<>();
        List<TieRow> drawn = new ArrayList<>();
        for (TieRow tie : ties) {
            int fresh = (sides.containsKey(tie.left().id()) ? 0 : 1)
                    + (sides.containsKey(tie.right().id()) ? 0 : 1);
            if (sides.size() + fresh <= MOST_NODES) {
                sides.putIfAbsent(tie.left().id(), tie.left());
                sides.putIfAbsent(tie.right().id(), tie.right());
                beside.computeIfAbsent(tie.left().id(), id -> new ArrayList<>())
                        .add(tie.right().id());
                beside.computeIfAbsent(tie.right().id(), id -> new ArrayList<>())
                        .add(tie.left().id());
                drawn.add(tie);
            }
        }
        List<Group> groups = groups(sides, beside);
        Map<Long, double[]> places = new HashMap<>();
        double height = packed(groups, places);
        double most =
                sides.values().stream().mapToLong(TieRow.Side::receipts).max().orElse(1);
        List<Node> nodes = sides.values().stream()
                .map(side -> node(side, places.getOrDefault(side.id(), new double[2]), most))
                .toList();
        List<Edge> edges = drawn.stream()
                .map(tie -> edge(
                        tie,
                        places.getOrDefault(tie.left().id(), new double[2]),
                        places.getOrDefault(tie.right().id(), new double[2])))
                .toList();
        return new TieGraph(WIDTH, (int) Math.ceil(height), nodes, edges);
    }

    private static Node node(TieRow.Side side, double[] at, double most) {
        return new Node(side.id(), side.name(), at[0], at[1], round(5 + 8 * Math.sqrt(side.receipts() / most)));
    }

    private static Edge edge(TieRow tie, double[] from, double[] to) {
        return new Edge(
                from[0],
                from[1],
                to[0],
                to[1],
                String.format(Locale.ROOT, "%.1f", 1.5 + 6 * Math.min(1, tie.off() / 0.5)),
                Wording.reason(tie));
    }

    /** Products that hang together, each with its place around the middle. */
    private record Group(Map<Long, double[]> places, double left, double top, double width, double height) {

        static Group of(Map<Long, double[]> places) {
            double left = places.values().stream().mapToDouble(p -> p[0]).min().orElse(0) - NAME;
            double right = places.values().stream().mapToDouble(p -> p[0]).max().orElse(0) + NAME;
            double top = places.values().stream().mapToDouble(p -> p[1]).min().orElse(0) - ABOVE;
            double bottom =
                    places.values().stream().mapToDouble(p -> p[1]).max().orElse(0) + BELOW;
            return new Group(places, left, top, right - left, bottom - top);
        }
    }

    private static List<Group> groups(Map<Long, TieRow.Side> sides, Map<Long, List<Long>> beside) {
        List<Long> hubs = sides.keySet().stream()
                .sorted(Comparator.comparingInt(
                                (Long id) -> -beside.getOrDefault(id, List.of()).size())
                        .thenComparingLong(id -> id))
                .toList();
        Set<Long> placed = new HashSet<>();
        List<Group> groups = new ArrayList<>();
        for (long hub : hubs) {
            if (placed.add(hub)) {
                groups.add(Group.of(around(hub, beside, placed)));
            }
        }
        groups.sort(Comparator.comparingDouble((Group g) -> -g.height()).thenComparingDouble(g -> -g.width()));
        return groups;
    }

    /** A tree of the shortest ways from the hub; each branch gets as much of the circle as it has ends. */
    private static Map<Long, double[]> around(long hub, Map<Long, List<Long>> beside, Set<Long> placed) {
        Map<Long, List<Long>> below = new LinkedHashMap<>();
        Deque<Long> waiting = new ArrayDeque<>(List.of(hub));
        List<Long> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            long at = waiting.removeFirst();
            order.add(at);
            List<Long> children = new ArrayList<>();
            for (long next : beside.getOrDefault(at, List.of())) {
                if (placed.add(next)) {
                    children.add(next);
                    waiting.addLast(next);
                }
            }
            below.put(at, children);
        }
        Map<Long, Integer> ends = new HashMap<>();
        for (long at : order.reversed()) {
            int sum = below.getOrDefault(at, List.of()).stream()
                    .mapToInt(child -> ends.getOrDefault(child, 1))
                    .sum();
            ends.put(at, Math.max(1, sum));
        }
        int all = ends.getOrDefault(hub, 1);
        double ring = Math.max(RING, all * 2 * NAME / (2 * Math.PI));
        List<Long> first = below.getOrDefault(hub, List.of());
        double turned = first.isEmpty() ? 0 : -Math.PI * ends.getOrDefault(first.getFirst(), 1) / all;
        Map<Long, double[]> places = new LinkedHashMap<>();
        Map<Long, double[]> sectors = new HashMap<>(Map.of(hub, new double[] {turned, turned + 2 * Math.PI, 0}));
        for (long at : order) {
            double[] sector = sectors.getOrDefault(at, new double[3]);
            double angle = (sector[0] + sector[1]) / 2;
            double away = sector[2] == 0 ? 0 : ring + (sector[2] - 1) * RING;
            places.put(at, new double[] {away * Math.cos(angle), away * Math.sin(angle)});
            double from = sector[0];
            for (long child : below.getOrDefault(at, List.of())) {
                double wide = (sector[1] - sector[0]) * ends.getOrDefault(child, 1) / ends.getOrDefault(at, 1);
                sectors.put(child, new double[] {from, from + wide, sector[2] + 1});
                from += wide;
            }
        }
        return places;
    }

    /** Puts the groups in rows; answers how high the drawing is. */
    private static double packed(List<Group> groups, Map<Long, double[]> places) {
        double x = 0;
        double y = 0;
        double row = 0;
        for (Group group : groups) {
            if (x > 0 && x + group.width() > WIDTH) {
                x = 0;
                y += row;
                row = 0;
            }
            for (Map.Entry<Long, double[]> place : group.places().entrySet()) {
                places.put(place.getKey(), new double[] {
                    round(x + place.getValue()[0] - group.left()), round(y + place.getValue()[1] - group.top())
                });
            }
            x += group.width();
            row = Math.max(row, group.height());
        }
        return y + row;
    }

    private static double round(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
