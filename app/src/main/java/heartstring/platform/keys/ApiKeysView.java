package heartstring.platform.keys;

import heartstring.platform.users.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of API keys; {@code token} is a new key's secret, shown once, {@code granted} what that key may do,
 * {@code colleagues} whose reach a new one may have. */
public record ApiKeysView(
        List<ApiKey> keys,
        List<String> scopes,
        @Nullable String token,
        List<String> granted,
        @Nullable String fault,
        String address,
        List<User> colleagues) {

    /** A call that this key may make, as it stands. */
    public String curl(String key) {
        return "curl '" + address + path() + "' -H 'Authorization: Bearer " + key + "'";
    }

    /** The first of these that the key may read; the description of the API, which wants no key, for all others. */
    private String path() {
        if (granted.contains("customers:read") || granted.contains("admin")) {
            return "/api/customers/lookup?kind=email&value=ana@shop.example";
        }
        if (granted.contains("loyalty:read")) {
            return "/api/loyalty/programmes";
        }
        if (granted.contains("imports:write")) {
            return "/api/imports";
        }
        if (granted.contains("events:read")) {
            return "/api/events/rejected";
        }
        return granted.contains("metrics:read") ? "/actuator/prometheus" : "/openapi.json";
    }
}
