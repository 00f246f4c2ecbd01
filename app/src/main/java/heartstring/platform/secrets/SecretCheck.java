package heartstring.platform.secrets;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says when a server starts that its secret is not the one the database's sealed values were sealed with, instead of at the
 * first second factor. Throws a {@link WrongSecret}, unless the operator says that the former secret is lost. Commands that
 * listen to nobody are not asked: they may run beside another data folder.
 */
@Component
class SecretCheck {

    private static final String PURPOSE = "secret-check";

    SecretCheck(
            Vault vault,
            SecretCheckSql sql,
            @Value("${server.port:0}") int port,
            @Value("${heartstring.secret-lost:${HEARTSTRING_SECRET_LOST:false}}") boolean lost) {
        if (port < 0) {
            return;
        }
        byte[] fresh = vault.seal("the same".getBytes(StandardCharsets.UTF_8), PURPOSE);
        byte[] kept = sql.keep(fresh, lost);
        try {
            vault.open(kept, PURPOSE);
        } catch (IllegalStateException e) {
            throw new WrongSecret(vault.origin());
        }
    }
}
