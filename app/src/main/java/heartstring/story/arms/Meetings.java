package heartstring.story.arms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is new in what customers met; pure. */
final class Meetings {

    private Meetings() {}

    static Set<Long> customers(Collection<Arms.Meeting> meetings) {
        return meetings.stream().map(Arms.Meeting::customerId).collect(Collectors.toSet());
    }

    static Set<String> keys(Collection<Arms.Meeting> meetings) {
        Set<String> keys = new TreeSet<>();
        meetings.forEach(m -> keys.addAll(m.arms().keySet()));
        return keys;
    }

    /**
     * What none of a customer's pieces met before, or met only later than they are told of now, for the first piece, in the order in which all
     * writers lock rows.
     */
    static List<ArmsSql.Exposed> fresh(
            Collection<Arms.Meeting> meetings, Map<Long, Map<String, Lots.Before>> met, Map<Long, Long> pieces) {
        List<ArmsSql.Exposed> fresh = new ArrayList<>();
        for (Arms.Meeting meeting : meetings) {
            Long piece = pieces.get(meeting.customerId());
            Map<String, Lots.Before> before = met.getOrDefault(meeting.customerId(), Map.of());
            if (piece != null) {
                long first = piece;
                meeting.arms().forEach((trial, arm) -> {
                    Lots.Before known = before.get(trial);
                    if (known == null || (known.first() == arm && meeting.at().isBefore(known.at()))) {
                        fresh.add(new ArmsSql.Exposed(trial, first, arm, meeting.at()));
                    }
                });
            }
        }
        fresh.sort(Comparator.comparing(ArmsSql.Exposed::trial)
                .thenComparingLong(ArmsSql.Exposed::profileId)
                .thenComparing(ArmsSql.Exposed::at));
        return fresh;
    }
}
