package heartstring.story.said;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the words of everything that is said. */
@Component
class SaidBelt implements TouchpointConsumer {

    private record One(Row row, Saying saying) {}

    private final SaidSql sql;

    SaidBelt(SaidSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "story.said";
    }

    @Override
    public Set<String> wants() {
        return SaidRules.names();
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> rows) {
        List<One> said = new ArrayList<>();
        for (Row row : rows) {
            @Nullable Saying saying = row.profileId() == 0 ? null : SaidRules.read(row.name(), row.body());
            if (saying != null) {
                said.add(new One(row, saying));
            }
        }
        if (!said.isEmpty()) {
            sql.keep(columns(said));
        }
    }

    private static SaidSql.Texts columns(List<One> said) {
        int n = said.size();
        SaidSql.Texts columns =
                new SaidSql.Texts(new long[n], new long[n], new boolean[n], new Long[n], new String[n], new String[n]);
        for (int i = 0; i < n; i++) {
            Row row = said.get(i).row();
            Saying saying = said.get(i).saying();
            columns.touchpoints()[i] = row.id();
            columns.profiles()[i] = row.profileId();
            columns.notes()[i] = saying.note();
            columns.privates()[i] = saying.privateTo() == 0 ? null : Long.valueOf(saying.privateTo());
            columns.saidAts()[i] = row.occurredAt().toString();
            columns.words()[i] = WantedRules.indexed(saying.whole());
        }
        return columns;
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
