package heartstring.story.computeddesk;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.computed.Computed;
import heartstring.story.computed.Definition;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Properties that are computed: what there is, how far their past is read, and a form for another. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ComputedPage {

    private static final String PATH = "/computed";

    private final Computed computed;

    ComputedPage(Computed computed) {
        this.computed = computed;
    }

    @Bean
    static NavEntry computedEntry() {
        return new NavEntry("Insight", 656, "variable", "Computed properties", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @GetMapping(PATH)
    Page all() {
        return page(Map.of(), null);
    }

    @GetMapping(PATH + "/list")
    Fragment list() {
        return Fragment.of("story/computeddesk/list", view(Map.of(), null));
    }

    @PostMapping(PATH)
    View define(@RequestParam Map<String, String> typed) {
        Definition definition = ComputedForm.definition(typed);
        if (definition == null) {
            return page(typed, "Choose what is worked out.").status(422);
        }
        String name = typed.getOrDefault("name", "");
        return switch (computed.define(ComputedForm.key(name), name, definition)) {
            case Computed.Outcome.Done done ->
                Redirect.to(PATH).saying("“" + name.strip() + "” is kept from now on; its past is being read.");
            case Computed.Outcome.Refused refused ->
                page(typed, refused.sentence()).status(422);
        };
    }

    @PostMapping(PATH + "/{id:\\d{1,9}}/name")
    View rename(@PathVariable int id, @RequestParam String name) {
        return computed.rename(id, name)
                ? Redirect.to(PATH).saying("It is called “" + name.strip() + "” now.")
                : Redirect.to(PATH).warning("It keeps its name: another has this one, or it cannot be one.");
    }

    @PostMapping(PATH + "/{id:\\d{1,9}}/retirement")
    View retire(@PathVariable int id) {
        if (!computed.retire(id)) {
            throw Refusal.notFound("computed property");
        }
        return Redirect.to(PATH).saying("Retired. Nobody has it any more, and what asks about it no longer holds.");
    }

    private Page page(Map<String, String> typed, @Nullable String fault) {
        return Page.of("Computed properties", "story/computeddesk/computed", view(typed, fault));
    }

    private ComputedView view(Map<String, String> typed, @Nullable String fault) {
        return new ComputedView(computed.now(), Computed.MOST, typed, fault);
    }
}
