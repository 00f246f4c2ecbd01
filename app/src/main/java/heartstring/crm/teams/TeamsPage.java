package heartstring.crm.teams;

import heartstring.crm.conversations.Conversations;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.users.Users;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.MANAGER)
@Controller
class TeamsPage {

    private static final String PATH = "/crm/teams";
    private static final int MOST_COLLEAGUES = 500;

    private final Teams teams;
    private final Users users;

    TeamsPage(Teams teams, Users users) {
        this.teams = teams;
        this.users = users;
    }

    @Bean
    static NavEntry teamsEntry() {
        return new NavEntry("Care", 340, "users-group", "Teams", PATH, Set.of("MANAGER", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View all() {
        List<Team.Member> colleagues = users.list(0, MOST_COLLEAGUES).stream()
                .filter(Conversations::answers)
                .map(u -> new Team.Member(u.id(), u.name()))
                .toList();
        return Page.of("Teams", "crm/teams/teams", new TeamsView(teams.all(), colleagues));
    }

    @PostMapping(PATH)
    View make(@RequestParam String name) {
        String fault = teams.make(name);
        return fault == null
                ? Redirect.to(PATH).saying("The team is there.")
                : Redirect.to(PATH).warning(fault);
    }

    @PostMapping(PATH + "/{id:\\d+}")
    View rename(@PathVariable int id, @RequestParam String name) {
        String fault = teams.rename(id, name);
        return fault == null
                ? Redirect.to(PATH).saying("Saved.")
                : Redirect.to(PATH).warning(fault);
    }

    @PostMapping(PATH + "/{id:\\d+}/closure")
    View close(@PathVariable int id) {
        teams.close(id);
        return Redirect.to(PATH).saying("The team is closed; its conversations belong to no team now.");
    }

    @PostMapping(PATH + "/{id:\\d+}/members")
    View join(@PathVariable int id, @RequestParam long user) {
        teams.join(id, user);
        return Redirect.to(PATH).saying("Welcome to the team.");
    }

    @PostMapping(PATH + "/{id:\\d+}/members/{user:\\d+}/removal")
    View leave(@PathVariable int id, @PathVariable long user) {
        teams.leave(id, user);
        return Redirect.to(PATH).saying("Taken out of the team.");
    }
}
