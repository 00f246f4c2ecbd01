package heartstring.story.polish;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.story.polish.ModelCalls.Answer;
import heartstring.story.polish.PolishView.Tried;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class PolishPage {

    private static final String PATH = "/settings/wording";

    /** Of nobody: what a trial sends. */
    private static final List<String> MADE_UP = List.of(
            "They have been with us since 3 March 2024 and were last seen yesterday, on the web.",
            "They bought 12 times, about every 21 days, the last time on 4 May for 34.50; most often Oat cake (5 times in a year).",
            "We promised something 3 days ago, due on 9 May.");

    private final Models models;
    private final ModelCalls calls;
    private final Likeness likeness;
    private final Rewording rewording;

    PolishPage(Models models, ModelCalls calls, Likeness likeness, Rewording rewording) {
        this.models = models;
        this.calls = calls;
        this.likeness = likeness;
        this.rewording = rewording;
    }

    @Bean
    static NavEntry storyWordingEntry() {
        return new NavEntry("Administration", 937, "wand", "Story wording", PATH, Set.of("ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show() {
        return page(models.now(), null, List.of(), null);
    }

    @PostMapping(PATH)
    View save(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "20") int timeout,
            @RequestParam(defaultValue = "500") int most,
            @RequestParam(defaultValue = "false") boolean quotes,
            @RequestParam(defaultValue = "false") boolean enabled) {
        Model wanted = new Model(address.strip(), model.strip(), models.now().keyed(), timeout, most, quotes, enabled);
        String fault = models.set(wanted, key.strip());
        if (fault != null) {
            return page(wanted, fault, List.of(), null).status(422);
        }
        rewording.wake();
        return Redirect.to(PATH)
                .saying(enabled ? "Saved. Stories are reworded as they are opened." : "Saved. It is off.");
    }

    /** Sends made-up sentences and shows what would become of the answer; keeps nothing. */
    @PostMapping(PATH + "/trials")
    View attempt() {
        Model model = models.now();
        if (model.address().isEmpty()) {
            return page(model, null, List.of(), "Save an address and a model first.")
                    .status(422);
        }
        return switch (calls.ask(model, models.key(), MADE_UP)) {
            case Answer.Nothing nothing -> page(model, null, List.of(), nothing.sentence());
            case Answer.Text text -> {
                List<Tried> tried = tried(text.text());
                yield page(
                        model,
                        null,
                        tried,
                        tried.isEmpty()
                                ? "The answer is not one line for each number, and would be thrown away."
                                : null);
            }
        };
    }

    private List<Tried> tried(String answer) {
        List<String> said = PolishRules.lines(answer, MADE_UP.size());
        List<Tried> tried = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            String plain = MADE_UP.get(i);
            tried.add(new Tried(plain, said.get(i), PolishRules.fault(plain, said.get(i), likeness::isAlike)));
        }
        return tried;
    }

    private Page page(Model model, @Nullable String fault, List<Tried> trial, @Nullable String trialFault) {
        return Page.of(
                "Story wording",
                "story/polish/polish",
                new PolishView(
                        model, models.status(), rewording.isResting(), likeness.isThere(), fault, trial, trialFault));
    }
}
