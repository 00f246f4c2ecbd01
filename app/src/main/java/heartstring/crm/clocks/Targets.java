package heartstring.crm.clocks;

import java.util.List;

/**
 * How much time of work a first answer and an end may take.
 *
 * @param answerMinutes by priority, urgent first; 0 promises nothing
 * @param resolveMinutes the same
 */
public record Targets(List<Integer> answerMinutes, List<Integer> resolveMinutes) {

    /** Until somebody says otherwise. */
    static final Targets PLAIN = new Targets(List.of(30, 120, 480, 960), List.of(240, 960, 2_400, 4_800));

    public Targets {
        answerMinutes = List.copyOf(answerMinutes);
        resolveMinutes = List.copyOf(resolveMinutes);
        if (answerMinutes.size() != 4 || resolveMinutes.size() != 4) {
            throw new IllegalArgumentException("There are four priorities.");
        }
    }

    int answer(int priority) {
        return answerMinutes.get(priority - 1);
    }

    int resolve(int priority) {
        return resolveMinutes.get(priority - 1);
    }
}
