package heartstring.messaging.dkim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that mail is signed with; {@code domain} as somebody typed it. */
public record SigningView(
        List<SigningKey> keys, String domain, @Nullable String fault) {}
