package heartstring.experience.answers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep answers. */
@Component
class AnswersSql {

    private final JdbcClient jdbc;

    AnswersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes one of the places of a survey with a quota; false when all are taken. */
    boolean place(int survey) {
        return jdbc.sql("""
                        update experience.survey set answered = answered + 1
                         where id = :survey and (quota is null or answered < quota)""").param("survey", survey).update() == 1;
    }

    void giveBack(int survey) {
        jdbc.sql("update experience.survey set answered = greatest(0, answered - 1) where id = :survey")
                .param("survey", survey)
                .update();
    }

    boolean isFull(int survey) {
        return jdbc.sql("select quota is not null and answered >= quota from experience.survey where id = :survey")
                .param("survey", survey)
                .query((rs, n) -> rs.getBoolean(1))
                .optional()
                .orElse(true);
    }

    /** Keeps answers; the numbers of those that were not there, by place in the list. */
    Map<Integer, Long> insert(List<AnswerRow> rows) {
        Map<Integer, Long> ids = new HashMap<>();
        if (rows.isEmpty()) {
            return ids;
        }
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.putIfAbsent(rows.get(i).touchpointId(), i);
        }
        jdbc.sql("""
                        insert into experience.answer (survey_id, version_no, touchpoint_id, profile_id, submission, occurred_at, channel,
                               store, language, asking_id, measure, score, most, worded, agent_id)
                        select survey, nullif(version, 0), nullif(touchpoint, 0), nullif(profile, 0), decode(submission, 'hex'),
                               at::timestamptz, channel, store, language, nullif(asking, 0), measure, score, most, worded,
                               (select k.agent_id from experience.asking k where k.id = asking)
                          from unnest(:surveys::int[], :versions::int[], :touchpoints::bigint[], :profiles::bigint[], :submissions::text[],
                                      :ats::text[], :channels::text[], :stores::text[], :languages::text[], :askings::bigint[],
                                      :measures::text[], :scores::int[], :mosts::int[], :wordeds::boolean[])
                               as u (survey, version, touchpoint, profile, submission, at, channel, store, language, asking, measure, score,
                                     most, worded)
                        on conflict do nothing returning id, coalesce(touchpoint_id, 0)""")
                .param("surveys", of(rows, AnswerRow::surveyId, Integer[]::new))
                .param("versions", of(rows, AnswerRow::version, Integer[]::new))
                .param("touchpoints", of(rows, AnswerRow::touchpointId, Long[]::new))
                .param("profiles", of(rows, AnswerRow::profileId, Long[]::new))
                .param("submissions", of(rows, AnswersSql::hex, String[]::new))
                .param("ats", of(rows, r -> r.at().toString(), String[]::new))
                .param("channels", of(rows, AnswerRow::channel, String[]::new))
                .param("stores", of(rows, AnswerRow::store, String[]::new))
                .param("languages", of(rows, AnswerRow::language, String[]::new))
                .param("askings", of(rows, AnswerRow::askingId, Long[]::new))
                .param("measures", of(rows, AnswerRow::measure, String[]::new))
                .param("scores", of(rows, r -> r.measure() == null ? null : r.score(), Integer[]::new))
                .param("mosts", of(rows, r -> r.measure() == null ? null : r.most(), Integer[]::new))
                .param("wordeds", of(rows, AnswerRow::worded, Boolean[]::new))
                .query(rs -> {
                    Integer place = places.get(rs.getLong(2));
                    if (place != null) {
                        ids.put(place, rs.getLong(1));
                    }
                });
        items(rows, ids);
        return ids;
    }

    private static <T> T[] of(
            List<AnswerRow> rows, Function<AnswerRow, ? extends @Nullable T> what, IntFunction<T[]> array) {
        return rows.stream().map(what).toArray(array);
    }

    private static @Nullable String hex(AnswerRow row) {
        byte[] digest = row.submission();
        return digest == null ? null : HexFormat.of().formatHex(digest);
    }

    private void items(List<AnswerRow> rows, Map<Integer, Long> ids) {
        List<Long> answers = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> picks = new ArrayList<>();
        ids.forEach((place, id) -> rows.get(place).items().forEach((question, item) -> {
            answers.add(id);
            questions.add(question);
            numbers.add(item.number());
            picks.add(String.join("\u001f", item.picks()));
        }));
        if (!answers.isEmpty()) {
            jdbc.sql("""
                            insert into experience.answer_item (answer_id, question, number, picks)
                            select a, q, n, case when p <> '' then string_to_array(p, chr(31)) end
                              from unnest(:answers::bigint[], :questions::text[], :numbers::int[], :picks::text[]) as u (a, q, n, p)""")
                    .param("answers", answers.toArray(Long[]::new))
                    .param("questions", questions.toArray(String[]::new))
                    .param("numbers", numbers.toArray(Integer[]::new))
                    .param("picks", picks.toArray(String[]::new))
                    .update();
        }
    }

    void words(long answer, Map<String, String> texts) {
        texts.forEach((question, words) -> jdbc.sql(
                        "insert into experience.answer_words (answer_id, question, words) values (:answer, :question, :words)")
                .param("answer", answer)
                .param("question", question)
                .param("words", words)
                .update());
    }

    /** Those of these touchpoints whose answer is here already. */
    Set<Long> known(List<Long> touchpoints) {
        return Set.copyOf(jdbc.sql(
                        "select touchpoint_id from experience.answer where touchpoint_id = any(:touchpoints::bigint[])")
                .param("touchpoints", touchpoints.toArray(Long[]::new))
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    Optional<Long> profileOf(long touchpoint) {
        return jdbc.sql(
                        "select profile_id from touchpoint.v_touchpoint where id = :touchpoint and profile_id is not null")
                .param("touchpoint", touchpoint)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** When a piece's customer last answered that survey. */
    Optional<Instant> last(int survey, long profile) {
        return jdbc.sql("""
                        select max(a.occurred_at) from experience.answer a
                          join customer.v_profile p on p.id = a.profile_id
                         where a.survey_id = :survey
                           and p.customer_id = (select customer_id from customer.v_profile where id = :profile)""")
                .param("survey", survey)
                .param("profile", profile)
                .query((rs, n) -> Optional.ofNullable(rs.getTimestamp(1)).map(t -> t.toInstant()))
                .optional()
                .flatMap(found -> found);
    }

    /** What asked was answered. */
    void answered(long asking, Instant at) {
        jdbc.sql(
                        "update experience.asking set answered_at = coalesce(answered_at, :at::timestamptz) where id = :asking")
                .param("asking", asking)
                .param("at", at.toString())
                .update();
    }

    void withdraw(List<Long> touchpoints) {
        jdbc.sql("delete from experience.answer where touchpoint_id = any(:touchpoints::bigint[])")
                .param("touchpoints", touchpoints.toArray(Long[]::new))
                .update();
    }

    void forgetDerived() {
        jdbc.sql("delete from experience.answer where touchpoint_id is not null")
                .update();
    }
}
