package heartstring.story.polish;

import heartstring.platform.audit.Audit;
import heartstring.platform.outbound.Outbound;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The model that is set, its key, and how it went. */
@Component
class Models {

    static final int LONGEST_KEY = 500;
    private static final String PURPOSE = "story polish";

    private final PolishSql sql;
    private final Vault vault;
    private final Outbound outbound;
    private final Audit audit;
    private final Settings settings;
    private final InstantSource time;
    private final Kept<Model> kept;

    Models(
            PolishSql sql,
            Vault vault,
            Outbound outbound,
            Audit audit,
            Settings settings,
            InstantSource time,
            Changes changes) {
        this.sql = sql;
        this.vault = vault;
        this.outbound = outbound;
        this.audit = audit;
        this.settings = settings;
        this.time = time;
        this.kept = new Kept<>("story-polish", changes, sql::model);
    }

    Model now() {
        return kept.get();
    }

    Status status() {
        return sql.status(today());
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), settings.zone());
    }

    /** The key, empty where there is none; a secret. */
    String key() {
        return sql.secret()
                .map(secret -> new String(vault.open(secret, PURPOSE), StandardCharsets.UTF_8))
                .orElse("");
    }

    /**
     * Sets the model; answers what is wrong with it, null when it is set. An empty key keeps the one that is there, unless the
     * address is now on another machine: a key never travels to where it was not meant for.
     */
    @Transactional
    @Nullable
    String set(Model wanted, String key) {
        String fault = wanted.fault();
        URI address = wanted.uri();
        if (fault == null && key.length() > LONGEST_KEY) {
            fault = "A key has at most " + LONGEST_KEY + " characters.";
        }
        if (fault == null && !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            fault = "A key has letters, digits and signs, and no spaces.";
        }
        if (fault == null && address != null && !wanted.address().isEmpty()) {
            fault = outbound.hindrance(address);
        }
        if (fault != null) {
            return fault;
        }
        Model before = sql.model();
        if (!key.isEmpty()) {
            sql.setSecret(vault.seal(key.getBytes(StandardCharsets.UTF_8), PURPOSE));
        } else if (!wanted.isBeside(before)) {
            sql.setSecret(null);
        }
        sql.set(wanted);
        sql.discardAll();
        audit.record("changed", "story wording", 1);
        kept.changed();
        return null;
    }
}
