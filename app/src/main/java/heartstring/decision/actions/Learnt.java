package heartstring.decision.actions;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.Pace;
import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffects;
import heartstring.insight.effects.Measure;
import heartstring.kernels.bandit.Credit;
import heartstring.kernels.effects.Finding;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was learnt of each act: by doing it, and by hold-outs of what gives the same. */
@Component
public class Learnt {

    private static final int DAYS = FoundEffects.DAYS.getFirst();
    private static final double MONTH = 30;
    private static final Duration HELD = Duration.ofMinutes(10);

    private final LearntSql sql;
    private final HoldOuts holdOuts;
    private final FoundEffects effects;
    private final InstantSource time;
    private final Kept<Map<Pace, Map<Action, LearntSql.Lesson>>> lessons;
    private volatile @Nullable Read read;

    Learnt(LearntSql sql, HoldOuts holdOuts, FoundEffects effects, Changes changes, InstantSource time) {
        this.sql = sql;
        this.holdOuts = holdOuts;
        this.effects = effects;
        this.time = time;
        this.lessons = new Kept<>("action-lessons", changes, sql::all);
    }

    private record Read(Map<Action, Double> shown, Instant at) {}

    /**
     * What came of one act with customers of one pace.
     *
     * @param size as many outcomes of equal weight would tell as much
     * @param rate the share who came, 0 to 1
     */
    public record Line(Pace pace, Action action, long outcomes, double size, double rate, long dismissed) {}

    /** All that was learnt. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lessons.get()
                .forEach((pace, its) -> its.forEach((action, lesson) -> lines.add(new Line(
                        pace,
                        action,
                        lesson.credit().outcomes(),
                        lesson.credit().size(),
                        lesson.credit().rate(),
                        lesson.dismissed()))));
        return lines;
    }

    Map<Action, Credit> of(Pace pace) {
        Map<Action, Credit> credits = new EnumMap<>(Action.class);
        lessons.get().getOrDefault(pace, Map.of()).forEach((action, lesson) -> credits.put(action, lesson.credit()));
        return credits;
    }

    /** What hold-outs have shown gifts and points to bring, in visits within a month; as it was within ten minutes. */
    Map<Action, Double> shown() {
        Instant now = time.instant();
        Read there = read;
        if (there == null || !there.at().plus(HELD).isAfter(now)) {
            there = new Read(look(), now);
            read = there;
        }
        return there.shown();
    }

    private Map<Action, Double> look() {
        Map<Action, List<Double>> found = new EnumMap<>(Action.class);
        for (FoundEffect effect : effects.found(DAYS)) {
            Finding finding = effect.finding();
            Action action = holdOuts.of(effect.trial()).map(h -> act(h.kind())).orElse(Action.NOTHING);
            if (effect.measure() == Measure.VISITS && finding != null && action != Action.NOTHING) {
                found.computeIfAbsent(action, a -> new ArrayList<>())
                        .add(finding.interval().value() * MONTH / effect.days());
            }
        }
        Map<Action, Double> shown = new EnumMap<>(Action.class);
        found.forEach((action, values) -> shown.put(
                action,
                values.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
        return shown;
    }

    private static Action act(HoldOut.Kind kind) {
        return switch (kind) {
            case GIFT -> Action.GIFT;
            case BONUS -> Action.POINTS;
            default -> Action.NOTHING;
        };
    }

    /** Says what came of some whose month is over; how many. */
    int learn(Instant now, int most) {
        int many = sql.learn(now, most);
        if (many > 0) {
            lessons.changed();
        }
        return many;
    }

    /** A colleague dismissed one, in the caller's transaction. */
    void dismissed(ActionsSql.Open open) {
        sql.dismissed(open.pace(), open.action(), open.propensity());
        lessons.changed();
    }
}
