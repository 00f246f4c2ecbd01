package heartstring.customer.privacy;

import heartstring.customer.owners.OwnerBulk;
import heartstring.customer.traits.TraitBulk;
import heartstring.platform.bulk.Bulks;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The customer room's own share: who the person is and what they declared. Pieces stay as empty tombstones. */
@Order(50)
@Component
class CustomerData implements PersonalData {

    private final CustomerDataSql sql;
    private final Bulks bulks;

    CustomerData(CustomerDataSql sql, Bulks bulks) {
        this.sql = sql;
        this.bulks = bulks;
    }

    @Override
    public String room() {
        return "customer";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "customer.customer",
                "customer.profile",
                "customer.identifier",
                "customer.anonymous_interval",
                "customer.movement",
                "customer.moved",
                "customer.kept_apart",
                "customer.refusal",
                "customer.duplicate",
                "customer.blocked_value",
                "customer.trait",
                "customer.headline",
                "customer.ownership",
                "customer.field_value",
                "customer.relation",
                "customer.company_parent",
                "customer.consent",
                "customer.choice",
                "customer.farewell",
                "customer.suppressed",
                "platform.bulk_row");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.headline(person, rows);
        sql.pieces(person, rows);
        sql.identifiers(person, rows);
        sql.properties(person, rows);
        sql.devices(person, rows);
        sql.relations(person, rows);
        sql.consents(person, rows);
        sql.choices(person, rows);
        sql.farewells(person, rows);
        sql.movements(person, rows);
        sql.duplicates(person, rows);
    }

    @Override
    public long erase(Person person) {
        long[] profiles = person.profiles();
        // First: whoever writes to a piece locks it while it is not erased, so nothing is added behind this.
        long rows = sql.leaveTombstones(profiles);
        rows += sql.forgetFacts(profiles);
        rows += sql.forgetDevices(profiles, person.identifiers());
        rows += sql.forgetPairs(profiles);
        rows += sql.forgetDuplicates(person.customers());
        rows += bulks.forget(TraitBulk.SUBJECT, profiles);
        rows += bulks.forget(OwnerBulk.SUBJECT, person.customers());
        rows += sql.forgetBlocks(person.identifiers());
        return rows + sql.forgetHeadlines(person.customers());
    }
}
