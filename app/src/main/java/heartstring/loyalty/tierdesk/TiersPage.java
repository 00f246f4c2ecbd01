package heartstring.loyalty.tierdesk;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tiers.Simulation;
import heartstring.loyalty.tiers.TierWords;
import heartstring.loyalty.tiers.Tiers;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The tiers of a programme: who stands where, what another ladder would change, and publishing it. */
@Controller
class TiersPage {

    private static final String ODD = "Choose what counts, and write numbers as numbers.";

    private final Tiers tiers;
    private final Ladders ladders;
    private final Simulation simulation;
    private final Programmes programmes;
    private final InstantSource time;

    TiersPage(Tiers tiers, Ladders ladders, Simulation simulation, Programmes programmes, InstantSource time) {
        this.tiers = tiers;
        this.ladders = ladders;
        this.simulation = simulation;
        this.programmes = programmes;
        this.time = time;
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/loyalty/programmes/{key}/tiers")
    Page tiers(@PathVariable String key) {
        Programme programme = find(key);
        return page(programme, filled(programme), null, null);
    }

    /** Tries the ladder in the form; writes nothing. */
    @ForRoles({Role.MANAGER, Role.ANALYST})
    @PostMapping("/loyalty/programmes/{key}/tiers/trial")
    Page attempt(@PathVariable String key, @RequestParam Map<String, String> form) {
        Programme programme = find(key);
        Ladders.Draft draft = LadderForm.draft(form, digits(programme));
        String fault = draft == null ? ODD : ladders.fault(draft);
        return draft == null || fault != null
                ? page(programme, form, null, fault).status(422)
                : page(
                        programme,
                        form,
                        new TiersView.Trial(
                                simulation.of(programme, draft),
                                draft.tiers().stream().map(Tier::name).toList()),
                        null);
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/tiers")
    View publish(@PathVariable String key, @RequestParam Map<String, String> form) {
        Programme programme = find(key);
        Ladders.Draft draft = LadderForm.draft(form, digits(programme));
        String fault = draft == null ? ODD : ladders.fault(draft);
        if (draft == null || fault != null) {
            return page(programme, form, null, fault).status(422);
        }
        ladders.publish(programme.id(), draft, time.instant());
        return Redirect.to("/loyalty/programmes/" + key + "/tiers")
                .saying("The tiers hold from now on. Members are placed within moments.");
    }

    private Page page(
            Programme programme, Map<String, String> form, TiersView.@Nullable Trial trial, @Nullable String fault) {
        Optional<Ladder> ladder = ladders.at(programme.id(), time.instant());
        TiersView view = new TiersView(
                programme,
                Actor.current().has(Role.MANAGER),
                ladder.map(TiersPage::rule).orElse(""),
                ladder.map(l -> steps(l, programme)).orElse(List.of()),
                form,
                LadderForm.ROWS,
                trial,
                fault);
        return Page.of("Tiers of " + programme.name(), "loyalty/tierdesk/tiers", view);
    }

    private static String rule(Ladder ladder) {
        String what = switch (ladder.measure()) {
            case POINTS -> "Points that rules gave";
            case SPEND -> "Money paid for goods";
            case VISITS -> "Days with a purchase";
        };
        String window = ladder.rollingMonths() == null
                ? " in the calendar year"
                : " in the last " + ladder.rollingMonths() + (ladder.rollingMonths() == 1 ? " month" : " months");
        String grace = ladder.graceMonths() == 0
                ? ""
                : " A tier is kept for " + ladder.graceMonths() + (ladder.graceMonths() == 1 ? " month" : " months")
                        + " more.";
        return what + window + "." + grace
                + (ladder.softLanding() ? " Whoever falls goes down one step at a time." : "");
    }

    private List<TiersView.Step> steps(Ladder ladder, Programme programme) {
        Map<Long, Long> counts = tiers.counts(programme);
        long most = Math.max(
                1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
        List<TiersView.Step> steps = new ArrayList<>();
        for (Tier tier : ladder.tiers().reversed()) {
            steps.add(step(
                    tier.name(),
                    TierWords.amount(ladder.measure(), tier.threshold(), programme),
                    brings(tier),
                    counts.getOrDefault(tier.id(), 0L),
                    most));
        }
        if (ladder.tiers().getFirst().threshold() > 0) {
            steps.add(step("No tier yet", "", "", counts.getOrDefault(0L, 0L), most));
        }
        return steps;
    }

    private static TiersView.Step step(String name, String needs, String brings, long members, long most) {
        return new TiersView.Step(
                name, needs, brings, members, String.format(Locale.ROOT, "%.1f", 100.0 * members / most));
    }

    private static String brings(Tier tier) {
        List<String> all = new ArrayList<>();
        if (tier.factor() != null) {
            all.add(tier.factor().stripTrailingZeros().toPlainString() + " times the points for amounts");
        }
        all.addAll(tier.perks());
        return String.join(", ", all);
    }

    /** The ladder that holds, as the form would send it. */
    private Map<String, String> filled(Programme programme) {
        Map<String, String> form =
                new HashMap<>(Map.of("measure", "points", "window", "months", "months", "12", "grace", "3"));
        ladders.current(programme.id()).ifPresent(ladder -> {
            form.put("measure", ladder.measure().name().toLowerCase(Locale.ROOT));
            form.put("window", ladder.rollingMonths() == null ? "year" : "months");
            form.put("months", ladder.rollingMonths() == null ? "12" : String.valueOf(ladder.rollingMonths()));
            form.put("grace", String.valueOf(ladder.graceMonths()));
            form.put("soft", String.valueOf(ladder.softLanding()));
            int digits = ladder.measure() == Ladder.Measure.SPEND ? digits(programme) : 0;
            for (Tier tier : ladder.tiers()) {
                form.put("key" + tier.rank(), tier.key());
                form.put("name" + tier.rank(), tier.name());
                form.put(
                        "threshold" + tier.rank(),
                        BigDecimal.valueOf(tier.threshold(), digits).toPlainString());
                form.put(
                        "factor" + tier.rank(),
                        tier.factor() == null
                                ? ""
                                : tier.factor().stripTrailingZeros().toPlainString());
                form.put("perks" + tier.rank(), String.join(", ", tier.perks()));
            }
        });
        return form;
    }

    private static int digits(Programme programme) {
        return Math.max(0, Currency.getInstance(programme.currency()).getDefaultFractionDigits());
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }
}
