package heartstring.story.measures;

import heartstring.story.measures.ActivityBelt.Seen;
import heartstring.story.measures.ActivityBelt.Slot;
import heartstring.story.measures.ActivityBelt.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count touchpoints; rows in a fixed order, so that two servers never wait for each other in a circle. */
@Component
class ActivitySql {

    private final JdbcClient jdbc;

    ActivitySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Map<Seen, Span> spans) {
        if (spans.isEmpty()) {
            return;
        }
        List<Map.Entry<Seen, Span>> list = spans.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparingLong(Seen::profileId).thenComparing(Seen::channel)))
                .toList();
        jdbc.sql("""
                        insert into story.activity as a (profile_id, channel, first_at, last_at, touchpoints)
                        select p, c, timestamptz 'epoch' + f * interval '1 microsecond', timestamptz 'epoch' + l * interval '1 microsecond', n
                          from unnest(:profiles::bigint[], :channels::text[], :firsts::bigint[], :lasts::bigint[], :counts::bigint[])
                               as t(p, c, f, l, n)
                        on conflict (profile_id, channel) do update
                           set first_at = least(a.first_at, excluded.first_at), last_at = greatest(a.last_at, excluded.last_at),
                               touchpoints = a.touchpoints + excluded.touchpoints""")
                .param(
                        "profiles",
                        list.stream().mapToLong(e -> e.getKey().profileId()).toArray())
                .param("channels", list.stream().map(e -> e.getKey().channel()).toArray(String[]::new))
                .param(
                        "firsts",
                        list.stream()
                                .mapToLong(e -> micros(e.getValue().first()))
                                .toArray())
                .param(
                        "lasts",
                        list.stream()
                                .mapToLong(e -> micros(e.getValue().last()))
                                .toArray())
                .param(
                        "counts",
                        list.stream().mapToLong(e -> e.getValue().touchpoints()).toArray())
                .update();
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    void tally(Map<Slot, Long> slots) {
        List<Map.Entry<Slot, Long>> list = slots.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Slot::hour)
                        .thenComparing(Slot::channel)
                        .thenComparing(Slot::thing)))
                .toList();
        jdbc.sql("""
                        insert into story.tally as t (hour, channel, thing, touchpoints)
                        select * from unnest(:hours::timestamptz[], :channels::text[], :things::text[], :counts::bigint[])
                        on conflict (hour, channel, thing) do update set touchpoints = t.touchpoints + excluded.touchpoints""")
                .param(
                        "hours",
                        list.stream().map(e -> e.getKey().hour().toString()).toArray(String[]::new))
                .param("channels", list.stream().map(e -> e.getKey().channel()).toArray(String[]::new))
                .param("things", list.stream().map(e -> e.getKey().thing()).toArray(String[]::new))
                .param("counts", list.stream().mapToLong(Map.Entry::getValue).toArray())
                .update();
    }

    void subtract(Map<Seen, Span> spans) {
        List<Map.Entry<Seen, Span>> list = List.copyOf(spans.entrySet());
        long[] profiles = list.stream().mapToLong(e -> e.getKey().profileId()).toArray();
        String[] channels = list.stream().map(e -> e.getKey().channel()).toArray(String[]::new);
        jdbc.sql("""
                        update story.activity a set touchpoints = a.touchpoints - t.n
                          from unnest(:profiles::bigint[], :channels::text[], :counts::bigint[]) as t(p, c, n)
                         where a.profile_id = t.p and a.channel = t.c""")
                .param("profiles", profiles)
                .param("channels", channels)
                .param(
                        "counts",
                        list.stream().mapToLong(e -> e.getValue().touchpoints()).toArray())
                .update();
        jdbc.sql("""
                        delete from story.activity a using unnest(:profiles::bigint[], :channels::text[]) as t(p, c)
                         where a.profile_id = t.p and a.channel = t.c and a.touchpoints <= 0""").param("profiles", profiles).param("channels", channels).update();
    }

    void untally(Map<Slot, Long> slots) {
        List<Map.Entry<Slot, Long>> list = List.copyOf(slots.entrySet());
        String[] hours = list.stream().map(e -> e.getKey().hour().toString()).toArray(String[]::new);
        String[] channels = list.stream().map(e -> e.getKey().channel()).toArray(String[]::new);
        String[] things = list.stream().map(e -> e.getKey().thing()).toArray(String[]::new);
        jdbc.sql("""
                        update story.tally y set touchpoints = y.touchpoints - t.n
                          from unnest(:hours::timestamptz[], :channels::text[], :things::text[], :counts::bigint[]) as t(h, c, g, n)
                         where y.hour = t.h and y.channel = t.c and y.thing = t.g""")
                .param("hours", hours)
                .param("channels", channels)
                .param("things", things)
                .param("counts", list.stream().mapToLong(Map.Entry::getValue).toArray())
                .update();
        jdbc.sql("""
                        delete from story.tally y
                         using unnest(:hours::timestamptz[], :channels::text[], :things::text[]) as t(h, c, g)
                         where y.hour = t.h and y.channel = t.c and y.thing = t.g and y.touchpoints <= 0""")
                .param("hours", hours)
                .param("channels", channels)
                .param("things", things)
                .update();
    }

    /** Reads again when these profiles were first and last seen in each channel. */
    void limits(long[] profiles) {
        jdbc.sql("""
                        update story.activity a set first_at = t.first_at, last_at = t.last_at
                          from (select profile_id, channel, min(occurred_at) first_at, max(occurred_at) last_at
                                  from touchpoint.v_touchpoint where profile_id = any(:profiles) group by 1, 2) t
                         where a.profile_id = t.profile_id and a.channel = t.channel
                           and (a.first_at, a.last_at) is distinct from (t.first_at, t.last_at)""").param("profiles", profiles).update();
    }

    void forget() {
        jdbc.sql("truncate story.activity, story.tally").update();
    }
}
