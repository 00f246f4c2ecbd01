package heartstring.experience.emotion;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Notes which touchpoints hold words of a customer; they are read in the background, see ReadFeelings. */
@Component
class EmotionBelt implements TouchpointConsumer {

    private final FeelingsSql sql;
    private final Choices choices;

    EmotionBelt(FeelingsSql sql, Choices choices) {
        this.sql = sql;
        this.choices = choices;
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
        List<Row> said = rows.stream()
                .filter(row -> row.profileId() != 0
                        && !VoiceRules.said(row.name(), row.body()).isEmpty())
                .toList();
        Set<Long> apart =
                choices.refusingPieces(said.stream().map(Row::profileId).toList(), Use.EMOTION);
        List<Row> spoken =
                said.stream().filter(row -> !apart.contains(row.profileId())).toList();
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
