package heartstring.customer.farewells;

import heartstring.customer.privacy.Privacy;
import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets people who ask for it themselves, after the days that the house gives them to think again. */
@Component
public class Farewells {

    /** How long a code works. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** The most days that somebody can think again. */
    public static final int MOST_DAYS = 30;

    private static final String DAYS = "farewells.days";
    private static final int USUAL_DAYS = 7;
    private static final int MOST_TRIES = 5;
    private static final int SOME = 20;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final FarewellsSql sql;
    private final Privacy privacy;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    Farewells(FarewellsSql sql, Privacy privacy, Settings settings, Audit audit, InstantSource time) {
        this.sql = sql;
        this.privacy = privacy;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of a code. */
    public sealed interface Outcome {

        /** They are forgotten at that moment, unless they think again. */
        record Planned(Instant at) implements Outcome {}

        /** The code is not right, too old, or was tried too often. */
        record Wrong() implements Outcome {}
    }

    /** A new code for the one who asks by that piece, to be sent to them; an earlier one works no more. */
    @Transactional
    public String ask(long profileId) {
        String code = "%06d"
                .formatted(new BigInteger(1, Tokens.bytes(16)).mod(MILLION).intValue());
        Instant now = time.instant();
        sql.ask(profileId, digest(profileId, code), now.plus(CODE_LIFE), now);
        return code;
    }

    /** Takes the code, once. */
    @Transactional
    public Outcome confirm(long profileId, String typed) {
        Instant now = time.instant();
        Instant due = now.plus(Duration.ofDays(days()));
        String digits = typed.replaceAll("\\D", "");
        if (!sql.confirm(profileId, digest(profileId, digits), MOST_TRIES, now, due)) {
            return new Outcome.Wrong();
        }
        audit.record("asked to be forgotten", "profile", profileId);
        return new Outcome.Planned(due);
    }

    private static byte[] digest(long profileId, String code) {
        return Tokens.digest("farewell\n" + profileId + "\n" + code);
    }

    /** When a customer will be forgotten; empty for one who did not ask for it. */
    public Optional<Instant> planned(long customerId) {
        return sql.planned(customerId);
    }

    /** They thought again; false when there was nothing to take back. */
    @Transactional
    public boolean stay(long customerId) {
        boolean stays = sql.stay(customerId);
        if (stays) {
            audit.record("took back the wish to be forgotten of", "customer", customerId);
        }
        return stays;
    }

    /** Forgets those whose day has come, a few at a time; how many were looked at. */
    int forgetSome() {
        var due = sql.due(time.instant(), SOME);
        for (FarewellsSql.Due one : due) {
            switch (privacy.erase(one.customerId(), "erase " + one.customerId())) {
                case Privacy.Erasure.Done done -> {}
                case Privacy.Erasure.Unknown gone -> sql.drop(one.profileId());
                // The customer got another number at this moment; the next turn knows it.
                case Privacy.Erasure.Unconfirmed moved -> {}
            }
        }
        return due.size();
    }

    /** The days between asking and forgetting. */
    public int days() {
        String text = settings.get(DAYS, "");
        return text.matches("\\d{1,2}") ? Math.min(MOST_DAYS, Integer.parseInt(text)) : USUAL_DAYS;
    }

    /** Sets them, 0 to {@link #MOST_DAYS}, for whoever asks from now on. */
    @Transactional
    public void days(int days) {
        settings.set(Map.of(DAYS, String.valueOf(Math.clamp(days, 0, MOST_DAYS))));
        audit.record("set the days before forgetting", "farewells", 0);
    }
}
