package heartstring.loyalty.words;

import heartstring.story.terms.Term.Ask;
import heartstring.story.terms.Term.Rows;

/** What the words of loyalty read. */
final class LoyaltyTermsSql {

    private LoyaltyTermsSql() {}

    static Rows member(Ask ask) {
        return within(Rows.of("""
                        select p.customer_id, true as value
                          from loyalty.member m join customer.v_profile p on p.id = m.profile_id
                          join loyalty.programme g on g.id = m.programme_id
                         where m.status = 'active'"""), ask).then("group by p.customer_id");
    }

    static Rows points(Ask ask) {
        return within(Rows.of("""
                        select p.customer_id, sum(a.available)::numeric as value
                          from loyalty.account a join loyalty.member m on m.id = a.holder_id and a.holder = 'member'
                          join loyalty.programme g on g.id = m.programme_id and g.unit_id = a.unit_id
                          join customer.v_profile p on p.id = m.profile_id
                         where m.status <> 'closed'"""), ask).then("group by p.customer_id");
    }

    /** Of several the highest. */
    static Rows tier(Ask ask) {
        return within(Rows.of("""
                        select distinct on (p.customer_id) p.customer_id, t.key as value
                          from loyalty.tier_standing s join loyalty.member m on m.id = s.member_id
                          join loyalty.programme g on g.id = m.programme_id
                          join loyalty.tier t on t.id = s.tier_id
                          join customer.v_profile p on p.id = m.profile_id
                         where m.status <> 'closed'"""), ask).then("order by p.customer_id, t.rank desc, t.id");
    }

    private static Rows within(Rows rows, Ask ask) {
        return ask.has("programme")
                ? rows.then("and g.key = {programme}").with("programme", ask.plain("programme"))
                : rows;
    }
}
