package heartstring.decision.sending;

import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links in mails by which it is seen that they were followed, and a picture by which it is seen that they were opened. */
@Component
class Follows {

    static final String LINK = "/l/";
    static final String PIXEL = "/o/";

    private static final String PURPOSE = "follow";
    private static final int MOST_LETTERS = 2_500;

    private final Vault vault;
    private final SettlingSql sql;
    private final Telling telling;
    private final Settings settings;
    private final InstantSource time;

    Follows(Vault vault, SettlingSql sql, Telling telling, Settings settings, InstantSource time) {
        this.vault = vault;
        this.sql = sql;
        this.telling = telling;
        this.settings = settings;
        this.time = time;
    }

    /** What a link says; {@code to} empty for a picture. */
    record Followed(long sendingId, String to) {}

    /** The link as it stands in a mail; as it is while nobody knows where this house is reached, or where it is no page. */
    String link(long id, String to) {
        String house = settings.organisation().address();
        return house.isEmpty() || !to.startsWith("http") ? to : house + LINK + token(id, to);
    }

    String pixel(long id) {
        String house = settings.organisation().address();
        return house.isEmpty() ? "" : house + PIXEL + token(id, "");
    }

    private String token(long id, String to) {
        byte[] sealed = vault.seal((id + "\n" + to).getBytes(StandardCharsets.UTF_8), PURPOSE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What this house made of it; it leads nowhere that this house did not write itself. */
    Optional<Followed> read(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            String[] parts = new String(vault.open(sealed, PURPOSE), StandardCharsets.UTF_8).split("\n", 2);
            return Optional.of(new Followed(Long.parseLong(parts[0]), parts[1]));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Notes it, the first time; of somebody who was erased nothing is noted. */
    @Transactional
    void note(Followed followed) {
        boolean link = !followed.to().isEmpty();
        sql.followed(followed.sendingId(), link, time.instant())
                .ifPresent(end -> telling.tell(end, link ? "Email Link Clicked" : "Email Opened", followed.to()));
    }
}
