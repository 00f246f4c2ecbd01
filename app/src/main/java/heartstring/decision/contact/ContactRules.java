package heartstring.decision.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;

/** When somebody may be written to next; pure. */
public final class ContactRules {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private ContactRules() {}

    /**
     * A local time as a moment. One that is left out when clocks go forward is the moment at which they do; of one that comes twice, the
     * first.
     */
    public static Instant at(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The first moment from then on that is not quiet where the person lives. */
    public static Instant awake(Instant at, ZoneId zone, LocalTime from, LocalTime to) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        if (!isQuiet(local.toLocalTime(), from, to)) {
            return at;
        }
        LocalDateTime end = local.toLocalDate().atTime(to);
        Instant awake = at(end.isAfter(local) ? end : end.plusDays(1), zone);
        // An hour that comes twice: its first end may be over already.
        return awake.isAfter(at)
                ? awake
                : end.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    static boolean isQuiet(LocalTime time, LocalTime from, LocalTime to) {
        if (from.equals(to)) {
            return false;
        }
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** The first moment from then on at which one more stays within the limit; 0 is no limit. */
    static Instant free(List<Instant> sent, int limit, Duration window, Instant at) {
        List<Instant> latest = sent.stream()
                .filter(s -> s.plus(window).isAfter(at))
                .sorted(Comparator.reverseOrder())
                .toList();
        return limit == 0 || latest.size() < limit ? at : latest.get(limit - 1).plus(window);
    }

    /**
     * The first moment from then on at which one more piece of news may go.
     *
     * @param by what went lately by the channel, {@code all} by whichever
     */
    public static Instant next(ContactLimits limits, ZoneId zone, List<Instant> by, List<Instant> all, Instant at) {
        Instant next = capped(limits, by, all, at);
        return awake(next, zone, limits.quietFrom(), limits.quietTo());
    }

    /** The same by how much went lately alone. */
    public static Instant capped(ContactLimits limits, List<Instant> by, List<Instant> all, Instant at) {
        Instant next = free(by, limits.dayEach(), DAY, at);
        next = free(by, limits.weekEach(), WEEK, next);
        next = free(all, limits.dayAll(), DAY, next);
        return free(all, limits.weekAll(), WEEK, next);
    }
}
