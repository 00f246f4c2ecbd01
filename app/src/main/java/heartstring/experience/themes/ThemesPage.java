package heartstring.experience.themes;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where themes get names and words. */
@ForRoles(Role.MANAGER)
@Controller
class ThemesPage {

    private static final String PATH = "/experience/themes";
    private static final String SAID = "Kept. What was said in the last 60 days is read again, the newest first.";

    private final HouseThemes themes;

    ThemesPage(HouseThemes themes) {
        this.themes = themes;
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping(PATH)
    Page show() {
        return page(null, "", "", null);
    }

    private Page page(@Nullable String at, String label, String words, @Nullable String fault) {
        return Page.of(
                "Themes",
                "experience/themes/themes",
                new ThemesView(themes.all(), Actor.current().has(Role.MANAGER), at, label, words, fault));
    }

    @PostMapping(PATH)
    View add(@RequestParam(defaultValue = "") String label, @RequestParam(defaultValue = "") String words) {
        String fault = themes.add(label, words);
        return fault == null
                ? Redirect.to(PATH).saying(SAID)
                : page("", label, words, fault).status(422);
    }

    @PostMapping(PATH + "/{word:[a-z][a-z0-9-]{0,39}}")
    View change(
            @PathVariable String word,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String words) {
        String fault = themes.change(find(word), label, words);
        return fault == null
                ? Redirect.to(PATH).saying(SAID)
                : page(word, label, words, fault).status(422);
    }

    @PostMapping(PATH + "/{word:[a-z][a-z0-9-]{0,39}}/removal")
    View remove(@PathVariable String word) {
        HouseThemes.One one = find(word);
        if (!themes.remove(one)) {
            throw Refusal.notFound("change");
        }
        return Redirect.to(PATH).saying(one.own() ? "Taken away." : "As everybody has it.");
    }

    private HouseThemes.One find(String word) {
        return themes.find(word).orElseThrow(() -> Refusal.notFound("theme"));
    }
}
