package heartstring.experience.leaving;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notes what touchpoints tell of a customer's experience, and that their index is to be worked out anew. */
@Component
class DeedsBelt implements TouchpointConsumer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DeedsSql sql;

    DeedsBelt(DeedsSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "experience.deeds";
    }

    @Override
    public Set<String> wants() {
        return DeedRules.WANTED;
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> rows) {
        List<DeedsSql.Noted> noted = new ArrayList<>();
        for (Row row : rows) {
            String body = row.body();
            if (row.profileId() != 0 && body != null) {
                JsonNode properties = JSON.readTree(body).path("properties");
                for (DeedRules.Told told : DeedRules.of(row.name(), properties)) {
                    noted.add(new DeedsSql.Noted(row.id(), row.profileId(), row.occurredAt(), told));
                }
            }
        }
        sql.note(noted);
        sql.due(noted.stream()
                .mapToLong(DeedsSql.Noted::profileId)
                .distinct()
                .sorted()
                .toArray());
    }

    @Override
    public void withdraw(List<Row> rows) {
        sql.withdraw(rows.stream().mapToLong(Row::id).toArray());
    }

    @Override
    public void settle(Gone gone) {
        sql.due(gone.profiles().stream().mapToLong(Long::longValue).sorted().toArray());
    }

    @Override
    public void forget() {
        sql.forget();
    }
}
