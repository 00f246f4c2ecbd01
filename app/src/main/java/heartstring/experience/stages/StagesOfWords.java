package heartstring.experience.stages;

import heartstring.experience.chain.Stages;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells at which stage of a journey something was said. */
@Component
class StagesOfWords implements Stages {

    private final ToldSql sql;

    StagesOfWords(ToldSql sql) {
        this.sql = sql;
    }

    @Override
    public Map<Long, String> of(Collection<Long> touchpoints) {
        return sql.stages(touchpoints.stream().mapToLong(Long::longValue).toArray());
    }
}
