package heartstring.customer.likeness;

import heartstring.kernels.linkage.Weights;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the last search learnt about agreements, for searches and forms to come. */
@Component
public class Models {

    private final ModelsSql sql;

    Models(ModelsSql sql) {
        this.sql = sql;
    }

    /** From so many people on, a house learns from its own. */
    public static final int ENOUGH = 500;

    /** What holds: what was learnt last, or what is usual where too few people are known. */
    public Weights current() {
        return learnt().orElseGet(() -> Weights.usual(Known.FIELDS, ENOUGH));
    }

    /** The weights learnt last; none before the first search, or when the fields are others now. */
    public Optional<Weights> learnt() {
        return sql.weights().map(EvidenceJson::weights).filter(weights -> weights.m().length == Known.FIELDS.size());
    }

    /** Keeps what was learnt from so many people. */
    public void keep(Weights weights, int people) {
        sql.keep(EvidenceJson.write(weights), people);
    }
}
