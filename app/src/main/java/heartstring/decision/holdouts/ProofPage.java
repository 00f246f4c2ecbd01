package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffects;
import heartstring.insight.effects.Gain;
import heartstring.insight.runs.Run;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.sheets.Sheet;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.ui.components.Amounts;
import heartstring.ui.components.Format;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Does it work? Everything that some go without, what it is worth, and what holds for all of it. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ProofPage {

    static final String PATH = "/proof";

    private final Proofs proofs;
    private final HoldOuts holdOuts;
    private final FoundEffects effects;
    private final Gain gain;
    private final Settings settings;
    private final TransactionTemplate transactions;

    ProofPage(
            Proofs proofs,
            HoldOuts holdOuts,
            FoundEffects effects,
            Gain gain,
            Settings settings,
            TransactionTemplate transactions) {
        this.proofs = proofs;
        this.holdOuts = holdOuts;
        this.effects = effects;
        this.gain = gain;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Bean
    static NavEntry proofEntry() {
        return new NavEntry(
                "Insight", 641, "scale", "Does it work?", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    Page show() {
        return page(now(), null);
    }

    private String currency() {
        return settings.currency().getCurrencyCode();
    }

    private Map<String, String> now() {
        return Map.of(
                "usual",
                String.valueOf(holdOuts.usual()),
                "everything",
                String.valueOf(holdOuts.everything()),
                "margin",
                String.valueOf(gain.marginPercent()),
                "hundred",
                Amounts.typed(gain.hundredPointsMinor(), currency()));
    }

    private Page page(Map<String, String> typed, @Nullable String fault) {
        return Page.of(
                        "Does it work?",
                        "decision/holdouts/proof",
                        new ProofView(
                                ProofView.lines(proofs.all()),
                                typed,
                                currency(),
                                proofs.everything(),
                                holdOuts.everything(),
                                Actor.current().has(Role.MANAGER),
                                effects.run().map(Run::endedAt).orElse(null),
                                fault))
                .status(fault == null ? 200 : 422);
    }

    /** What holds for all: the usual share, who gets nothing optional, and how cost is weighed. */
    @ForRoles(Role.MANAGER)
    @PostMapping(PATH)
    View set(@RequestParam Map<String, String> typed) {
        int usual = whole(typed, "usual");
        int everything = whole(typed, "everything");
        int margin = whole(typed, "margin");
        long hundred =
                Amounts.minor(typed.getOrDefault("hundred", ""), currency()).orElse(-1);
        if (usual < 0 || usual > Trial.MOST_PERCENT || everything < 0 || everything > Trial.MOST_PERCENT) {
            return page(typed, "Between 0 and " + Trial.MOST_PERCENT + " of 100 customers go without.");
        }
        if (margin < 1 || margin > 100) {
            return page(typed, "Of 100 that customers spend, between 1 and 100 are left.");
        }
        if (hundred < 0 || hundred > 1_000_000) {
            return page(
                    typed,
                    "What 100 points cost is an amount such as 1.00, at most " + Format.money(1_000_000, currency())
                            + ".");
        }
        transactions.executeWithoutResult(status -> {
            if (usual != holdOuts.usual()) {
                holdOuts.usual(usual);
            }
            if (everything != holdOuts.everything()) {
                holdOuts.change(new Trial(HoldOuts.EVERYTHING, everything));
            }
            if (margin != gain.marginPercent() || hundred != gain.hundredPointsMinor()) {
                gain.set(margin, (int) hundred);
            }
        });
        return Redirect.to(PATH).saying("Kept. It holds for whoever meets something from now on.");
    }

    private static int whole(Map<String, String> typed, String name) {
        String text = typed.getOrDefault(name, "").strip();
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
    }

    /** All of it, as a file. */
    @GetMapping(PATH + ".{form:csv|xlsx}")
    void export(@PathVariable String form, HttpServletResponse response) throws IOException {
        try (Sheet sheet = Sheet.answer(response, form, "does-it-work")) {
            sheet.row(List.of(
                    "trial",
                    "name",
                    "held_out_percent",
                    "got_it",
                    "held_out",
                    "met_both",
                    "days",
                    "verdict",
                    "visits",
                    "spend",
                    "cost_each",
                    "left",
                    "more_customers",
                    "weeks"));
            for (Proof proof : proofs.all()) {
                sheet.row(row(proof));
            }
        }
    }

    private static List<@Nullable Object> row(Proof proof) {
        return Arrays.asList(
                proof.trial(),
                proof.title(),
                proof.holdOut() == null ? null : proof.holdOut().percent(),
                proof.met().treated(),
                proof.met().heldOut(),
                proof.met().both(),
                proof.days(),
                proof.verdict().words(),
                ProofRules.brought(proof.visits()).orElse(null),
                ProofRules.brought(proof.spend()).orElse(null),
                ProofRules.cost(proof.visits()).orElse(null),
                ProofRules.brought(proof.net()).orElse(null),
                proof.more(),
                proof.weeks());
    }
}
