package heartstring.platform.users;

import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Lets the first user in: while there is none, each start of a server makes a one-time code and writes it to the log, so that
 * only whoever runs the server can become its administrator. The latest code counts. Commands and the demo make none: they
 * set {@code heartstring.first-run} to false, or they would take its worth from the code that the server wrote.
 */
@Component
public class FirstRun {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRun.class);

    private final UsersSql sql;
    private final Users users;
    private final boolean telling;

    FirstRun(UsersSql sql, Users users, @Value("${heartstring.first-run:true}") boolean telling) {
        this.sql = sql;
        this.users = users;
        this.telling = telling;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (telling && ready.getApplicationContext() instanceof WebServerApplicationContext && isOpen()) {
            LOG.warn("Nobody can sign in yet. Open /setup and enter this one-time code: {}", newCode());
        }
    }

    /** Whether the set-up page is open. */
    public boolean isOpen() {
        return !sql.anybody();
    }

    String newCode() {
        String code = Tokens.readable(4);
        sql.setFirstCode(Tokens.digest(code));
        return code;
    }

    /** Makes the first administrator, who chose that password; a refusal leaves the code good. */
    @Transactional
    public UserOutcome begin(String code, String email, String name, String password) {
        sql.lockAdministrators();
        if (!isOpen() || !sql.takeFirstCode(Tokens.digest(code.strip().toUpperCase(Locale.ROOT)))) {
            return new UserOutcome.Refused("That is not the code in the server's log. A restart prints a new one.");
        }
        UserOutcome outcome = users.add(email, name, Role.ADMINISTRATOR, password);
        if (outcome instanceof UserOutcome.Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }
}
