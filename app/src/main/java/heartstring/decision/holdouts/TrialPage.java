package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffects;
import heartstring.insight.effects.Look;
import heartstring.insight.runs.Run;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Refusal;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Does this one work: what it brought and cost, how sure that is, over time and for whom; and how many go without. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class TrialPage {

    private static final String PATH = "/proof/trial";
    private static final int LONGEST = 100;

    private final Proofs proofs;
    private final HoldOuts holdOuts;
    private final FoundEffects effects;

    TrialPage(Proofs proofs, HoldOuts holdOuts, FoundEffects effects) {
        this.proofs = proofs;
        this.holdOuts = holdOuts;
        this.effects = effects;
    }

    @GetMapping(PATH)
    Page show(@RequestParam(defaultValue = "") String key) {
        return page(found(key), null, null);
    }

    private Proof found(String key) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw Refusal.notFound("trial");
        }
        return proofs.of(key).orElseThrow(() -> Refusal.notFound("trial"));
    }

    private List<Look> looks(Proof proof) {
        FoundEffect shown = TrialView.shown(proof);
        return shown == null ? List.of() : effects.looks(proof.trial(), shown.days(), shown.measure());
    }

    private Page page(Proof proof, @Nullable String typed, @Nullable String fault) {
        return Page.of(
                        proof.title(),
                        "decision/holdouts/trial",
                        TrialView.of(
                                proof,
                                looks(proof),
                                proof.days() == 0
                                        ? null
                                        : effects.forWhom(proof.trial(), proof.days())
                                                .orElse(null),
                                Actor.current().has(Role.MANAGER),
                                effects.run().map(Run::endedAt).orElse(null),
                                typed,
                                fault))
                .status(fault == null ? 200 : 422);
    }

    /** How many go without it, of those who meet it from now on. */
    @ForRoles(Role.MANAGER)
    @PostMapping(PATH + "/share")
    View set(@RequestParam String key, @RequestParam(defaultValue = "") String percent) {
        Proof proof = found(key);
        if (proof.holdOut() == null) {
            throw Refusal.notFound("hold-out of this house");
        }
        String text = percent.strip();
        int share = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (share < 0 || share > Trial.MOST_PERCENT) {
            return page(proof, text, "Between 0 and " + Trial.MOST_PERCENT + " of 100 customers go without it.");
        }
        boolean changed = holdOuts.change(new Trial(key, share));
        return Redirect.to(HoldOut.page(key))
                .saying(changed ? "Kept. It holds for whoever meets it from now on." : "It is so already.");
    }

    /** What was known night after night, as a file. */
    @GetMapping(PATH + ".{form:csv|xlsx}")
    void export(@RequestParam(defaultValue = "") String key, @PathVariable String form, HttpServletResponse response)
            throws IOException {
        Proof proof = found(key);
        try (Sheet sheet = Sheet.answer(response, form, "does-it-work-over-time")) {
            sheet.row(List.of("at", "measure", "days", "customers", "difference", "low", "high"));
            FoundEffect shown = TrialView.shown(proof);
            for (Look look : looks(proof)) {
                sheet.row(List.of(
                        look.at(),
                        shown == null ? "" : shown.measure().word(),
                        proof.days(),
                        look.known(),
                        look.interval().value(),
                        look.interval().low(),
                        look.interval().high()));
            }
        }
    }
}
