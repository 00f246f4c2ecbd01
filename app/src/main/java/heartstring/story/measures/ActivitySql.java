package heartstring.story.measures;

import heartstring.story.measures.ActivityBelt.Seen;
import heartstring.story.measures.ActivityBelt.Slot;
import heartstring.story.measures.ActivityBelt.Span;
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
                        select * from unnest(:profiles::bigint[], :channels::text[], :firsts::timestamptz[], :lasts::timestamptz[], :counts::bigint[])
                        on conflict (profile_id, channel) do update
                           set first_at = least(a.first_at, excluded.first_at), last_at = greatest(a.last_at, excluded.last_at),
                               touchpoints = a.touchpoints + excluded.touchpoints""")
                .param(
                        "profiles",
                        list.stream().mapToLong(e -> e.getKey().profileId()).toArray())
                .param("channels", list.stream().map(e -> e.getKey().channel()).toArray(String[]::new))
                .param(
                        "firsts",
                        list.stream().map(e -> e.getValue().first().toString()).toArray(String[]::new))
                .param(
                        "lasts",
                        list.stream().map(e -> e.getValue().last().toString()).toArray(String[]::new))
                .param(
                        "counts",
                        list.stream().mapToLong(e -> e.getValue().touchpoints()).toArray())
                .update();
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

    void forget() {
        jdbc.sql("truncate story.activity, story.tally").update();
    }
}
