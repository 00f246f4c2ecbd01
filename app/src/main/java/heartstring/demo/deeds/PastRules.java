package heartstring.demo.deeds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What somebody had at which moment, and when they could have spent some of it without lacking it later. */
final class PastRules {

    /** Between a purchase and the reward that is taken with it. */
    private static final Duration AFTER = Duration.ofMinutes(3);

    private final TreeMap<Instant, Long> changes = new TreeMap<>();

    /** At that moment so much came, or went when it is below zero. */
    void add(Instant at, long change) {
        changes.merge(at, change, Long::sum);
    }

    /** The moments, each soon after something came, at which so many could have been spent; oldest first. */
    List<Instant> moments(long points, Instant now) {
        List<Map.Entry<Instant, Long>> all = new ArrayList<>(changes.entrySet());
        long[] least = new long[all.size()];
        long balance = all.stream().mapToLong(Map.Entry::getValue).sum();
        long lowest = balance;
        for (int i = all.size() - 1; i >= 0; i--) {
            lowest = Math.min(lowest, balance);
            least[i] = lowest;
            balance -= all.get(i).getValue();
        }
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Instant moment = all.get(i).getKey().plus(AFTER);
            boolean before =
                    i + 1 == all.size() || moment.isBefore(all.get(i + 1).getKey());
            if (least[i] >= points
                    && before
                    && moment.isBefore(now)
                    && all.get(i).getValue() > 0) {
                moments.add(moment);
            }
        }
        return moments;
    }
}
