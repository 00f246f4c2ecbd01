package heartstring.platform.oidc;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Sends somebody to the provider; while there is none, the address leads nowhere, like any other that does not exist. */
public final class OidcRequests implements OAuth2AuthorizationRequestResolver {

    private static final String BASE = "/oauth2/authorization";

    private final OidcRegistrations registrations;
    private final OAuth2AuthorizationRequestResolver known;

    public OidcRequests(OidcRegistrations registrations) {
        this.registrations = registrations;
        this.known = new DefaultOAuth2AuthorizationRequestResolver(registrations, BASE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(BASE + "/")
                        && registrations.findByRegistrationId(path.substring(BASE.length() + 1)) == null
                ? null
                : known.resolve(request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return registrations.findByRegistrationId(registrationId) == null
                ? null
                : known.resolve(request, registrationId);
    }
}
