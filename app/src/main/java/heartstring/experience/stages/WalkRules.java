package heartstring.experience.stages;

import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Promise;
import heartstring.experience.journeys.Stage;
import heartstring.experience.journeys.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a customer was on a journey, by what happened. */
final class WalkRules {

    /** What is said so long after something happened at a stage still belongs to it. */
    static final Duration SAID_WITHIN = Duration.ofDays(14);

    private WalkRules() {}

    /**
     * What happened at which stage. A touchpoint belongs to the first stage that looks for it; what was said elsewhere, to the stage the
     * customer was at last, if that was not long ago.
     *
     * @param happened in the order of time, touchpoints of the same moment by their number
     * @param told by touchpoint
     */
    static List<StageTouch> walk(Journey journey, List<Happened> happened, Map<Long, Told> told, ZoneId zone) {
        List<StageTouch> touches = new ArrayList<>();
        Set<Touch> seen = new HashSet<>();
        Set<Long> own = new HashSet<>();
        for (int i = 0; i < happened.size(); i++) {
            Happened one = happened.get(i);
            Stage stage = stage(journey, one, seen);
            if (stage != null) {
                own.add(one.touchpointId());
                touches.add(own(stage, happened, i, told.get(one.touchpointId()), zone));
            }
        }
        int stages = touches.size();
        for (Told one : told.values()) {
            if (!own.contains(one.touchpointId())) {
                StageTouch last = last(touches.subList(0, stages), one.at());
                if (last != null) {
                    touches.add(said(last.stageId(), one, zone));
                }
            }
        }
        return touches;
    }

    private static @Nullable Stage stage(Journey journey, Happened one, Set<Touch> seen) {
        Stage found = null;
        for (Stage stage : journey.stages()) {
            for (Touch touch : stage.touches()) {
                if (!touch.matches(one.call(), one.name(), one.channel())) {
                    continue;
                }
                // Each wording is counted by itself, also behind a stage that has it already.
                boolean first = seen.add(touch);
                boolean wanted = switch (touch.which()) {
                    case ANY -> true;
                    case FIRST -> first;
                    case LATER -> !first;
                };
                found = found == null && wanted ? stage : found;
            }
        }
        return found;
    }

    private static StageTouch own(Stage stage, List<Happened> happened, int at, @Nullable Told told, ZoneId zone) {
        Happened one = happened.get(at);
        Promise promise = stage.promise();
        boolean begun =
                promise != null && (promise.from().isEmpty() || promise.from().contains(one.name()));
        Instant due = null;
        Instant met = null;
        if (promise != null && begun) {
            due = one.at().plus(Duration.ofMinutes(promise.minutes()));
            met = met(promise, happened, at);
        }
        return new StageTouch(
                stage.id(),
                one.touchpointId(),
                one.profileId(),
                one.at(),
                one.at().atZone(zone).toLocalDate(),
                true,
                told == null ? null : told.tone(),
                told == null ? List.of() : told.felt(),
                told == null ? 0 : told.reader(),
                told == null ? null : told.rated(),
                due,
                met);
    }

    private static @Nullable Instant met(Promise promise, List<Happened> happened, int at) {
        for (int i = at + 1; i < happened.size(); i++) {
            if (promise.until().contains(happened.get(i).name())) {
                return happened.get(i).at();
            }
        }
        return null;
    }

    /** The last thing that happened at any stage until then, if it was not long before. */
    private static @Nullable StageTouch last(List<StageTouch> touches, Instant at) {
        StageTouch last = null;
        for (StageTouch touch : touches) {
            if (touch.at().isAfter(at)) {
                break;
            }
            last = touch;
        }
        return last == null || last.at().plus(SAID_WITHIN).isBefore(at) ? null : last;
    }

    private static StageTouch said(int stage, Told told, ZoneId zone) {
        return new StageTouch(
                stage,
                told.touchpointId(),
                told.profileId(),
                told.at(),
                told.at().atZone(zone).toLocalDate(),
                false,
                told.tone(),
                told.felt(),
                told.reader(),
                told.rated(),
                null,
                null);
    }
}
