package heartstring.platform.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/** The one provider as Spring Security wants it, found when it is first needed and again after its settings have changed. */
@Component
public class OidcRegistrations implements ClientRegistrationRepository {

    /** The provider's name in addresses: {@code /oauth2/authorization/oidc}. */
    public static final String ID = "oidc";

    private record Found(OidcSettings.Provider provider, ClientRegistration registration) {}

    private final OidcSettings settings;
    private volatile @Nullable Found found;

    OidcRegistrations(OidcSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        OidcSettings.Provider provider = settings.provider();
        if (!registrationId.equals(ID) || !provider.isOn()) {
            return null;
        }
        Found known = found;
        if (known != null && known.provider().equals(provider)) {
            return known.registration();
        }
        ClientRegistration registration = ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(ID)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .scope("openid", "email", "profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
        found = new Found(provider, registration);
        return registration;
    }
}
