package heartstring.platform.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReachRulesTest {

    private static final long ME = 7;
    private static final long MATE = 8;
    private static final long STRANGER = 9;

    private static Reach reach(Width width) {
        return new Reach(RecordKind.DEALS, width, width == Width.OWN ? List.of(ME) : List.of(ME, MATE), List.of(3));
    }

    @Test
    void allAddsNothingToAStatement() {
        Reach all = Reach.all(RecordKind.DEALS);
        assertThat(all.and("d.owner_id")).isEmpty();
        assertThat(all.and("c.assignee_id", "c.team_id")).isEmpty();
        assertThat(all.params()).isEmpty();
        assertThat(all.sees(STRANGER, 0)).isTrue();
        assertThat(all.owner(0)).isZero();
    }

    @Test
    void ownIsMineAloneAndNotWhatNobodyHas() {
        Reach own = reach(Width.OWN);
        assertThat(own.sees(ME, 0)).isTrue();
        assertThat(own.sees(MATE, 3)).isFalse();
        assertThat(own.sees(0, 0)).isFalse();
        assertThat(own.and("d.owner_id")).isEqualTo(" and (d.owner_id = any(:dealsReach::bigint[]))");
        assertThat(own.owner(0)).isEqualTo(ME);
        assertThat(own.owner(MATE)).isEqualTo(MATE);
    }

    @Test
    void theTeamsIsTheirsWhatWasGivenToThemAndWhatNobodyHas() {
        Reach team = reach(Width.TEAM);
        assertThat(team.sees(MATE, 0)).isTrue();
        assertThat(team.sees(STRANGER, 3)).isTrue();
        assertThat(team.sees(0, 0)).isTrue();
        assertThat(team.sees(0, 4)).isFalse();
        assertThat(team.sees(STRANGER, 0)).isFalse();
    }
}
