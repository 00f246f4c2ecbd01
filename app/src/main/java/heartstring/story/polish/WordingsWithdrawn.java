package heartstring.story.polish;

import heartstring.touchpoint.withdrawals.Withdrawn;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Wordings of a story go with the import that the story told of. */
@Component
class WordingsWithdrawn implements Withdrawn {

    private final PolishSql sql;

    WordingsWithdrawn(PolishSql sql) {
        this.sql = sql;
    }

    @Override
    public List<String> objections(Set<Long> profiles) {
        return List.of();
    }

    @Override
    public void takenBack(Set<Long> profiles) {
        sql.holdKeeping();
        sql.forget(profiles.stream().mapToLong(Long::longValue).sorted().toArray());
    }
}
