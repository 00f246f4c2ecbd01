package heartstring.experience.trials;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Notes who was given something and who was held out. */
@Component
class AssignedBelt implements TouchpointConsumer {

    private final AssignedSql sql;

    AssignedBelt(AssignedSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "experience.assigned";
    }

    @Override
    public Set<String> wants() {
        return Set.of(AssignedRules.EVENT);
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> rows) {
        List<AssignedSql.Noted> noted = new ArrayList<>();
        for (Row row : rows) {
            if (row.profileId() != 0) {
                AssignedRules.read(row.body())
                        .ifPresent(a -> noted.add(new AssignedSql.Noted(
                                row.id(), row.profileId(), a.trial(), a.treated(), row.occurredAt())));
            }
        }
        if (!noted.isEmpty()) {
            sql.note(noted);
        }
    }

    @Override
    public void forget() {
        sql.forget();
    }

    @Override
    public void withdraw(List<Row> rows) {
        sql.withdraw(rows.stream().mapToLong(Row::id).sorted().toArray());
    }
}
