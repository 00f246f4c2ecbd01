package heartstring.insight.effectdesk;

import heartstring.customer.owners.CustomersInReach;
import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffects;
import heartstring.insight.runs.Run;
import heartstring.insight.trials.MetBy;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Finding;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What made a difference, who met it, and how many are needed to know. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class EffectsPage {

    private static final String PATH = "/insight/effects";
    private static final int LINES = 50;
    private static final int LONGEST = 100;

    private final FoundEffects effects;
    private final CustomersInReach customers;

    EffectsPage(FoundEffects effects, CustomersInReach customers) {
        this.effects = effects;
        this.customers = customers;
    }

    @Bean
    static NavEntry effectsEntry() {
        return new NavEntry(
                "Insight", 640, "flask", "What made a difference", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    Page show(
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String worth,
            @RequestParam(defaultValue = "") String held) {
        int wanted = FoundEffects.DAYS.stream()
                .filter(d -> String.valueOf(d).equals(days))
                .findFirst()
                .orElse(FoundEffects.DAYS.getLast());
        EffectsView.Plan plan = EffectsView.plan(effects.house(), wanted, worth, held);
        Page page = Page.of(
                "What made a difference",
                "insight/effectdesk/effects",
                EffectsView.of(
                        wanted,
                        effects.found(wanted),
                        plan,
                        effects.run().map(Run::endedAt).orElse(null)));
        return plan.fault() == null ? page : page.status(422);
    }

    @GetMapping(PATH + "/customers")
    Page who(
            @RequestParam(defaultValue = "") String trial,
            @RequestParam(defaultValue = "given") String arm,
            @RequestParam(required = false) @Nullable String cursor) {
        if (trial.isBlank() || trial.length() > LONGEST || !(arm.equals("given") || arm.equals("held"))) {
            throw Refusal.notFound("trial");
        }
        Cursor from = Cursor.parse(cursor, 1);
        boolean given = arm.equals("given");
        List<MetBy> found = effects.who(trial, given, from == null ? 0 : from.number(0), LINES);
        Set<Long> seen = customers.among(found.stream().map(MetBy::customer).toList());
        return Page.of(
                Wording.title(trial),
                "insight/effectdesk/customers",
                new WhoView(
                        Wording.title(trial),
                        given,
                        found.stream()
                                .filter(w -> seen.contains(w.customer()))
                                .map(w -> new WhoView.One(w.customer(), w.name(), w.at()))
                                .toList(),
                        found.size() < LINES
                                ? null
                                : PATH + "/customers?arm=" + arm + "&trial="
                                        + URLEncoder.encode(trial, StandardCharsets.UTF_8) + "&cursor="
                                        + Cursor.of(found.getLast().customer()).text()));
    }

    /** All that was found, as a file. */
    @GetMapping(PATH + ".{form:csv|xlsx}")
    void export(@PathVariable String form, HttpServletResponse response) throws IOException {
        try (Sheet sheet = Sheet.answer(response, form, "what-made-a-difference")) {
            sheet.row(List.of(
                    "trial",
                    "days",
                    "measure",
                    "given",
                    "held_out",
                    "not_yet",
                    "verdict",
                    "difference",
                    "low_at_all_looks",
                    "high_at_all_looks",
                    "low_at_one_look",
                    "high_at_one_look",
                    "more_customers_needed",
                    "mean_given",
                    "mean_held_out"));
            for (int days : FoundEffects.DAYS) {
                for (FoundEffect found : effects.found(days)) {
                    sheet.row(row(found));
                }
            }
        }
    }

    private static List<@Nullable Object> row(FoundEffect found) {
        Effect effect = found.effect();
        Finding finding = found.finding();
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                found.trial(),
                found.days(),
                found.measure().word(),
                found.given(),
                found.held(),
                found.waiting(),
                Wording.verdict(found)));
        if (effect != null && finding != null) {
            row.addAll(List.of(
                    effect.value(),
                    finding.interval().low(),
                    finding.interval().high(),
                    effect.difference().interval().low(),
                    effect.difference().interval().high(),
                    finding.more(),
                    effect.givenMean(),
                    effect.heldMean()));
        }
        return row;
    }
}
