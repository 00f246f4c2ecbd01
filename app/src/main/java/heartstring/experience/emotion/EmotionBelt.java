package heartstring.experience.emotion;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Notes which touchpoints hold words of a customer; they are read in the background, see ReadFeelings. */
@Component
class EmotionBelt implements TouchpointConsumer {

    private final FeelingsSql sql;

    EmotionBelt(FeelingsSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "experience.emotion";
    }

    @Override
    public Set<String> wants() {
        return VoiceRules.names();
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> rows) {
        List<Row> spoken = rows.stream()
                .filter(row -> row.profileId() != 0
                        && !VoiceRules.said(row.name(), row.body()).isEmpty())
                .toList();
        if (!spoken.isEmpty()) {
            sql.note(
                    spoken.stream().mapToLong(Row::id).toArray(),
                    spoken.stream().mapToLong(Row::profileId).toArray(),
                    spoken.stream().map(row -> row.occurredAt().toString()).toArray(String[]::new),
                    spoken.stream().map(Row::channel).toArray(String[]::new),
                    spoken.stream().map(row -> VoiceRules.store(row.body())).toArray(String[]::new));
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
