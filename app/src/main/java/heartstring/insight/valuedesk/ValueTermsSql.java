package heartstring.insight.valuedesk;

import heartstring.story.terms.Term.Rows;

/** What the terms of habit and worth read. */
final class ValueTermsSql {

    private ValueTermsSql() {}

    static Rows habit(String column) {
        return Rows.of(
                "select v.customer_id, (%s)::numeric as value from insight.v_customer_value v".formatted(column));
    }

    static Rows late() {
        return Rows.of("""
            select v.customer_id, floor(greatest(extract(epoch from ({now} - v.due_at)), 0) / 86400) as value
              from insight.v_customer_value v where v.due_at is not null\
            """);
    }

    static Rows drifting() {
        return Rows.of("select v.customer_id, true as value from insight.v_customer_value v where v.drifting");
    }

    /** Amounts of another currency than the organisation's are not known in it. */
    static Rows value() {
        return Rows.of("""
            select v.customer_id, v.value_minor as value from insight.v_customer_value v
             where v.value_minor is not null
               and {currency} = (select m.currency from insight.v_value_model m order by m.learnt_at desc limit 1)\
            """);
    }
}
