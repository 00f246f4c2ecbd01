package heartstring.experience.surveys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be set of a survey beside what it asks; as in {@link Survey}. */
public record Settling(
        String name, boolean anonymous, @Nullable Instant closesAt, int quota, int againDays, List<String> origins) {

    public Settling {
        origins = List.copyOf(origins);
    }
}
