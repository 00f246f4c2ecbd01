package heartstring.experience.stages;

import heartstring.experience.emotion.VoiceWatcher;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Notes of whom something is new that a journey looks for; their ways are worked out in the background, see Stages. */
@Component
class StageBelt implements TouchpointConsumer, VoiceWatcher {

    private static final String ANSWERED = "Survey Answered";

    private final StagesSql sql;
    private final Journeys journeys;

    StageBelt(StagesSql sql, Journeys journeys) {
        this.sql = sql;
        this.journeys = journeys;
    }

    @Override
    public String name() {
        return "experience.stages";
    }

    /** What journeys look for changes with them. */
    @Override
    public Set<String> wants() {
        return Set.of();
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        Set<String> names = new HashSet<>();
        Set<String> calls = new HashSet<>();
        for (Journey journey : journeys.open()) {
            names.addAll(journey.names());
            calls.addAll(journey.calls());
        }
        if (names.isEmpty() && calls.isEmpty()) {
            return;
        }
        names.add(ANSWERED);
        sql.due(rows.stream()
                .filter(row -> row.profileId() != 0 && (names.contains(row.name()) || calls.contains(row.kind())))
                .mapToLong(Row::profileId)
                .distinct()
                .sorted()
                .toArray());
    }

    /** What they carry is counted where it was said. */
    @Override
    public void heard(long[] touchpoints) {
        if (!journeys.open().isEmpty()) {
            sql.dueOf(touchpoints);
        }
    }

    @Override
    public void withdraw(List<Row> rows) {
        sql.forgetTouchpoints(rows.stream().mapToLong(Row::id).sorted().toArray());
    }

    @Override
    public void settle(Gone gone) {
        sql.due(gone.profiles().stream().mapToLong(Long::longValue).sorted().toArray());
    }

    @Override
    public void forget() {
        sql.forget();
    }
}
