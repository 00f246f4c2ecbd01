package heartstring.crm.teams;

import java.util.List;

/** All teams, and colleagues who may join one. */
public record TeamsView(List<Team> teams, List<Team.Member> colleagues) {

    /** Colleagues who are not in it yet. */
    public List<Team.Member> others(Team team) {
        return colleagues.stream()
                .filter(c -> team.members().stream().noneMatch(m -> m.userId() == c.userId()))
                .toList();
    }
}
