package heartstring.experience.answering;

import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links that say who answers, without a login. Each is sealed and names a survey, a piece of a customer and what asked. */
@Component
public class Links {

    static final String PATH = "/s/l/";

    private static final String PURPOSE = "survey";
    private static final int MOST_LETTERS = 400;

    private final Vault vault;
    private final Settings settings;

    Links(Vault vault, Settings settings) {
        this.vault = vault;
        this.settings = settings;
    }

    /**
     * What a link says.
     *
     * @param origin of the site within whose page it may be shown, beside those that the survey names; empty for none
     */
    public record Invited(int surveyId, long profileId, long askingId, String origin) {

        public Invited(int surveyId, long profileId, long askingId) {
            this(surveyId, profileId, askingId, "");
        }
    }

    /** The path of a link in this house. */
    public String path(Invited invited) {
        String text = invited.surveyId() + "\n" + invited.profileId() + "\n" + invited.askingId()
                + (invited.origin().isEmpty() ? "" : "\n" + invited.origin());
        byte[] sealed = vault.seal(text.getBytes(StandardCharsets.UTF_8), PURPOSE);
        return PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Before a path, so that it can be opened from outside; empty while the house's own address is not set. */
    public String house() {
        return settings.organisation().address();
    }

    /** What a link says; empty for one that this house did not make. */
    Optional<Invited> read(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            String[] parts = new String(vault.open(sealed, PURPOSE), StandardCharsets.UTF_8).split("\n", 4);
            return Optional.of(new Invited(
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    parts.length > 3 ? parts[3] : ""));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
