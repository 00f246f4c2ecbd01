package heartstring.platform.users;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class UsersPage {

    private static final int ROWS = 100;

    private final Users users;
    private final Resets resets;
    private final Settings settings;

    UsersPage(Users users, Resets resets, Settings settings) {
        this.users = users;
        this.resets = resets;
        this.settings = settings;
    }

    @Bean
    static NavEntry usersEntry() {
        return new NavEntry("Administration", 910, "users-group", "Users", "/users", Set.of("ADMINISTRATOR"));
    }

    @GetMapping("/users")
    Page list(@RequestParam(defaultValue = "0") long after) {
        List<User> rows = users.list(after, ROWS + 1);
        boolean more = rows.size() > ROWS;
        List<User> shown = more ? rows.subList(0, ROWS) : rows;
        String next = more ? "/users?after=" + shown.getLast().id() : null;
        return Page.of("Users", "platform/users/list", new UserViews.Listing(shown, next));
    }

    @GetMapping("/users/new")
    Page blank() {
        return form(null, null, null);
    }

    @PostMapping("/users")
    View add(
            @RequestParam String email,
            @RequestParam String name,
            @RequestParam Role role,
            HttpServletRequest request) {
        return switch (users.add(email, name, role, null)) {
            case UserOutcome.Done done -> form(done.user(), link(done.user().id(), request), null);
            case UserOutcome.Refused refused ->
                form(null, null, refused.sentence()).status(422);
        };
    }

    @GetMapping("/users/{id}")
    Page edit(@PathVariable long id) {
        return form(found(id), null, null);
    }

    @PostMapping("/users/{id}")
    View change(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam(defaultValue = "false") boolean active) {
        User user = found(id);
        return switch (users.change(id, name, role, active)) {
            case UserOutcome.Done done ->
                Redirect.to("/users").saying("Saved " + done.user().name() + ".");
            case UserOutcome.Refused refused ->
                form(user, null, refused.sentence()).status(422);
        };
    }

    @PostMapping("/users/{id}/reset-link")
    Page resetLink(@PathVariable long id, HttpServletRequest request) {
        return form(found(id), link(id, request), null);
    }

    @PostMapping("/users/{id}/second-factor-removal")
    View dropSecondFactor(@PathVariable long id) {
        users.dropSecondFactor(found(id).id());
        return Redirect.to("/users/" + id).saying("The second factor is off.");
    }

    @PostMapping("/users/{id}/sign-out")
    View signOut(@PathVariable long id) {
        users.endSessions(found(id).id());
        return Redirect.to("/users/" + id).saying("Signed out everywhere.");
    }

    private User found(long id) {
        User user = users.find(id);
        if (user == null) {
            throw Refusal.notFound("user");
        }
        return user;
    }

    /** Shown to the administrator who asked, so the address of this very request will do. */
    private String link(long userId, HttpServletRequest request) {
        String address = settings.organisation().address();
        if (address.isEmpty()) {
            String url = request.getRequestURL().toString();
            address = url.substring(0, url.length() - request.getRequestURI().length());
        }
        return address + resets.make(userId);
    }

    private static Page form(@Nullable User user, @Nullable String link, @Nullable String fault) {
        return Page.of(
                user == null ? "New user" : user.name(), "platform/users/form", new UserViews.Form(user, link, fault));
    }
}
