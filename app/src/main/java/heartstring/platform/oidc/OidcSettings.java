package heartstring.platform.oidc;

import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How the identity provider is reached and whom it may bring in. What an administrator set on the page counts, else the
 * properties {@code heartstring.oidc.*}; without an issuer there is no provider.
 */
@Component
public class OidcSettings {

    private final Settings settings;
    private final Vault vault;
    private final Environment environment;

    OidcSettings(Settings settings, Vault vault, Environment environment) {
        this.settings = settings;
        this.vault = vault;
        this.environment = environment;
    }

    /**
     * What is set. {@code domains} are the e-mail domains that may enter, none meaning all; {@code newcomers} is the role that
     * somebody unknown gets, or empty when only those whom an administrator has added may enter.
     */
    record Provider(
            String label, String issuer, String clientId, String clientSecret, List<String> domains, String newcomers) {

        boolean isOn() {
            return !issuer.isEmpty() && !clientId.isEmpty();
        }
    }

    /** The label of the button on the sign-in page, or {@code null} when there is no provider. */
    public @Nullable String label() {
        Provider provider = provider();
        return provider.isOn() ? provider.label() : null;
    }

    Provider provider() {
        String sealed = settings.get("oidc.secret", "");
        String secret = sealed.isEmpty()
                ? property("client-secret")
                : new String(vault.open(Base64.getDecoder().decode(sealed), "oidc"), StandardCharsets.UTF_8);
        String domains = value("domains");
        return new Provider(
                value("label").isEmpty() ? "Single sign-on" : value("label"),
                value("issuer"),
                value("client-id"),
                secret,
                Arrays.stream(domains.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                        .filter(domain -> !domain.isEmpty())
                        .toList(),
                value("newcomers"));
    }

    void set(Provider provider, boolean keepSecret) {
        settings.set(Map.of(
                "oidc.label", provider.label(),
                "oidc.issuer", provider.issuer(),
                "oidc.client-id", provider.clientId(),
                "oidc.domains", String.join(" ", provider.domains()),
                "oidc.newcomers", provider.newcomers()));
        if (!keepSecret) {
            byte[] sealed = vault.seal(provider.clientSecret().getBytes(StandardCharsets.UTF_8), "oidc");
            settings.set(Map.of("oidc.secret", Base64.getEncoder().encodeToString(sealed)));
        }
    }

    private String value(String name) {
        return settings.get("oidc." + name, property(name));
    }

    private String property(String name) {
        return environment.getProperty("heartstring.oidc." + name, "");
    }
}
