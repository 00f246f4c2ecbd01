package heartstring.experience.said;

import heartstring.experience.emotion.Heard;
import heartstring.experience.emotion.Voices;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What one text carries, and a colleague's word about it. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class FeelingPage {

    private static final String TEMPLATE = "experience/said/feeling";

    private final Voices voices;

    FeelingPage(Voices voices) {
        this.voices = voices;
    }

    @GetMapping("/experience/feelings/{touchpoint:\\d+}")
    View feeling(@PathVariable long touchpoint, HttpServletRequest request) {
        FeelingView view = view(touchpoint, null, null, null);
        return request.getHeader("HX-Request") != null
                ? Fragment.of(TEMPLATE, view)
                : Page.of("What it carries", TEMPLATE, view);
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @PostMapping("/experience/feelings/{touchpoint:\\d+}/correction")
    View correct(
            @PathVariable long touchpoint,
            @RequestParam(defaultValue = "") String tone,
            @RequestParam(defaultValue = "") String feeling,
            HttpServletRequest request) {
        FeelingView before = view(touchpoint, null, null, null);
        String fault = Voices.fault(tone, feeling);
        boolean part = request.getHeader("HX-Request") != null;
        if (fault != null) {
            FeelingView again = view(touchpoint, tone, feeling, fault);
            return part
                    ? Fragment.of(TEMPLATE, again).status(422)
                    : Page.of("What it carries", TEMPLATE, again).status(422);
        }
        voices.say(touchpoint, tone, feeling);
        return part
                ? Fragment.of(TEMPLATE, view(touchpoint, null, null, null))
                : Redirect.to(before.storyHref())
                        .saying("Kept. It holds above what was read, and is learnt from tonight.");
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @PostMapping("/experience/feelings/{touchpoint:\\d+}/correction/removal")
    View undo(@PathVariable long touchpoint, HttpServletRequest request) {
        FeelingView before = view(touchpoint, null, null, null);
        voices.unsay(touchpoint);
        return request.getHeader("HX-Request") != null
                ? Fragment.of(TEMPLATE, view(touchpoint, null, null, null))
                : Redirect.to(before.storyHref()).saying("Taken back. What was read holds again.");
    }

    private FeelingView view(long touchpoint, @Nullable String tone, @Nullable String felt, @Nullable String fault) {
        Heard heard = voices.find(touchpoint).orElseThrow(() -> Refusal.notFound("text"));
        boolean may = Actor.current().has(Role.AGENT) || Actor.current().has(Role.MANAGER);
        String first = heard.felt().isEmpty() ? "neutral" : heard.felt().getFirst();
        return new FeelingView(
                heard,
                voices.aspects(touchpoint),
                voices.words(touchpoint),
                may,
                tone == null ? heard.tone() : tone,
                felt == null ? first : felt,
                fault);
    }
}
