package heartstring.platform.totp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SecondFactorSql {

    private final JdbcClient jdbc;

    SecondFactorSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Enrolment(byte @Nullable [] sealed, boolean confirmed, long lastStep) {}

    Optional<Enrolment> enrolment(long userId) {
        return jdbc.sql("SELECT totp_sealed, totp_confirmed, totp_step FROM platform.users WHERE id = :id")
                .param("id", userId)
                .query((row, number) -> new Enrolment(row.getBytes(1), row.getBoolean(2), row.getLong(3)))
                .optional();
    }

    /** Begins anew; a factor that is confirmed stays as it is. */
    boolean begin(long userId, byte[] sealed) {
        return jdbc.sql("""
                        UPDATE platform.users SET totp_sealed = :sealed, totp_step = 0
                        WHERE id = :id AND NOT totp_confirmed
                        """).param("sealed", sealed).param("id", userId).update() == 1;
    }

    void confirm(long userId) {
        jdbc.sql("UPDATE platform.users SET totp_confirmed = true WHERE id = :id")
                .param("id", userId)
                .update();
    }

    /** Uses a step up; only one of two callers with the same code succeeds. */
    boolean use(long userId, long step) {
        return jdbc.sql("UPDATE platform.users SET totp_step = :step WHERE id = :id AND totp_step < :step")
                        .param("step", step)
                        .param("id", userId)
                        .update()
                == 1;
    }

    void setRecoveryCodes(long userId, List<byte[]> codes256) {
        jdbc.sql("DELETE FROM platform.recovery_code WHERE user_id = :id")
                .param("id", userId)
                .update();
        jdbc.sql("""
                        INSERT INTO platform.recovery_code (user_id, code_256)
                        SELECT :id, code FROM unnest(:codes::bytea[]) AS code
                        """)
                .param("id", userId)
                .param("codes", codes256.toArray(byte[][]::new))
                .update();
    }

    boolean useRecoveryCode(long userId, byte[] code256) {
        return jdbc.sql("DELETE FROM platform.recovery_code WHERE user_id = :id AND code_256 = :code")
                        .param("id", userId)
                        .param("code", code256)
                        .update()
                == 1;
    }

    int recoveryCodesLeft(long userId) {
        return jdbc.sql("SELECT count(*)::int FROM platform.recovery_code WHERE user_id = :id")
                .param("id", userId)
                .query(Integer.class)
                .single();
    }
}
