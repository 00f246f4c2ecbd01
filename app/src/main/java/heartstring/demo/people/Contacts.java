package heartstring.demo.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every identifier that truly belongs to somebody.
 *
 * @param email normalised: lower case, no spaces
 * @param phone in E.164
 * @param card a loyalty card of 13 digits
 * @param userId the web account
 * @param appUserId an older account of the app, later joined by an alias
 * @param handle a name in a social network
 * @param devices anonymous ids of own browsers and apps
 * @param tablet the anonymous id of a tablet shared with the partner, else null
 */
public record Contacts(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String card,
        @Nullable String userId,
        @Nullable String appUserId,
        @Nullable String handle,
        List<String> devices,
        @Nullable String tablet) {}
