package heartstring.customer.privacy;

import heartstring.customer.matching.Identifier;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget what the customer room keeps of a person. */
@Component
class CustomerDataSql {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    CustomerDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void rows(String section, String query, Person person, PersonalData.Rows rows) {
        jdbc.sql(query)
                .withFetchSize(FETCH)
                .param("customer", person.customerId())
                .param("profiles", person.profiles())
                .query(rs -> {
                    rows.row(section, rs.getString(1));
                });
    }

    void headline(Person person, PersonalData.Rows rows) {
        rows("Overview", """
                        select json_build_object('customer', h.customer_id, 'kind', h.kind, 'name', h.name, 'email', h.email,
                               'phone', h.phone, 'city', h.city, 'country', h.country, 'language', h.language,
                               'firstSeenAt', h.first_seen_at)
                          from customer.headline h where h.customer_id = :customer and :profiles::bigint[] is not null""", person, rows);
    }

    void pieces(Person person, PersonalData.Rows rows) {
        rows("Pieces", """
                        select json_build_object('profile', p.id, 'source', p.source_id, 'kind', p.key_kind, 'value', p.key_value,
                               'createdAt', p.created_at)
                          from customer.profile p where p.id = any(:profiles) and p.customer_id = :customer order by p.id""", person, rows);
    }

    void identifiers(Person person, PersonalData.Rows rows) {
        rows("Identifiers", """
                        select json_build_object('kind', i.kind, 'value', i.value, 'profile', i.profile_id, 'source', i.source_id,
                               'firstSeenAt', i.first_seen_at)
                          from customer.identifier i where i.profile_id = any(:profiles) and :customer > 0
                         order by i.kind, i.value, i.profile_id""", person, rows);
    }

    void properties(Person person, PersonalData.Rows rows) {
        rows("Properties and their history", """
                        select json_build_object('name', t.name, 'value', t.value, 'profile', t.profile_id, 'source', t.source_id,
                               'occurredAt', t.occurred_at, 'recordedAt', t.recorded_at)
                          from customer.trait t where t.profile_id = any(:profiles) and :customer > 0
                         order by t.name, t.occurred_at, t.id""", person, rows);
    }

    void devices(Person person, PersonalData.Rows rows) {
        rows("Browsers and devices", """
                        select json_build_object('anonymousId', a.value, 'from', a.from_at, 'until', a.until_at)
                          from customer.anonymous_interval a where a.owner_profile_id = any(:profiles) and :customer > 0
                         order by a.value, a.epoch""", person, rows);
    }

    void relations(Person person, PersonalData.Rows rows) {
        rows("Companies and members", """
                        select json_build_object('personProfile', r.person_profile_id, 'companyProfile', r.company_profile_id,
                               'role', r.role, 'since', r.since_at)
                          from customer.relation r
                         where (r.person_profile_id = any(:profiles) or r.company_profile_id = any(:profiles)) and :customer > 0
                         order by r.since_at""", person, rows);
    }

    void consents(Person person, PersonalData.Rows rows) {
        rows("What was said about being written to", """
                        select json_build_object('address', c.value, 'purpose', c.purpose, 'given', c.given, 'saidAt', c.said_at,
                               'way', c.way, 'how', c.how, 'channel', c.channel, 'source', c.source, 'textShown', c.shown, 'proof', c.proof)
                          from customer.consent c where c.profile_id = any(:profiles) and :customer > 0
                         order by c.id""", person, rows);
    }

    void choices(Person person, PersonalData.Rows rows) {
        rows("What may be done with what we know", """
                        select json_build_object('use', c.use, 'allowed', c.allowed, 'saidAt', c.said_at, 'way', c.way,
                               'reason', c.reason)
                          from customer.choice c where c.profile_id = any(:profiles) and :customer > 0
                         order by c.id""", person, rows);
    }

    void farewells(Person person, PersonalData.Rows rows) {
        rows("Asked to be forgotten", """
                        select json_build_object('askedAt', f.asked_at, 'dueAt', f.due_at)
                          from customer.farewell f where f.profile_id = any(:profiles) and :customer > 0
                         order by f.profile_id""", person, rows);
    }

