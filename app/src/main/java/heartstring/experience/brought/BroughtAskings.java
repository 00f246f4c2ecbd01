package heartstring.experience.brought;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps askings of the past. */
@Component
public class BroughtAskings {

    private final BroughtSql sql;

    BroughtAskings(BroughtSql sql) {
        this.sql = sql;
    }

    /** Somebody who was asked; answeredAt null where they did not answer, store null where none is told. */
    public record Asked(
            long profileId,
            @Nullable String store,
            Instant at,
            @Nullable Instant answeredAt) {}

    /** Keeps that they were asked to answer that survey, by mail; false when anybody was asked by this house already. */
    @Transactional
    public boolean bring(int survey, List<Asked> asked) {
        if (sql.isAsked(survey)) {
            return false;
        }
        sql.bring(survey, asked);
        return true;
    }
}
