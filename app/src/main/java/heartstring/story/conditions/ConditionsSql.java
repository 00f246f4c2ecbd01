package heartstring.story.conditions;

import heartstring.story.conditions.Conditions.Statement;
import heartstring.story.terms.Term;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs the statements that conditions become. */
@Repository
class ConditionsSql {

    private final JdbcClient jdbc;

    ConditionsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> page(Statement customers, long after, int limit) {
        return jdbc.sql("select s.customer_id from (" + customers.sql()
                        + ") s where s.customer_id > :after order by s.customer_id limit :limit")
                .params(customers.params())
                .param("after", after)
                .param("limit", limit)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    long count(Statement customers) {
        return jdbc.sql("select count(*) from (" + customers.sql() + ") s")
                .params(customers.params())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** What these tests' terms are for one customer, in one statement; empty where nothing is known. */
    Map<Subject.Key, Optional<Value>> read(
            long customer, List<Condition.Test> tests, Map<String, Term> terms, Term.Frame frame) {
        SetSql sets = new SetSql(terms, frame);
        List<String> parts = new ArrayList<>();
        Map<Subject.Key, Optional<Value>> read = new HashMap<>();
        for (int i = 0; i < tests.size(); i++) {
            Term term = Objects.requireNonNull(terms.get(tests.get(i).term()));
            String text = term.type() == Type.MOMENT
                    ? "to_char(t.value at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    : "t.value::text";
            parts.add("select " + i + ", " + text + " from (" + sets.rows((Term.OfCustomer) term.source(), tests.get(i))
                    + ") t where t.customer_id = :customer and t.value is not null");
            read.put(Subject.Key.of(tests.get(i)), Optional.empty());
        }
        jdbc.sql(String.join("\n union all ", parts))
                .params(sets.params())
                .param("customer", customer)
                .query(rs -> {
                    Condition.Test test = tests.get(rs.getInt(1));
                    Type type = Objects.requireNonNull(terms.get(test.term())).type();
                    read.put(Subject.Key.of(test), Optional.of(type.value(rs.getString(2))));
                });
        return read;
    }
}
