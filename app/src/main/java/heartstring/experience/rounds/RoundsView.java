package heartstring.experience.rounds;

import heartstring.experience.surveys.Survey;
import heartstring.story.drafting.ConditionView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where many are asked at once.
 *
 * @param typed what stands in the form
 * @param count who would be asked, null before it was counted
 */
public record RoundsView(
        List<Line> lines,
        List<Survey> surveys,
        Map<String, String> typed,
        ConditionView condition,
        Rounds.@Nullable Count count,
        int restDays,
        @Nullable String fault) {

    public RoundsView {
        lines = List.copyOf(lines);
        surveys = List.copyOf(surveys);
        typed = Map.copyOf(typed);
    }

    /** One round, with how its condition reads. */
    public record Line(Rounds.Round round, String survey, String condition) {

        public Instant begunAt() {
            return round.begunAt();
        }

        public long waiting() {
            return round.noted() - round.asked() - round.not();
        }

        public String state() {
            return round.stopped() ? "stopped" : round.done() && waiting() == 0 ? "through" : "on its way";
        }
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
