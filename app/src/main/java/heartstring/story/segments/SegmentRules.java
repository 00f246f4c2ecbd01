package heartstring.story.segments;

import heartstring.story.conditions.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which segments ask about which others. */
final class SegmentRules {

    /** What the word of a segment in conditions begins with; its number follows. */
    static final String WORD = "segment.";

    private SegmentRules() {}

    /** The segments that a condition asks about, by their numbers. */
    static Set<Integer> asked(Condition condition) {
        return condition
                .tests()
                .map(Condition.Test::term)
                .filter(term -> term.matches("segment\\.[0-9]{1,9}"))
                .map(term -> Integer.valueOf(term.substring(WORD.length())))
                .collect(Collectors.toSet());
    }

    /** Whether one of these leads to that segment, given what each asks about. */
    static boolean leadsTo(Set<Integer> from, int to, Map<Integer, Set<Integer>> asks) {
        return reached(from, asks).contains(to);
    }

    /** These, and all that they ask about by way of others. */
    static Set<Integer> reached(Set<Integer> from, Map<Integer, Set<Integer>> asks) {
        Set<Integer> reached = new HashSet<>();
        List<Integer> next = new ArrayList<>(from);
        while (!next.isEmpty()) {
            Integer one = next.removeLast();
            if (reached.add(one)) {
                next.addAll(asks.getOrDefault(one, Set.of()));
            }
        }
        return reached;
    }

    /** Those that ask about no other first, then those that ask about these, and so on; what goes round in a circle stands last. */
    static List<List<Integer>> ranks(Map<Integer, Set<Integer>> asks) {
        Map<Integer, Set<Integer>> left = new HashMap<>(asks);
        List<List<Integer>> ranks = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Integer> free = left.entrySet().stream()
                    .filter(e -> e.getValue().stream().noneMatch(left::containsKey))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            List<Integer> rank =
                    free.isEmpty() ? left.keySet().stream().sorted().toList() : free;
            ranks.add(rank);
            rank.forEach(left::remove);
        }
        return ranks;
    }
}
