package heartstring.demo.scene;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what an event names its customer, and the context it was seen in. */
public record Who(
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String groupId,
        @Nullable String previousId,
        Map<String, Object> context) {

    public static Who of(@Nullable String userId, @Nullable String anonymousId, Map<String, Object> context) {
        return new Who(userId, anonymousId, null, null, context);
    }

    public Who inGroup(@Nullable String group) {
        return new Who(userId, anonymousId, group, previousId, context);
    }

    public Who before(String previous) {
        return new Who(userId, anonymousId, groupId, previous, context);
    }

    public boolean nobody() {
        return userId == null && anonymousId == null && !context.containsKey("traits");
    }
}
