package heartstring.desk.newcomers;

import heartstring.customer.likeness.LikelyView;
import org.jspecify.annotations.Nullable;

/**
 * What was typed so far.
 *
 * @param key makes a form that is sent twice count once
 */
public record NewcomerView(
        String key,
        String name,
        String email,
        String phone,
        String company,
        LikelyView likely,
        @Nullable String fault) {}
