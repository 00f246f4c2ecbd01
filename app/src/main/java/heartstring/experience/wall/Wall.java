package heartstring.experience.wall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A screen that may be opened by a link; {@code seenAt} when it last was. */
public record Wall(
        int id, String name, Instant madeAt, @Nullable Instant seenAt) {}
