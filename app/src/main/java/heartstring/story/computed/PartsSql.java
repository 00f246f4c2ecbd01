package heartstring.story.computed;

import heartstring.story.computed.ComputedRules.Part;
import heartstring.story.computed.ComputedRules.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep parts; rows in a fixed order. */
@Component
class PartsSql {

    /** Rows written in one statement. */
    private static final int AT_ONCE = 5_000;

    private static final String ADD = """
            with n as (
              select profile_id, computed_id, day, item, times, total,
                     timestamptz 'epoch' + fa * interval '1 microsecond' as first_at, first_id,
                     timestamptz 'epoch' + la * interval '1 microsecond' as last_at, last_id, value
                from unnest(:profiles::bigint[], :computed::int[], :days::date[], :items::text[], :times::bigint[], :totals::numeric[],
                            :firsts::bigint[], :firstIds::bigint[], :lasts::bigint[], :lastIds::bigint[], :values::text[])
                     as t(profile_id, computed_id, day, item, times, total, fa, first_id, la, last_id, value)),
            known as (
              select n.*, exists (select from story.computed_part k where k.profile_id = n.profile_id
                                     and k.computed_id = n.computed_id and k.day = n.day and k.item = n.item) as is_there
                from n),
            fits as (
              select k.*, is_there or item = '' or
                     row_number() over (partition by profile_id, computed_id, day, is_there order by item)
                     + (select count(*) from story.computed_part o where item <> '' and o.profile_id = k.profile_id
                           and o.computed_id = k.computed_id and o.day = k.day) <= :most as is_in
                from known k)
            insert into story.computed_part as c (profile_id, computed_id, day, item, times, total, first_at, first_id, last_at, last_id, value)
            select profile_id, computed_id, day, item, times, total, first_at, first_id, last_at, last_id, value
              from fits where is_in order by profile_id, computed_id, day, item
            on conflict (profile_id, computed_id, day, item) do update
               set times = c.times + excluded.times, total = c.total + excluded.total,
                   value = case when c.computed_id = any(:first::int[])
                                then case when (excluded.first_at, excluded.first_id) < (c.first_at, c.first_id)
                                          then excluded.value else c.value end
                                else case when (excluded.last_at, excluded.last_id) > (c.last_at, c.last_id)
                                          then excluded.value else c.value end end,
                   first_at = least(c.first_at, excluded.first_at),
                   first_id = case when (excluded.first_at, excluded.first_id) < (c.first_at, c.first_id)
                                   then excluded.first_id else c.first_id end,
                   last_at = greatest(c.last_at, excluded.last_at),
                   last_id = case when (excluded.last_at, excluded.last_id) > (c.last_at, c.last_id)
                                  then excluded.last_id else c.last_id end""";

    private final JdbcClient jdbc;

    PartsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else adds parts: who reads the past anew misses nothing that comes, and counts nothing twice. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7305, 3)").query(row -> {});
    }

    /**
     * Adds to what is there. Of values that are counted one by one those beyond {@link ComputedRules#MOST_ITEMS} of a piece and day are left
     * out; which ones of those that come at once, their order says.
     *
     * @param first the numbers of those properties that keep the first value, not the last
     */
    void add(Map<Place, Part> parts, int[] first) {
        List<Map.Entry<Place, Part>> all = parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingLong(Place::profileId)
                        .thenComparingInt(Place::computedId)
                        .thenComparing(Place::day)
                        .thenComparing(Place::item)))
                .toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            write(all.subList(from, Math.min(all.size(), from + AT_ONCE)), first);
        }
    }

    private void write(List<Map.Entry<Place, Part>> part, int[] first) {
        jdbc.sql(ADD)
                .param("most", ComputedRules.MOST_ITEMS)
                .param("first", first)
                .param("profiles", longs(part, (key, value) -> key.profileId()))
                .param(
                        "computed",
                        part.stream().mapToInt(e -> e.getKey().computedId()).toArray())
                .param("days", texts(part, (key, value) -> key.day().toString()))
                .param("items", texts(part, (key, value) -> key.item()))
                .param("times", longs(part, (key, value) -> value.times()))
                .param("totals", texts(part, (key, value) -> value.total().toPlainString()))
                .param("firsts", longs(part, (key, value) -> micros(value.firstAt())))
                .param("firstIds", longs(part, (key, value) -> value.firstId()))
                .param("lasts", longs(part, (key, value) -> micros(value.lastAt())))
                .param("lastIds", longs(part, (key, value) -> value.lastId()))
                .param("values", texts(part, (key, value) -> value.value()))
                .update();
    }

    private static long[] longs(List<Map.Entry<Place, Part>> part, ToLongBiFunction<Place, Part> column) {
        return part.stream()
                .mapToLong(e -> column.applyAsLong(e.getKey(), e.getValue()))
                .toArray();
    }

    private static @Nullable String[] texts(
            List<Map.Entry<Place, Part>> part, BiFunction<Place, Part, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[part.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(part.get(i).getKey(), part.get(i).getValue());
        }
        return texts;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    void discard(long[] profiles, int[] computed) {
        jdbc.sql("delete from story.computed_part where profile_id = any(:profiles) and computed_id = any(:computed)")
                .param("profiles", profiles)
                .param("computed", computed)
                .update();
    }

    /** Those of these pieces of which there is a part. */
    long[] having(long[] profiles) {
        return jdbc
                .sql("select distinct profile_id from story.computed_part where profile_id = any(:profiles) order by 1")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    void forget() {
        jdbc.sql("truncate story.computed_part").update();
    }

    /** Takes some parts of days before that one away; how many. */
    int age(int computed, LocalDate before, int most) {
        return jdbc.sql("""
                        delete from story.computed_part where ctid = any(array(
                          select ctid from story.computed_part where computed_id = :computed and day < :before::date limit :most))""")
                .param("computed", computed)
                .param("before", before.toString())
                .param("most", most)
                .update();
    }
}
