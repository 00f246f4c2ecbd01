package heartstring.experience.wall;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where screens are made and taken away. */
@ForRoles(Role.MANAGER)
@Controller
class WallsPage {

    private static final String PATH = "/experience/walls";

    private final Walls walls;
    private final Settings settings;

    WallsPage(Walls walls, Settings settings) {
        this.walls = walls;
        this.settings = settings;
    }

    @Bean
    static NavEntry wallsEntry() {
        return new NavEntry("Experience", 440, "layout-dashboard", "Wallboard", PATH, Set.of("MANAGER"));
    }

    @GetMapping(PATH)
    Page list() {
        return page(null, "", null);
    }

    private Page page(@Nullable String link, String name, @Nullable String fault) {
        return Page.of("Wallboard", "experience/wall/walls", new WallsView(walls.all(), link, name, fault));
    }

    @PostMapping(PATH)
    Page make(@RequestParam(defaultValue = "") String name) {
        return switch (walls.make(name)) {
            case Walls.Outcome.Made made -> page(settings.organisation().address() + "/wall/" + made.token(), "", null);
            case Walls.Outcome.Refused refused ->
                page(null, name, refused.sentence()).status(422);
        };
    }

    @PostMapping(PATH + "/{id:\\d{1,9}}/revocation")
    View revoke(@PathVariable int id) {
        if (!walls.revoke(id)) {
            throw Refusal.notFound("screen");
        }
        return Redirect.to(PATH).saying("Taken away. Its link opens nothing any more.");
    }
}
