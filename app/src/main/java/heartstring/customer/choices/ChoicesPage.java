package heartstring.customer.choices;

import heartstring.customer.farewells.Farewells;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class ChoicesPage {

    private static final String HOUSE = "/settings/choices";

    private final Choices choices;
    private final ChoicesSql sql;
    private final Farewells farewells;

    ChoicesPage(Choices choices, ChoicesSql sql, Farewells farewells) {
        this.farewells = farewells;
        this.choices = choices;
        this.sql = sql;
    }

    @Bean
    static NavEntry choicesEntry() {
        return new NavEntry(
                "Administration", 925, "shield-lock", "Use of data", HOUSE, Set.of(Role.ADMINISTRATOR.name()));
    }

    @GetMapping("/customers/{id:\\d+}/choices")
    View choices(@PathVariable long id) {
        return page(id, null);
    }

    @PostMapping("/customers/{id:\\d+}/choices")
    View note(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String use,
            @RequestParam(required = false) @Nullable Boolean allowed,
            @RequestParam(defaultValue = "") String reason) {
        Use about = Use.of(use).orElse(null);
        if (about == null || allowed == null || reason.isBlank() || reason.length() > Choices.MOST_REASON) {
            return page(id, "Choose what it is about, what they said, and write in a few words how you know.")
                    .status(422);
        }
        if (!choices.say(id, about, allowed, Choices.Way.STAFF, reason)) {
            throw Refusal.notFound("customer");
        }
        return Redirect.to("/customers/" + id + "/choices").saying("Kept. It holds from now on.");
    }

    private Page page(long id, @Nullable String fault) {
        String name = sql.name(id).orElseThrow(() -> Refusal.notFound("customer"));
        return Page.of(
                "What they allow",
                "customer/choices/choices",
                new ChoicesView(id, name.isBlank() ? "Customer " + id : name, choices.of(id), fault));
    }

    @ForRoles(Role.ADMINISTRATOR)
    @GetMapping(HOUSE)
    Page house() {
        Set<Use> off = choices.off();
        return Page.of(
                "Use of data",
                "customer/choices/house",
                new ChoicesView.House(
                        Stream.of(Use.values())
                                .map(use -> new ChoicesView.Line(use, !off.contains(use)))
                                .toList(),
                        farewells.days()));
    }

    @ForRoles(Role.ADMINISTRATOR)
    @PostMapping(HOUSE)
    View set(@RequestParam(required = false) @Nullable List<String> on, @RequestParam(defaultValue = "7") int days) {
        Set<Use> off = EnumSet.allOf(Use.class);
        if (on != null) {
            on.forEach(word -> Use.of(word).ifPresent(off::remove));
        }
        choices.off(off);
        if (days != farewells.days()) {
            farewells.days(days);
        }
        return Redirect.to(HOUSE).saying("Saved. It holds for everybody who said nothing of their own.");
    }
}