    void movements(Person person, PersonalData.Rows rows) {
        rows("How the pieces came together", """
                        select json_build_object('movement', m.id, 'kind', m.kind, 'cause', m.cause, 'confidence', m.confidence,
                               'fromCustomer', m.from_customer_id, 'toCustomer', m.to_customer_id, 'happenedAt', m.happened_at)
                          from customer.movement m
                         where m.id in (select d.movement_id from customer.moved d where d.profile_id = any(:profiles))
                           and :customer > 0
                         order by m.id""", person, rows);
    }

    void duplicates(Person person, PersonalData.Rows rows) {
        rows("Whom this customer resembles", """
                        select json_build_object('customers', json_build_array(d.left_customer_id, d.right_customer_id),
                               'probability', round(d.probability::numeric, 4), 'evidence', d.evidence, 'foundAt', d.found_at,
                               'decision', d.decision)
                          from customer.duplicate d
                         where :customer in (d.left_customer_id, d.right_customer_id) and :profiles::bigint[] is not null
                         order by d.id""", person, rows);
    }

    long forgetDuplicates(long[] customers) {
        return update(
                "delete from customer.duplicate where left_customer_id = any(:ids) or right_customer_id = any(:ids)",
                customers);
    }

    long forgetFacts(long[] profiles) {
        long rows = update("delete from customer.trait where profile_id = any(:ids)", profiles);
        rows += update("delete from customer.ownership where profile_id = any(:ids)", profiles);
        rows += update("delete from customer.identifier where profile_id = any(:ids)", profiles);
        rows += update("delete from customer.consent where profile_id = any(:ids)", profiles);
        rows += update("delete from customer.choice where profile_id = any(:ids)", profiles);
        rows += update("delete from customer.farewell where profile_id = any(:ids)", profiles);
        rows += update(
                "delete from customer.company_parent where child_profile_id = any(:ids) or parent_profile_id = any(:ids)",
                profiles);
        return rows
                + update(
                        "delete from customer.relation where person_profile_id = any(:ids) or company_profile_id = any(:ids)",
                        profiles);
    }

    /** An anonymous id that others show too stays theirs; one that only this person showed goes, with all its intervals. */
    long forgetDevices(long[] profiles, Set<Identifier> identifiers) {
        String[] values = identifiers.stream()
                .filter(Identifier::isAnonymous)
                .map(Identifier::value)
                .toArray(String[]::new);
        int rows = jdbc.sql("""
                        delete from customer.anonymous_interval a
                         where (a.value = any(:values) or a.owner_profile_id = any(:ids))
                           and not exists (select from customer.identifier i
                                            where i.kind = 'anonymous_id' and i.value = a.value)""").param("values", values).param("ids", profiles).update();
        return rows
                + update(
                        "update customer.anonymous_interval set owner_profile_id = null where owner_profile_id = any(:ids)",
                        profiles);
    }

    long forgetPairs(long[] profiles) {
        long rows = update("delete from customer.kept_apart where profile_id = any(:ids)", profiles);
        return rows
                + update(
                        "delete from customer.refusal where left_profile_id = any(:ids) or right_profile_id = any(:ids)",
                        profiles);
    }

    /** A value that was blocked is suppressed from now on, which keeps it out all the same. */
    long forgetBlocks(Set<Identifier> identifiers) {
        List<Identifier> list = List.copyOf(identifiers);
        return jdbc.sql("""
                        delete from customer.blocked_value b
                         using unnest(:kinds::text[], :values::text[]) as t(k, v) where b.kind = t.k and b.value = t.v""")
                .param("kinds", list.stream().map(Identifier::kind).toArray(String[]::new))
                .param("values", list.stream().map(Identifier::value).toArray(String[]::new))
                .update();
    }

    long forgetHeadlines(long[] customers) {
        return update("delete from customer.field_value where customer_id = any(:ids)", customers)
                + update("delete from customer.headline where customer_id = any(:ids)", customers);
    }

    long leaveTombstones(long[] profiles) {
        return update(
                "update customer.profile set erased_at = now(), key_value = 'erased:' || id where id = any(:ids)",
                profiles);
    }

    private long update(String statement, long[] ids) {
        return jdbc.sql(statement).param("ids", ids).update();
    }
}
