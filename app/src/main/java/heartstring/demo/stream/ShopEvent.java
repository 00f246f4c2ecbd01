package heartstring.demo.stream;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the demo shop in the shape of the Segment tracking API.
 *
 * <p>A receipt of somebody unknown has neither user id nor anonymous id. Maps keep their order; values are texts,
 * numbers, booleans, lists and maps. Money is a decimal with two places.
 *
 * @param source who saw it: web, app, till, email, phone, chat, social, survey, loyalty or office
 * @param type identify, track, page, screen, group or alias
 * @param messageId a UUID of version 7, unique in the whole stream
 * @param name the event of a track, the name of a page or screen, else null
 */
public record ShopEvent(
        String source,
        String type,
        String messageId,
        Instant timestamp,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String name,
        @Nullable String groupId,
        @Nullable String previousId,
        Map<String, Object> traits,
        Map<String, Object> properties,
        Map<String, Object> context) {

    public ShopEvent {
        traits = Collections.unmodifiableMap(traits);
        properties = Collections.unmodifiableMap(properties);
        context = Collections.unmodifiableMap(context);
    }
}
