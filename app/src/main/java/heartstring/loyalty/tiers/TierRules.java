package heartstring.loyalty.tiers;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which tier somebody has at each moment, from what they did alone. A tier is reached at once. It is kept while enough counts,
 * and for the grace after that; then it falls, with a soft landing one step at a time, each for as long as the window.
 */
final class TierRules {

    private static final int YEAR = 12;

    private TierRules() {}

    /** So much more counts from that moment on. */
    record Entry(Instant at, long amount) {}

    /** From that moment on the tier of this rank, -1 for none. */
    record Step(Instant at, int rank) {}

    /** A tier that was promised for a time. */
    record Promise(String key, Instant from, Instant until) {}

    /** The tiers over time, also in time to come if nothing more is done. Entries are in the order of their moments. */
    static List<Step> course(Ladder ladder, List<Entry> entries, ZoneId zone) {
        return new Walk(ladder, zone).along(entries);
    }

    /** The rank at a moment, with promises. */
    static int rankAt(Ladder ladder, List<Step> course, List<Promise> promises, Instant at) {
        int rank = -1;
        for (Step step : course) {
            if (!step.at().isAfter(at)) {
                rank = step.rank();
            }
        }
        for (Promise promise : promises) {
            if (!promise.from().isAfter(at) && promise.until().isAfter(at)) {
                rank = Math.max(rank, ladder.tier(promise.key()).map(Tier::rank).orElse(-1));
            }
        }
        return rank;
    }

    /** The next moment at which something may change, null for never. */
    static @Nullable Instant nextAfter(List<Step> course, List<Promise> promises, Instant at) {
        List<Instant> moments = new ArrayList<>();
        course.forEach(s -> moments.add(s.at()));
        promises.forEach(p -> {
            moments.add(p.from());
            moments.add(p.until());
        });
        return moments.stream()
                .filter(m -> m.isAfter(at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When a lower tier than that of the moment follows if nothing more is done, null for never. */
    static @Nullable Instant lostAt(Ladder ladder, List<Step> course, List<Promise> promises, Instant at) {
        int rank = rankAt(ladder, course, promises, at);
        Instant next = nextAfter(course, promises, at);
        while (next != null) {
            if (rankAt(ladder, course, promises, next) < rank) {
                return next;
            }
            next = nextAfter(course, promises, next);
        }
        return null;
    }

    /** What counts at a moment. */
    static long counted(Ladder ladder, List<Entry> entries, Instant at, ZoneId zone) {
        Instant from = ladder.rollingMonths() == null ? yearOf(at, zone) : Instant.MIN;
        return entries.stream()
                .filter(e -> !e.at().isAfter(at) && !e.at().isBefore(from))
                .filter(e -> ladder.rollingMonths() == null
                        || plus(e.at(), ladder.rollingMonths(), zone).isAfter(at))
                .mapToLong(Entry::amount)
                .sum();
    }

    /** When counting begins anew, null when it never does at once. */
    static @Nullable Instant countedUntil(Ladder ladder, Instant at, ZoneId zone) {
        return ladder.rollingMonths() == null ? plus(yearOf(at, zone), YEAR, zone) : null;
    }

    /** The rank that so much gives. */
    static int reached(Ladder ladder, long counted) {
        int rank = -1;
        for (Tier tier : ladder.tiers()) {
            if (counted >= tier.threshold()) {
                rank = tier.rank();
            }
        }
        return rank;
    }

    private static Instant plus(Instant at, int months, ZoneId zone) {
        return at.atZone(zone).plusMonths(months).toInstant();
    }

    private static Instant yearOf(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).withDayOfYear(1).atStartOfDay(zone).toInstant();
    }

    /** One walk through time. */
    private static final class Walk {
        private final Ladder ladder;
        private final ZoneId zone;
        private final List<Step> steps = new ArrayList<>();
        private int rank;
        private int earned;
        private @Nullable Instant keptUntil;

        Walk(Ladder ladder, ZoneId zone) {
            this.ladder = ladder;
            this.zone = zone;
            this.earned = reached(ladder, 0);
            this.rank = earned;
            steps.add(new Step(Instant.MIN, rank));
        }

        /** What changes at each moment; a null begins counting anew. */
        private record Moment(boolean anew, long amount) {}

        List<Step> along(List<Entry> entries) {
            TreeMap<Instant, Moment> moments = new TreeMap<>();
            for (Entry entry : entries) {
                change(moments, entry.at(), false, entry.amount());
                if (ladder.rollingMonths() == null) {
                    change(moments, plus(yearOf(entry.at(), zone), YEAR, zone), true, 0);
                } else {
                    change(moments, plus(entry.at(), ladder.rollingMonths(), zone), false, -entry.amount());
                }
            }
            long counted = 0;
            for (var moment : moments.entrySet()) {
                fallUntil(moment.getKey());
                counted = (moment.getValue().anew() ? 0 : counted)
                        + moment.getValue().amount();
                count(moment.getKey(), counted);
            }
            fallUntil(Instant.MAX);
            return steps;
        }

        private static void change(Map<Instant, Moment> moments, Instant at, boolean anew, long amount) {
            Moment before = moments.getOrDefault(at, new Moment(false, 0));
            moments.put(at, new Moment(before.anew() || anew, before.amount() + amount));
        }

        private void count(Instant at, long counted) {
            earned = reached(ladder, counted);
            if (earned >= rank) {
                if (earned > rank) {
                    rank = earned;
                    steps.add(new Step(at, rank));
                }
                keptUntil = null;
            } else if (keptUntil == null) {
                keptUntil = plus(at, ladder.graceMonths(), zone);
            }
        }

        private void fallUntil(Instant moment) {
            Instant at = keptUntil;
            while (at != null && !at.isAfter(moment)) {
                rank = ladder.softLanding() ? Math.max(rank - 1, earned) : earned;
                steps.add(new Step(at, rank));
                keptUntil = rank > earned
                        ? plus(at, ladder.rollingMonths() == null ? YEAR : ladder.rollingMonths(), zone)
                        : null;
                at = keptUntil;
            }
        }
    }
}
