package heartstring.loyalty.me;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.ids.Ids;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How members come to their page: a code by e-mail, good for ten minutes, five tries and the browser that asked for it; then a
 * session of 30 days. Tokens and codes are kept as digests only.
 */
@Component
public class MySessions {

    /** The cookie that holds a session. */
    public static final String COOKIE = "heartstring_me";

    static final Duration CODE_LIFE = Duration.ofMinutes(10);
    static final Duration LIFE = Duration.ofDays(30);
    static final int MOST_TRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(MySessions.class);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final MeSql sql;
    private final Members members;
    private final Outbox outbox;
    private final Settings settings;
    private final Throttle throttle;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    MySessions(
            MeSql sql,
            Members members,
            Outbox outbox,
            Settings settings,
            Throttle throttle,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.members = members;
        this.outbox = outbox;
        this.settings = settings;
        this.throttle = throttle;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * Sends a code to whoever that card number or e-mail belongs to, if anybody. What is answered, and after what time, is the
     * same for everybody: who is meant is found out afterwards.
     *
     * @return a token that the browser keeps and shows together with the code
     */
    String ask(String typed) {
        String token = Tokens.next();
        sql.ask(Tokens.digest(token), time.instant().plus(CODE_LIFE), time.instant());
        Thread.ofVirtual().name("me-code").start(() -> {
            try {
                transactions.executeWithoutResult(status -> mail(typed, token));
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("A code could not be queued: {}", e.getClass().getSimpleName());
            }
        });
        return token;
    }

    private record Found(Member member, String email) {}

    private void mail(String typed, String token) {
        find(typed)
                .filter(found -> throttle.attempt(
                                ThrottleRules.ME_MAIL,
                                "member " + found.member().id())
                        == 0)
                .ifPresent(found -> {
                    String code = "%06d"
                            .formatted(new BigInteger(1, Tokens.bytes(16))
                                    .mod(MILLION)
                                    .intValue());
                    sql.give(Tokens.digest(token), found.member().id(), digest(token, code));
                    outbox.queue(new Letter(
                            "me code " + Ids.next(),
                            found.member().profileId(),
                            found.email(),
                            Letter.Purpose.ASKED,
                            "Your code for " + settings.organisation().name(),
                            "Your code is " + code
                                    + "\n\nType it into the page you asked from, within ten minutes."
                                    + " If it was not you, there is nothing to do.\n\n"
                                    + settings.organisation().name() + "\n",
                            "",
                            true,
                            time.instant().plus(CODE_LIFE)));
                });
    }

    private Optional<Found> find(String typed) {
        if (typed.contains("@")) {
            Identifier email = IdentifierRules.normalise(Identifier.EMAIL, typed, settings.region());
            return email == null
                    ? Optional.empty()
                    : sql.memberByEmail(email.value())
                            .flatMap(members::byId)
                            .map(member -> new Found(member, email.value()));
        }
        return members.byCard(typed)
                .filter(member -> member.status() != Member.Status.CLOSED)
                .flatMap(member -> sql.emailOf(member.customerId()).map(address -> new Found(member, address)));
    }

    /** Takes a code, once; the token of a new session, or nothing when it is wrong, too old, or was tried too often. */
    Optional<String> enter(String token, String code) {
        return transactions.execute(status -> {
            String digits = code.replaceAll("\\D", "");
            Optional<Long> member = sql.enter(Tokens.digest(token), digest(token, digits), MOST_TRIES, time.instant());
            return member.map(this::open);
        });
    }

    /** Begins a session. */
    public String open(long memberId) {
        String token = Tokens.next();
        sql.open(Tokens.digest(token), memberId, time.instant().plus(LIFE), time.instant());
        return token;
    }

    /** Whose session this is, unless it or the membership has ended. */
    public Optional<Member> member(String token) {
        return sql.member(Tokens.digest(token), time.instant())
                .flatMap(members::byId)
                .filter(member -> member.status() != Member.Status.CLOSED);
    }

    /** Ends a session. */
    void leave(String token) {
        sql.leave(Tokens.digest(token));
    }

    /** The header that keeps a session in the browser: out of reach of scripts, other sites and colleagues' pages. */
    public static String cookie(String token, boolean secure) {
        return cookie(COOKIE, token, LIFE, secure);
    }

    static String cookie(String name, String value, Duration life, boolean secure) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .path("/me")
                .maxAge(life)
                .build()
                .toString();
    }

    /** The token makes a digest of six digits hard to turn round. */
    private static byte[] digest(String token, String code) {
        return Tokens.digest(token + ":" + code);
    }
}
