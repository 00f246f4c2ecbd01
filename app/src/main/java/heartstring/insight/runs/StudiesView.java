package heartstring.insight.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page of studies. */
public record StudiesView(List<Line> lines) {

    public StudiesView {
        lines = List.copyOf(lines);
    }

    /**
     * One study.
     *
     * @param open what waits or is being worked at
     * @param last what ended last, well or not
     * @param done the last that came to its end
     */
    public record Line(
            String name,
            String title,
            String explanation,
            String path,
            @Nullable Run open,
            @Nullable Run last,
            @Nullable Run done,
            List<Run> past) {

        public Line {
            past = List.copyOf(past);
        }

        /** Whether the last run failed. */
        public boolean hasFailed() {
            return last != null && last.state() == Run.State.FAILED;
        }
    }

    static Line line(Study study, List<Run> runs) {
        return new Line(
                study.name(),
                study.title(),
                study.explanation(),
                study.path(),
                runs.stream().filter(r -> r.endedAt() == null).findFirst().orElse(null),
                runs.stream().filter(r -> r.endedAt() != null).findFirst().orElse(null),
                runs.stream()
                        .filter(r -> r.state() == Run.State.DONE)
                        .findFirst()
                        .orElse(null),
                runs.stream().filter(r -> r.endedAt() != null).toList());
    }

    /** Whether something waits or is being worked at. */
    public boolean isMoving() {
        return lines.stream().anyMatch(line -> line.open() != null);
    }

    /** How long a run took, in words; empty where it never began. */
    public static String took(Run run) {
        Instant from = run.beganAt();
        Instant until = run.endedAt();
        if (from == null || until == null) {
            return "";
        }
        double seconds = Math.max(0, Duration.between(from, until).toMillis() / 1000.0);
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 120 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
}
