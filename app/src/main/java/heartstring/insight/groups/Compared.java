package heartstring.insight.groups;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import heartstring.kernels.memberships.Cell;
import heartstring.kernels.memberships.Overlaps;
import heartstring.kernels.memberships.Pair;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import heartstring.platform.settings.Settings;
import heartstring.story.groups.Group;
import heartstring.story.groups.Groups;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Groups as they were counted last. */
@Component
class Compared {

    private final Studies studies;
    private final Groups groups;
    private final ComparedSql sql;
    private final Settings settings;
    private final InstantSource time;

    Compared(Studies studies, Groups groups, ComparedSql sql, Settings settings, InstantSource time) {
        this.studies = studies;
        this.groups = groups;
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    /**
     * A group as it was counted.
     *
     * @param place its bit in the masks of the run
     * @param changed whether its condition is another by now
     */
    record Known(Group group, int place, long customers, long house, boolean changed) {}

    /**
     * The last counting that came to its end.
     *
     * @param known the groups that are still there, the largest first
     */
    record Counting(long run, Instant at, long house, List<Known> known, List<String> leftOut) {
        Optional<Known> find(int group) {
            return known.stream().filter(k -> k.group().id() == group).findFirst();
        }
    }

    /** Empty as long as nothing was counted. */
    Optional<Counting> last() {
        Run run = studies.done(GroupsStudy.NAME).orElse(null);
        if (run == null || run.endedAt() == null) {
            return Optional.empty();
        }
        Map<Integer, Group> seen = groups.all().stream().collect(Collectors.toMap(Group::id, g -> g));
        List<Known> known = new ArrayList<>();
        for (ComparedSql.Counted counted : sql.counted(run.id())) {
            Group group = seen.get(counted.groupId());
            if (group != null) {
                boolean changed = group.version() != counted.version();
                known.add(new Known(group, counted.place(), counted.customers(), counted.house(), changed));
            }
        }
        known.sort(java.util.Comparator.comparingLong(Known::customers)
                .reversed()
                .thenComparing(k -> k.group().name()));
        long house = known.isEmpty() ? 0 : known.getFirst().house();
        return Optional.of(new Counting(run.id(), run.endedAt(), house, known, run.leftOut()));
    }

    /** Every combination of these that somebody is in, the largest first. */
    List<Cell> cells(Counting counting, List<Known> chosen) {
        return Overlaps.among(
                sql.cells(counting.run()),
                chosen.stream().mapToInt(Known::place).toArray());
    }

    /** Two groups and what they share. */
    record Both(Known one, Known other, Pair pair) {}

    List<Both> pairs(Counting counting, List<Known> chosen) {
        Map<Long, Long> cells = sql.cells(counting.run());
        List<Both> pairs = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = i + 1; j < chosen.size(); j++) {
                Known one = chosen.get(i);
                Known other = chosen.get(j);
                pairs.add(new Both(one, other, Overlaps.pair(cells, one.place(), other.place(), counting.house())));
            }
        }
        return pairs;
    }

    /**
     * A trait that tells a group from all others.
     *
     * @param share of the group, 0 to 1
     * @param otherShare of all others
     */
    record Trait(
            String family,
            String key,
            String name,
            long hits,
            long otherHits,
            Interval share,
            Interval otherShare,
            Difference difference,
            double rate) {

        boolean isMore() {
            return difference.interval().value() > 0;
        }
    }

    /** What is more or less frequent in a group than among all others, the farthest apart first; empty where one side is too small. */
    List<Trait> traits(Counting counting, Known known) {
        long size = known.customers();
        long others = counting.house() - size;
        if (size < GroupsStudy.FEWEST || others < GroupsStudy.FEWEST || known.changed()) {
            return List.of();
        }
        return sql.contrasts(counting.run(), known.group().id()).stream()
                .map(t -> new Trait(
                        t.family(),
                        t.key(),
                        t.name(),
                        t.hits(),
                        t.otherHits(),
                        Shares.share(t.hits(), size),
                        Shares.share(t.otherHits(), others),
                        Differences.shares(t.hits(), size, t.otherHits(), others),
                        t.rate()))
                .toList();
    }

    /** How large a group was on a day, with the condition that it has now. */
    Map<LocalDate, Long> sizes(Known known, int days) {
        LocalDate since = LocalDate.ofInstant(time.instant(), settings.zone()).minusDays(days);
        Map<LocalDate, Long> sizes = new TreeMap<>();
        sql.sizes(List.of(known.group().id()), since).stream()
                .filter(s -> s.version() == known.group().version())
                .forEach(s -> sizes.put(s.day(), s.customers()));
        return sizes;
    }

    /** How large it was so many days ago, or on the last counted day before; null when that is not known. */
    static @Nullable Long before(Map<LocalDate, Long> sizes, LocalDate day) {
        return sizes.entrySet().stream()
                .filter(e -> !e.getKey().isAfter(day))
                .reduce((a, b) -> b)
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), settings.zone());
    }

    List<Group> named() {
        return groups.all();
    }
}
