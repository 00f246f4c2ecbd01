package heartstring.decision.openings;

import heartstring.decision.cases.Cause;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Notes complaints while they are fresh; what comes with an old history opens nothing. */
@Component
class ComplaintsBelt implements TouchpointConsumer {

    private final SignsSql sql;
    private final CaseSettings settings;
    private final InstantSource time;

    ComplaintsBelt(SignsSql sql, CaseSettings settings, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public String name() {
        return "decision.complaints";
    }

    @Override
    public Set<String> wants() {
        return Set.of("Complaint Raised");
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        if (!settings.now().opens(Cause.COMPLAINT)) {
            return;
        }
        List<Row> fresh = rows.stream()
                .filter(r -> r.profileId() != 0
                        && r.occurredAt().isAfter(time.instant().minus(Openings.FRESH)))
                .toList();
        if (!fresh.isEmpty()) {
            sql.complaints(
                    fresh.stream().mapToLong(Row::id).toArray(),
                    fresh.stream().mapToLong(Row::profileId).toArray(),
                    fresh.stream().map(r -> r.occurredAt().toString()).toArray(String[]::new));
        }
    }

    /** What colleagues did about complaints is theirs: a rebuild takes nothing of it away. */
    @Override
    public void forget() {}

    @Override
    public void withdraw(List<Row> rows) {
        sql.withdraw(rows.stream().mapToLong(Row::id).sorted().toArray());
    }
}
