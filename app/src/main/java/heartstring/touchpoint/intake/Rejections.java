package heartstring.touchpoint.intake;

import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.sources.Source;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what cannot be taken in, with the reason, unless it names somebody who asked to be forgotten. */
@Component
class Rejections {

    private final IntakeSql sql;
    private final Forgotten forgotten;

    Rejections(IntakeSql sql, Forgotten forgotten) {
        this.sql = sql;
        this.forgotten = forgotten;
    }

    @Transactional
    void keep(Source source, List<Checked.Bad> bad) {
        List<Checked.Bad> allowed = forgotten.allowed(source, bad);
        if (!allowed.isEmpty()) {
            sql.reject(source.id(), allowed);
        }
    }
}
