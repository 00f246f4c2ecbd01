package heartstring.loyalty.advocates;

import heartstring.loyalty.advocates.AdvocatesSql.Edge;
import heartstring.loyalty.advocates.AdvocatesView.Branch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the tree out of who brought whom; whoever would come up twice, as merging can have it, comes once. */
final class TreeRules {

    /** How deep it is drawn. */
    static final int DEEPEST = 12;

    private TreeRules() {}

    static List<Branch> tree(List<Edge> edges) {
        Map<Long, List<Edge>> friends = new LinkedHashMap<>();
        Map<Long, String> names = new LinkedHashMap<>();
        Set<Long> brought = new HashSet<>();
        for (Edge edge : edges) {
            friends.computeIfAbsent(edge.advocate(), k -> new ArrayList<>()).add(edge);
            names.putIfAbsent(edge.advocate(), edge.advocateName());
            brought.add(edge.friend());
        }
        Set<Long> seen = new HashSet<>();
        List<Branch> roots = new ArrayList<>();
        names.forEach((customer, name) -> {
            if (!brought.contains(customer)) {
                roots.add(branch(customer, name, "", friends, seen, 1));
            }
        });
        // Rings that merging made have no beginning: each begins where it is met first.
        names.forEach((customer, name) -> {
            if (!seen.contains(customer)) {
                roots.add(branch(customer, name, "", friends, seen, 1));
            }
        });
        return roots;
    }

    private static Branch branch(
            long customer, String name, String state, Map<Long, List<Edge>> friends, Set<Long> seen, int depth) {
        List<Branch> below = new ArrayList<>();
        if (seen.add(customer) && depth < DEEPEST) {
            for (Edge edge : friends.getOrDefault(customer, List.of())) {
                if (!seen.contains(edge.friend())) {
                    below.add(branch(edge.friend(), edge.friendName(), edge.state(), friends, seen, depth + 1));
                }
            }
        }
        return new Branch(customer, name, state, below);
    }
}
