package heartstring.decision.workflows;

import heartstring.story.conditions.Condition;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One step. After a step with branches, those who came to the end of a branch go on with the step below it.
 *
 * <p>The id is the step's for ever, through all versions: lower-case letters, figures and hyphens, at most 20.
 */
public sealed interface Step {

    /** The longest wait. */
    int MOST_MINUTES = 366 * 24 * 60;

    /** The most ways that shares divide into. */
    int MOST_SHARES = 10;

    String id();

    /** Waits so many minutes. */
    record Wait(String id, int minutes) implements Step {}

    /** Waits until something happens to them, or so many minutes at most: two branches. */
    record WaitFor(String id, Happening event, int minutes, List<Step> came, List<Step> late) implements Step {
        public WaitFor {
            came = List.copyOf(came);
            late = List.copyOf(late);
        }
    }

    /** Waits until that time of day where they live, on one of these days; none for every day. */
    record WaitHour(String id, LocalTime at, Set<DayOfWeek> days) implements Step {
        public WaitHour {
            days = Set.copyOf(days);
        }
    }

    /** Waits until the day that a property tells; who has none, or whose day has gone, goes on at once. */
    record WaitDay(String id, String property, int daysBefore, boolean yearly, LocalTime at) implements Step {}

    /** One of two ways, by what holds of them now. */
    record Split(String id, Condition condition, List<Step> yes, List<Step> no) implements Step {
        public Split {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
        }
    }

    /** One of several ways by lot, the same way for ever for the same person; who falls in none goes on below. */
    record Shares(String id, List<Share> shares) implements Step {
        public Shares {
            shares = List.copyOf(shares);
        }
    }

    /** So many of a hundred take these steps. */
    record Share(int percent, List<Step> steps) {
        public Share {
            steps = List.copyOf(steps);
        }
    }

    /** Steps that so many of a hundred go without, so that it can be seen what they do. */
    record Experiment(String id, int holdOutPercent, List<Step> steps) implements Step {
        public Experiment {
            steps = List.copyOf(steps);
        }
    }

    /** Waits until a colleague says yes or no; after so many minutes without a word it is no. */
    record Approval(String id, String question, int minutes, List<Step> yes, List<Step> no) implements Step {

        /** The longest question. */
        public static final int MOST_QUESTION = 200;

        public Approval {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
        }
    }

    /** Does something. */
    record Act(String id, Action action) implements Step {}

    /** Ends here. */
    record End(String id) implements Step {}

    /** What it is, as it is stored and told to programs. */
    default String word() {
        return switch (this) {
            case Wait it -> "wait";
            case WaitFor it -> "wait-for";
            case WaitHour it -> "wait-hour";
            case WaitDay it -> "wait-day";
            case Split it -> "split";
            case Shares it -> "shares";
            case Experiment it -> "experiment";
            case Approval it -> "approval";
            case Act act -> act.action().word();
            case End it -> "end";
        };
    }

    /** Its branches by name, in the order in which they are shown; none where it has none. */
    default List<Branch> branches() {
        return switch (this) {
            case WaitFor it -> List.of(new Branch("came", it.came()), new Branch("late", it.late()));
            case Split it -> List.of(new Branch("yes", it.yes()), new Branch("no", it.no()));
            case Approval it -> List.of(new Branch("yes", it.yes()), new Branch("no", it.no()));
            case Shares it ->
                java.util.stream.IntStream.range(0, it.shares().size())
                        .mapToObj(i -> new Branch(
                                String.valueOf(i + 1), it.shares().get(i).steps()))
                        .toList();
            case Experiment it -> List.of(new Branch("treated", it.steps()));
            case Wait it -> List.of();
            case WaitHour it -> List.of();
            case WaitDay it -> List.of();
            case Act it -> List.of();
            case End it -> List.of();
        };
    }

    /** A branch: came or late, yes or no, 1 to 10, treated. */
    record Branch(String name, List<Step> steps) {
        public Branch {
            steps = List.copyOf(steps);
        }
    }

    /** This and every step in its branches, from top to bottom. */
    default Stream<Step> withBranches() {
        return Stream.concat(
                Stream.of(this),
                branches().stream().flatMap(b -> b.steps().stream()).flatMap(Step::withBranches));
    }
}
