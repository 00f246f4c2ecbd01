package heartstring.customer.relations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People at companies. */
@Component
public class Companies {

    private final CompaniesSql sql;

    Companies(CompaniesSql sql) {
        this.sql = sql;
    }

    /** A person's profile acts for a company's profile, in a role if one was told, since the given time at the latest. */
    public record Member(
            long person, long company, @Nullable String role, Instant at) {}

    /** Adds these, in the caller's transaction; a later role replaces an earlier one. */
    public void join(List<Member> members) {
        if (!members.isEmpty()) {
            sql.join(members);
        }
    }
}
