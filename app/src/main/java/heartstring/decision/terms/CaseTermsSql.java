package heartstring.decision.terms;

import heartstring.story.terms.Term.Rows;

/** What the terms of cases read; over all pieces that are not erased. */
final class CaseTermsSql {

    private static final String FROM =
            " from decision.v_case c join customer.v_profile p on p.id = c.profile_id and p.erased_at is null ";

    private CaseTermsSql() {}

    static Rows open() {
        return Rows.of("select distinct p.customer_id, true as value" + FROM + "where c.state <> 'closed'");
    }

    static Rows recovered() {
        return Rows.of("select distinct on (p.customer_id) p.customer_id, c.recovered as value" + FROM
                + "where c.state = 'closed' order by p.customer_id, c.closed_at desc, c.id desc");
    }

    static Rows closedDays() {
        return Rows.of(
                "select p.customer_id, floor(greatest(extract(epoch from ({now} - max(c.closed_at))), 0) / 86400) as value"
                        + FROM + "where c.state = 'closed' group by p.customer_id");
    }
}
