package heartstring.experience.journeys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a journey.
 *
 * @param id 0 for one that is not kept yet
 * @param intended the feeling that is meant, one of {@code experience.emotion}
 * @param aimPercent of a hundred things said here so many are to carry it
 * @param ownerId the user who answers for it, 0 for nobody
 */
public record Stage(
        int id,
        String name,
        String intended,
        int aimPercent,
        long ownerId,
        List<Touch> touches,
        @Nullable Promise promise) {

    public Stage {
        touches = List.copyOf(touches);
    }

    Stage withId(int kept) {
        return new Stage(kept, name, intended, aimPercent, ownerId, touches, promise);
    }

    /** The same with another owner. */
    public Stage ownedBy(long user) {
        return new Stage(id, name, intended, aimPercent, user, touches, promise);
    }

    /** Whether other touchpoints may belong to it than to that one, or other promises hold. */
    boolean isReadOtherwise(Stage other) {
        Promise one = promise;
        Promise two = other.promise;
        return !touches.equals(other.touches) || !(one == null ? two == null : one.equals(two));
    }
}
