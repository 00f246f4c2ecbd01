package heartstring.customer.relations;

import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.audit.Audit;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues say of people and companies: who acts for whom in which role, and which company belongs to which. */
@Component
public class Roles {

    /** The longest role, in characters. */
    public static final int MOST_ROLE = 100;

    /** The most companies above one another. */
    public static final int MOST_LEVELS = 50;

    private final RolesSql sql;
    private final Audit audit;
    private final InstantSource time;
    private final CustomersInReach customers;

    Roles(RolesSql sql, Audit audit, InstantSource time, CustomersInReach customers) {
        this.customers = customers;
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of it. */
    public sealed interface Outcome {

        /** It holds now. */
        record Done() implements Outcome {}

        /** It cannot be; the sentence says why. */
        record Refused(String sentence) implements Outcome {}
    }

    /** A person at a company, or a company of a person. */
    public record Role(
            long customerId, String name, @Nullable String role) {}

    /** A company above or below another. */
    public record Company(long customerId, String name) {}

    /** The people who act for a company, by name. */
    public List<Role> people(long company, int limit) {
        return seen(sql.people(company, limit), Role::customerId);
    }

    /** The companies that a person acts for, by name. */
    public List<Role> companies(long person, int limit) {
        return seen(sql.companies(person, limit), Role::customerId);
    }

    /** The company directly above. */
    public Optional<Company> parent(long company) {
        return sql.parent(company).filter(above -> customers.isIn(above.customerId()));
    }

    /** The companies directly below, by name. */
    public List<Company> children(long company, int limit) {
        return seen(sql.children(company, limit), Company::customerId);
    }

    /** The customers of kind company below this one, at any depth, without itself. */
    public List<Long> below(long company, int limit) {
        return sql.below(company, limit);
    }

    /** A company with those below it and the people who act for any of them; somebody else alone. At most so many. */
    public List<Long> together(long customer, int limit) {
        List<Long> all = sql.together(customer, limit);
        Set<Long> seen = customers.among(all);
        return all.stream().filter(c -> c == customer || seen.contains(c)).toList();
    }

    /** Those whom whoever acts may see. */
    private <T> List<T> seen(List<T> all, Function<T, Long> customer) {
        Set<Long> seen = customers.among(all.stream().map(customer).toList());
        return all.stream().filter(one -> seen.contains(customer.apply(one))).toList();
    }

    /** Says that a person acts for a company; said again it changes the role, and it revives a role that was ended. */
    @Transactional
    public Outcome appoint(long person, long company, String typedRole) {
        String role = typedRole.strip();
        if (role.length() > MOST_ROLE) {
            return new Outcome.Refused("A role has at most " + MOST_ROLE + " characters.");
        }
        Optional<RolesSql.Lead> who = sql.lead(person);
        Optional<RolesSql.Lead> where = sql.lead(company);
        if (who.isEmpty() || where.isEmpty()) {
            return new Outcome.Refused("There is no such customer.");
        }
        if (!where.get().isCompany() || who.get().isCompany()) {
            return new Outcome.Refused("A person acts for a company: choose one of each.");
        }
        sql.appoint(person, company, who.get().profileId(), where.get().profileId(), role, time.instant());
        record("gave a role to", person, "company", company);
        return new Outcome.Done();
    }

    /** Ends what a person has to do with a company; sources that still tell it do not bring it back. */
    @Transactional
    public Outcome dismiss(long person, long company) {
        if (sql.dismiss(person, company, time.instant()) == 0) {
            return new Outcome.Refused("This person acts for this company no more.");
        }
        record("ended the role of", person, "company", company);
        return new Outcome.Done();
    }

    /** Places a company below another; a circle is refused. */
    @Transactional
    public Outcome place(long company, long parent) {
        // Two who place at once could otherwise close a circle between them.
        sql.lockHierarchy();
        Optional<RolesSql.Lead> child = sql.lead(company);
        Optional<RolesSql.Lead> above = sql.lead(parent);
        if (child.isEmpty()
                || above.isEmpty()
                || !child.get().isCompany()
                || !above.get().isCompany()) {
            return new Outcome.Refused("Only a company belongs to a company.");
        }
        if (company == parent || sql.below(company, 10_000).contains(parent)) {
            return new Outcome.Refused("That would be a circle: this company is above the other one already.");
        }
        if (sql.levelsAbove(parent, MOST_LEVELS) >= MOST_LEVELS) {
            return new Outcome.Refused("At most " + MOST_LEVELS + " companies stand above one another.");
        }
        sql.freeFromParent(company);
        sql.place(child.get().profileId(), above.get().profileId(), time.instant());
        record("placed below another", company, "parent", parent);
        return new Outcome.Done();
    }

    /** Lets a company stand by itself. */
    @Transactional
    public void free(long company) {
        if (sql.freeFromParent(company) > 0) {
            audit.record("freed from its parent company", "customer", company);
        }
    }

    private void record(String action, long customer, String other, long otherId) {
        audit.record(action, "customer", String.valueOf(customer), "{\"" + other + "\":" + otherId + "}");
    }
}
