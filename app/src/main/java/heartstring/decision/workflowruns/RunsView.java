package heartstring.decision.workflowruns;

import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs of people through workflows, as pages show them. */
public final class RunsView {

    private RunsView() {}

    /**
     * A run on a list.
     *
     * @param workflow its name
     * @param at where it is, in words
     */
    public record Line(RunRow run, String workflow, String at) {

        public String came() {
            return came(run);
        }

        /** How it stands, in a few words. */
        public static String came(RunRow run) {
            return switch (run.state()) {
                case "waiting" -> "in it";
                case "parked" -> "stuck: " + run.reason();
                default -> ended(run.reason());
            };
        }

        private static String ended(String reason) {
            return switch (reason) {
                case "end" -> "went through";
                case "goal" -> "reached the goal";
                case "stopped" -> "ended by a colleague";
                case "held-out" -> "goes without";
                case "double" -> "was in it twice";
                case "gone" -> "is no customer any more";
                case "" -> "ended";
                default -> reason.startsWith("exit: ") ? "left: " + reason.substring("exit: ".length()) : reason;
            };
        }
    }

    /**
     * Who is or was in one workflow.
     *
     * @param state that is shown, empty for all
     */
    public record Page(
            int workflow,
            String name,
            String state,
            List<Line> lines,
            @Nullable String next) {

        public Page {
            lines = List.copyOf(lines);
        }

        /** The lists to choose from. */
        public static Map<String, String> tabs() {
            Map<String, String> tabs = new LinkedHashMap<>();
            tabs.put("", "All");
            tabs.put("waiting", "In it now");
            tabs.put("parked", "Stuck");
            tabs.put("ended", "Through");
            return tabs;
        }
    }

    /** What got stuck, or what is known of one person. */
    public record Several(String title, String lead, String none, List<Line> lines) {

        public Several {
            lines = List.copyOf(lines);
        }
    }

    /** A step of a log in words. */
    public record Done(String says, Instant at, String way, NoteRules.Note note, String who) {}

    /** One run and what became of each step. */
    public record One(
            Line line,
            List<Done> log,
            boolean mayAct,
            @Nullable String question) {

        public One {
            log = List.copyOf(log);
        }
    }

    /** Who waits for a yes or no. */
    public record Approvals(List<Waiting> waiting) {

        public Approvals {
            waiting = List.copyOf(waiting);
        }
    }

    /** One of them. */
    public record Waiting(Runs.Waiting waiting, String workflow) {}
}
