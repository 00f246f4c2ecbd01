package heartstring.loyalty.members;

import heartstring.platform.auth.Actor;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Whether somebody is about to do something for themselves. */
@Component
public class OwnAccounts {

    private final MembersSql sql;
    private final Users users;

    OwnAccounts(MembersSql sql, Users users) {
        this.sql = sql;
        this.users = users;
    }

    /** Whether the customer shows the e-mail address of the very colleague who acts. */
    public boolean own(long customerId) {
        Actor actor = Actor.current();
        User user = actor.kind() == Actor.Kind.USER ? users.find(actor.id()) : null;
        return user != null && sql.hasMail(customerId, user.email().toLowerCase(Locale.ROOT));
    }
}
