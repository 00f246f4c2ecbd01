package heartstring.platform.oidc;

import heartstring.platform.auth.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of the identity provider; the secret itself is never shown. */
public record OidcView(
        String label,
        String issuer,
        String clientId,
        boolean secretSet,
        String domains,
        String newcomers,
        List<Role> roles,
        @Nullable String fault) {}
