package heartstring.loyalty.wallet;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes cards for wallets once an administrator has set what signs them; it is kept sealed. */
@Component
public class Wallets {

    private static final String APPLE = "apple";
    private static final String GOOGLE = "google";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WalletSql sql;
    private final Vault vault;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<Map<String, byte[]>> kept;

    Wallets(WalletSql sql, Vault vault, Settings settings, Audit audit, Changes changes, InstantSource time) {
        this.sql = sql;
        this.vault = vault;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("loyalty-wallets", changes, sql::all);
    }

    /** Whether there are passes for Apple's wallet. */
    public boolean hasApple() {
        return kept.get().containsKey(APPLE);
    }

    /** Whether there are links to Google's wallet. */
    public boolean hasGoogle() {
        return kept.get().containsKey(GOOGLE);
    }

    /** A signed pass for Apple's wallet, empty without what signs it. */
    public Optional<byte[]> pass(Card card) {
        return open(APPLE, WalletKeys.Apple.class).map(apple -> PassRules.pkpass(card, apple, time.instant()));
    }

    /** A link that saves the card to Google's wallet, empty without what signs it. */
    public Optional<String> link(Card card) {
        return open(GOOGLE, WalletKeys.Google.class)
                .map(google ->
                        GoogleRules.link(card, google, settings.organisation().address(), time.instant()));
    }

    private <T> Optional<T> open(String kind, Class<T> as) {
        byte[] sealed = kept.get().get(kind);
        return sealed == null ? Optional.empty() : Optional.of(JSON.readValue(vault.open(sealed, purpose(kind)), as));
    }

    /** Keeps what signs Apple's passes; a sentence when it makes no sense, null otherwise. */
    @Transactional
    @Nullable
    String set(WalletKeys.Apple apple) {
        String fault = WalletKeys.fault(apple, time.instant());
        if (fault == null) {
            keep(APPLE, apple);
        }
        return fault;
    }

    /** Keeps what signs links to Google's wallet. */
    @Transactional
    void set(WalletKeys.Google google) {
        keep(GOOGLE, google);
    }

    private void keep(String kind, Object value) {
        sql.keep(
                kind,
                vault.seal(JSON.writeValueAsBytes(value), purpose(kind)),
                time.instant(),
                Actor.current().userId());
        audit.record("set what signs cards of", "wallet", kind.equals(APPLE) ? 1 : 2);
        kept.changed();
    }

    /** Forgets what signs cards of one wallet; those that people have stay in their telephones. */
    @Transactional
    boolean drop(boolean apple) {
        boolean gone = sql.drop(apple ? APPLE : GOOGLE);
        if (gone) {
            audit.record("forgot what signs cards of", "wallet", apple ? 1 : 2);
            kept.changed();
        }
        return gone;
    }

    private static String purpose(String kind) {
        return "wallet:" + kind;
    }
}
