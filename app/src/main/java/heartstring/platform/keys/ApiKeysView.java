package heartstring.platform.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of API keys; {@code token} is a new key's secret, shown once. */
public record ApiKeysView(
        List<ApiKey> keys,
        List<String> scopes,
        @Nullable String token,
        @Nullable String fault) {}
