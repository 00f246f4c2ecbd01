package heartstring.experience.stages;

import heartstring.customer.privacy.PersonalData;
import heartstring.experience.questions.Emotion;
import heartstring.experience.questions.Measure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what customers said, in words and in answers; and hand out what of it stands at stages. */
@Component
class ToldSql {

    private static final String[] PICKED =
            Arrays.stream(Emotion.values()).map(Emotion::word).toArray(String[]::new);

    private final JdbcClient jdbc;

    ToldSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What these customers said, by customer and touchpoint. */
    Map<Long, Map<Long, Told>> of(long[] customers) {
        Map<Long, Map<Long, Told>> told = new HashMap<>();
        read(customers, told);
        answered(customers, told);
        return told;
    }

    private void read(long[] customers, Map<Long, Map<Long, Told>> told) {
        jdbc.sql("""
                        select p.customer_id, f.touchpoint_id, f.profile_id, f.said_at, f.tone, f.felt, f.reader
                          from customer.v_profile p join experience.v_feeling f on f.profile_id = p.id
                         where p.customer_id = any(:customers) and (f.reader > 0 or f.corrected)""").param("customers", customers).query(rs -> {
            String tone = rs.getString(5);
            List<String> felt = List.of((String[]) rs.getArray(6).getArray());
            add(
                    told,
                    rs.getLong(1),
                    new Told(
                            rs.getLong(2),
                            rs.getLong(3),
                            rs.getTimestamp(4).toInstant(),
                            tone,
                            tone.equals(Told.UNSURE) ? List.of() : felt.isEmpty() ? List.of("neutral") : felt,
                            Math.max(1, rs.getInt(7)),
                            null));
        });
    }

    private void answered(long[] customers, Map<Long, Map<Long, Told>> told) {
        jdbc.sql("""
                        select p.customer_id, a.touchpoint_id, a.profile_id, a.occurred_at, m.picked, a.measure, a.score, a.most
                          from customer.v_profile p join experience.answer a on a.profile_id = p.id
                          left join lateral (select i.picks[1] as picked from experience.answer_item i
                                              where i.answer_id = a.id and cardinality(i.picks) = 1 and i.picks[1] = any(:picked::text[])
                                              order by i.question limit 1) m on true
                         where p.customer_id = any(:customers) and a.touchpoint_id is not null
                               and (a.score is not null or m.picked is not null)""").param("customers", customers).param("picked", PICKED).query(rs -> {
            String felt = feeling(rs.getString(5));
            add(
                    told,
                    rs.getLong(1),
                    new Told(
                            rs.getLong(2),
                            rs.getLong(3),
                            rs.getTimestamp(4).toInstant(),
                            felt == null ? null : tone(felt),
                            felt == null ? List.of() : List.of(felt),
                            0,
                            rated(rs.getString(6), rs.getInt(7), rs.getInt(8))));
        });
    }

    private static void add(Map<Long, Map<Long, Told>> told, long customer, Told one) {
        told.computeIfAbsent(customer, id -> new HashMap<>()).merge(one.touchpointId(), one, Told::and);
    }

    /** The feeling that a picked face stands for. */
    static @Nullable String feeling(@Nullable String picked) {
        if (picked == null) {
            return null;
        }
        return switch (picked) {
            case "joy" -> "delight";
            case "annoyance" -> "frustration";
            default -> picked;
        };
    }

    private static String tone(String felt) {
        return switch (felt) {
            case "delight", "gratitude", "calm" -> "positive";
            case "surprise" -> "ambiguous";
            default -> "negative";
        };
    }

    /** From 0 to 1 on its scale. */
    static @Nullable Double rated(@Nullable String word, int score, int most) {
        Optional<Measure> measure = Arrays.stream(Measure.values())
                .filter(m -> m.word().equals(word))
                .findFirst();
        if (measure.isEmpty() || most <= measure.get().lowest()) {
            return null;
        }
        int lowest = measure.get().lowest();
        return Math.clamp((double) (score - lowest) / (most - lowest), 0.0, 1.0);
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('journey', s.journey, 'stage', s.name, 'at', t.occurred_at, 'touchpoint', t.touchpoint_id,
                                                 'tone', t.tone, 'felt', t.felt, 'promisedUntil', t.due_at, 'metAt', t.met_at)
                          from experience.stage_touch t join experience.v_stage s on s.id = t.stage_id
                         where t.profile_id = any(:profiles) order by t.occurred_at, t.touchpoint_id, t.stage_id""").param("profiles", profiles).query(rs -> {
            rows.row("Stages of journeys", rs.getString(1));
        });
    }

    /** The journey and the stage of each of these that was said at one; of several journeys that with the lower number. */
    Map<Long, String> stages(long[] touchpoints) {
        Map<Long, String> stages = new HashMap<>();
        jdbc.sql("""
                        select distinct on (t.touchpoint_id) t.touchpoint_id, j.name || ', ' || s.name
                          from experience.stage_touch t join experience.stage s on s.id = t.stage_id and s.archived_at is null
                          join experience.journey j on j.id = s.journey_id and j.archived_at is null
                         where t.touchpoint_id = any(:touchpoints) and t.tone is not null
                         order by t.touchpoint_id, j.id, s.id""").param("touchpoints", touchpoints).query(rs -> {
            stages.put(rs.getLong(1), rs.getString(2));
        });
        return stages;
    }
}
