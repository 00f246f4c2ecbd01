package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says from what somebody's orders count which prizes they deserve by now, and how far they are towards the next. */
final class ChallengeRules {

    /** The most prizes of one challenge that one customer is given. */
    static final int MOST_PRIZES = 1_000;

    private ChallengeRules() {}

    /** So much counts for an order of that moment. */
    record Entry(Instant at, long amount) {}

    /** How far somebody is towards the next prize. */
    record Progress(long count, long target, boolean met) {}

    /** When each deserved prize was reached, in the order of time. Entries are in the order of their moments. */
    static List<Instant> deserved(Challenge challenge, List<Entry> entries, ZoneId zone) {
        List<Instant> moments =
                challenge.kind() == Kind.STREAK ? streaks(challenge, entries, zone) : sums(challenge, entries);
        long most = challenge.repeats() ? MOST_PRIZES : 1;
        return moments.stream().limit(most).toList();
    }

    private static List<Instant> sums(Challenge challenge, List<Entry> entries) {
        List<Instant> moments = new ArrayList<>();
        long sum = 0;
        for (Entry entry : entries) {
            sum += entry.amount();
            while (moments.size() < MOST_PRIZES && sum >= challenge.target() * (moments.size() + 1)) {
                moments.add(entry.at());
            }
        }
        return moments;
    }

    private static List<Instant> streaks(Challenge challenge, List<Entry> entries, ZoneId zone) {
        List<Instant> moments = new ArrayList<>();
        long before = Long.MIN_VALUE;
        long length = 0;
        for (Map.Entry<Long, Instant> one : periods(challenge, entries, zone).entrySet()) {
            length = one.getKey() == before + 1 ? length + 1 : 1;
            before = one.getKey();
            if (length % challenge.target() == 0) {
                moments.add(one.getValue());
            }
        }
        return moments;
    }

    /** The periods in which something was kept, each with the first moment of it. */
    private static Map<Long, Instant> periods(Challenge challenge, List<Entry> entries, ZoneId zone) {
        TreeMap<Long, Instant> periods = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.amount() > 0) {
                periods.putIfAbsent(number(challenge.period(), entry.at(), zone), entry.at());
            }
        }
        return periods;
    }

    /** Weeks begin on Monday. */
    static long number(@Nullable Period period, Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return period == Period.MONTH
                ? day.getYear() * 12L + day.getMonthValue()
                : ChronoUnit.WEEKS.between(
                        LocalDate.EPOCH.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** How far it is at a moment. */
    static Progress progress(Challenge challenge, List<Entry> entries, Instant now, ZoneId zone) {
        boolean met =
                !challenge.repeats() && !deserved(challenge, entries, zone).isEmpty();
        if (met) {
            return new Progress(challenge.target(), challenge.target(), true);
        }
        long count = challenge.kind() == Kind.STREAK
                ? running(challenge, entries, now, zone)
                : entries.stream().mapToLong(Entry::amount).sum();
        return new Progress(count % challenge.target(), challenge.target(), false);
    }

    /** Periods on end up to this one, or the last when this one is still to come. */
    private static long running(Challenge challenge, List<Entry> entries, Instant now, ZoneId zone) {
        Map<Long, Instant> periods = periods(challenge, entries, zone);
        long at = number(challenge.period(), now, zone);
        if (!periods.containsKey(at)) {
            at--;
        }
        long length = 0;
        while (periods.containsKey(at)) {
            length++;
            at--;
        }
        return length;
    }

    /** The birthdays that are kept on a day, as month and day; those of 29 February on 28 in other years. */
    static List<String> birthdays(LocalDate day) {
        String own = MonthDay.from(day).toString().substring(2);
        return own.equals("02-28") && !day.isLeapYear() ? List.of(own, "02-29") : List.of(own);
    }
}
