package heartstring.experience.wall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The screens of the house.
 *
 * @param link of one that was made just now, null for none
 */
public record WallsView(
        List<Wall> walls,
        @Nullable String link,
        String name,
        @Nullable String fault) {}
