package heartstring.story.meaning;

import heartstring.story.said.Said;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes meanings away with the import that brought their texts. It takes nothing in: that is done in the background, see Reading. A
 * touchpoint never changes, so what was read of it holds after a rebuild, too.
 */
@Component
class MeaningBelt implements TouchpointConsumer {

    private final MeaningSql sql;
    private final Meanings meanings;

    MeaningBelt(MeaningSql sql, Meanings meanings) {
        this.sql = sql;
        this.meanings = meanings;
    }

    @Override
    public String name() {
        return "story.meaning";
    }

    @Override
    public Set<String> wants() {
        return Said.names();
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        // Read later.
    }

    @Override
    public void forget() {
        // A touchpoint never changes.
    }

    @Override
    public void withdraw(List<Row> rows) {
        meanings.tellGone(sql.withdraw(rows.stream().mapToLong(Row::id).sorted().toArray()));
    }
}
