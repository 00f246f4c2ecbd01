package heartstring.loyalty.terms;

import heartstring.platform.audit.Audit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The terms of each programme; what is set holds at once on all servers. */
@Component
public class ProgrammeTerms {

    private final TermsSql sql;
    private final Audit audit;

    ProgrammeTerms(TermsSql sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** The terms of a programme, {@link Terms#USUAL} where nobody has set any. */
    public Terms of(int programmeId) {
        return sql.of(programmeId).orElse(Terms.USUAL);
    }

    /** Sets all terms of a programme. */
    @Transactional
    public void set(int programmeId, Terms terms) {
        sql.set(programmeId, terms);
        audit.record("changed terms of", "programme", programmeId);
    }
}
