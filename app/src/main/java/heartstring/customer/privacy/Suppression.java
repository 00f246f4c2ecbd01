package heartstring.customer.privacy;

import heartstring.customer.matching.Identifier;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.secrets.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows the identifiers of people who were forgotten, without knowing who they are. Its methods run in the caller's
 * transaction; whoever writes afterwards has called {@code Puzzle.holdErasures()} first, so that no erasure slips between.
 */
@Component
public class Suppression {

    private static final String PURPOSE = "suppression";
    private static final String ALGORITHM = "HmacSHA256";

    private final SuppressionSql sql;
    private final Vault vault;

    /** Once true it stays so: then one lookup by key answers, and nothing has to be told between servers. */
    private volatile boolean anybody;

    private volatile @Nullable SecretKeySpec key;

    Suppression(SuppressionSql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /** Whether anybody was ever forgotten here; while not, one small statement answers. */
    public boolean anybody() {
        if (!anybody) {
            anybody = sql.anybody();
        }
        return anybody;
    }

    /** Those of these identifiers that belong to forgotten people. */
    public Set<Identifier> among(Collection<Identifier> identifiers) {
        if (identifiers.isEmpty() || !anybody()) {
            return Set.of();
        }
        Map<ByteBuffer, Identifier> byDigest = new HashMap<>();
        digests(Set.copyOf(identifiers)).forEach((id, digest) -> byDigest.put(ByteBuffer.wrap(digest), id));
        List<byte[]> wanted = byDigest.keySet().stream().map(ByteBuffer::array).toList();
        Set<Identifier> found = new HashSet<>();
        for (byte[] digest : sql.known(wanted)) {
            Identifier identifier = byDigest.get(ByteBuffer.wrap(digest));
            if (identifier != null) {
                found.add(identifier);
            }
        }
        return found;
    }

    /** How many identifiers of each kind are suppressed. */
    public Map<String, Long> counts() {
        return sql.counts();
    }

    /** Lets an identifier in again, for somebody who came back; false when it was not suppressed. */
    boolean lift(Identifier identifier) {
        return anybody()
                && sql.lift(digests(Set.of(identifier)).values().iterator().next());
    }

    void add(Set<Identifier> identifiers, long customer) {
        List<String> kinds = new ArrayList<>();
        List<byte[]> digests = new ArrayList<>();
        digests(identifiers).forEach((id, digest) -> {
            kinds.add(id.kind());
            digests.add(digest);
        });
        sql.add(kinds, digests, customer);
    }

    private Map<Identifier, byte[]> digests(Set<Identifier> identifiers) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            Map<Identifier, byte[]> digests = new HashMap<>();
            for (Identifier id : identifiers) {
                digests.put(id, mac.doFinal((id.kind() + "\n" + id.value()).getBytes(StandardCharsets.UTF_8)));
            }
            return digests;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            byte[] sealed = sql.key().orElseGet(() -> {
                sql.addKey(vault.seal(Tokens.bytes(32), PURPOSE));
                return sql.key().orElseThrow();
            });
            known = new SecretKeySpec(vault.open(sealed, PURPOSE), ALGORITHM);
            remember(known);
        }
        return known;
    }

    /** A key made in this transaction is forgotten again should the transaction fail. */
    private void remember(SecretKeySpec known) {
        if (anybody) {
            key = known;
        }
    }
}
