package heartstring.desk.memory;

import heartstring.story.memory.Remembered;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Promises of ours that wait to be kept, with the names of those they were given to. */
public record PromisesView(
        List<Line> lines, LocalDate today, @Nullable String next) {

    /** One of them; {@code task} is null as long as it has none. */
    public record Line(
            Remembered promise, String name, @Nullable Task task) {}

    /** The task that keeps it; {@code owner} is empty for nobody's. */
    public record Task(long id, String state, String owner) {}
}
