package heartstring.messaging.dkim;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.secrets.Vault;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys that mail is signed with, one for each domain. A private key is sealed, and opened only to sign. */
@Component
public class Signatures {

    static final int MOST = 50;

    private static final int BITS = 2_048;
    private static final String TOPIC = "signing";
    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);

    private final DkimSql sql;
    private final Vault vault;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<SigningKey>> kept;
    private final Map<String, PrivateKey> opened = new ConcurrentHashMap<>();

    Signatures(DkimSql sql, Vault vault, Audit audit, InstantSource time, Changes changes) {
        this.sql = sql;
        this.vault = vault;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>(TOPIC, changes, sql::all);
    }

    /** What can become of a change. */
    public sealed interface Outcome {
        record Done() implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All keys, by their domains. */
    public List<SigningKey> all() {
        return sql.all();
    }

    /** Makes a key for a domain; mail is signed with it once that is said, when its record is published. */
    @Transactional
    public Outcome add(String typed) {
        String domain = typed.strip().toLowerCase(Locale.ROOT);
        if (!domain.matches("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}") || domain.length() > 253) {
            return new Outcome.Refused("Write the domain that mail comes from, such as shop.example.");
        }
        if (sql.all().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " keys already.");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            String selector = "hs"
                    + DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT)
                            .format(time.instant().atOffset(ZoneOffset.UTC));
            Optional<Integer> id = sql.add(
                    domain,
                    selector,
                    vault.seal(pair.getPrivate().getEncoded(), purpose(domain)),
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    time.instant());
            if (id.isEmpty()) {
                return new Outcome.Refused("There is a key for this domain already.");
            }
            return done("made", id.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on mail is signed with it, or not any more. */
    @Transactional
    public boolean sign(int id, boolean on) {
        boolean changed = sql.sign(id, on, time.instant());
        if (changed) {
            done(on ? "began to sign by" : "stopped to sign by", id);
        }
        return changed;
    }

    @Transactional
    boolean remove(int id) {
        boolean removed = sql.remove(id);
        if (removed) {
            done("removed", id);
        }
        return removed;
    }

    private Outcome done(String act, int id) {
        audit.record(act, "signing key", id);
        kept.changed();
        return new Outcome.Done();
    }

    private static String purpose(String domain) {
        return "dkim:" + domain;
    }

    /** The mail with a signature of its sender's domain, or of the domain above; as it is where there is no key that signs. */
    public MimeMessage signed(MimeMessage message, String sender) throws MessagingException, IOException {
        String domain = sender.strip().toLowerCase(Locale.ROOT);
        Optional<SigningKey> key = kept.get().stream()
                .filter(k -> k.signsSince() != null)
                .filter(k -> domain.equals(k.domain()) || domain.endsWith("." + k.domain()))
                .max(java.util.Comparator.comparingInt(k -> k.domain().length()));
        if (key.isEmpty()) {
            return message;
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        byte[] wired = DkimRules.wired(raw.toByteArray());
        try {
            String head = DkimRules.signature(
                    wired, key.get().domain(), key.get().selector(), open(key.get()), time.instant());
            return new Signed(head, wired);
        } catch (GeneralSecurityException | IllegalStateException e) {
            LOG.warn(
                    "Mail of key {} goes unsigned: {}",
                    key.get().id(),
                    e.getClass().getSimpleName());
            return message;
        }
    }

    private PrivateKey open(SigningKey key) throws GeneralSecurityException {
        PrivateKey known = opened.get(key.publicKey());
        if (known == null) {
            known = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(vault.open(sql.sealed(key.id()), purpose(key.domain()))));
            opened.put(key.publicKey(), known);
        }
        return known;
    }

    /** A mail that leaves byte for byte as it was signed. */
    private static final class Signed extends MimeMessage {

        Signed(String head, byte[] wired) throws MessagingException {
            super(Session.getInstance(new Properties()), both(head, wired));
        }

        private static InputStream both(String head, byte[] wired) {
            return new SequenceInputStream(
                    new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)),
                    new ByteArrayInputStream(wired));
        }

        @Override
        public void saveChanges() {
            // What is signed is not touched any more.
        }
    }
}
