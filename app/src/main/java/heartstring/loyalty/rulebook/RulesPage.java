package heartstring.loyalty.rulebook;

import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.caps.JointLimits;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.programmes.Programmes.RuleDraft;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.drafting.ConditionDesk;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The rules of a programme: read as sentences, built in a form, tried on a sample receipt. */
@Controller
class RulesPage {

    private final RuleBook book;
    private final Programmes programmes;
    private final ConditionDesk desk;
    private final RuleWords words;
    private final Samples samples;
    private final RulebookSql sql;
    private final JointLimits limits;
    private final Bonuses bonuses;

    RulesPage(
            RuleBook book,
            Programmes programmes,
            ConditionDesk desk,
            RuleWords words,
            Samples samples,
            RulebookSql sql,
            JointLimits limits,
            Bonuses bonuses) {
        this.bonuses = bonuses;
        this.limits = limits;
        this.book = book;
        this.programmes = programmes;
        this.desk = desk;
        this.words = words;
        this.samples = samples;
        this.sql = sql;
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/loyalty/programmes/{key}/rules")
    Page rules(@PathVariable String key) {
        return page(find(key), Map.of(), null);
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/rules")
    View begin(@PathVariable String key, @RequestParam Map<String, String> form) {
        Programme programme = find(key);
        RuleDraft draft = draft(form);
        String held = text(form, "holdOut", "");
        if (draft == null || !held.matches("\\d{0,3}")) {
            return page(programme, form, "Choose what it is given for, and write numbers as numbers.")
                    .status(422);
        }
        return switch (book.begin(programme, draft, held.isEmpty() ? null : Integer.valueOf(held))) {
            case RuleBook.Writing.Refused refused ->
                page(programme, form, refused.sentence()).status(422);
            case RuleBook.Writing.Begun begun ->
                Redirect.to("/loyalty/programmes/" + key + "/rules").saying("The rule holds from now on.");
        };
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/rules/{id}/end")
    View end(@PathVariable String key, @PathVariable long id) {
        if (!book.end(find(key), id)) {
            throw Refusal.notFound("rule that holds");
        }
        return Redirect.to("/loyalty/programmes/" + key + "/rules")
                .saying("The rule has ended. What it gave stays, and returns are judged by it.");
    }

    /** Rules are ticked as fields named {@code rule-} and their number. */
    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/limits")
    View limit(@PathVariable String key, @RequestParam Map<String, String> form) {
        Programme programme = find(key);
        try {
            Set<Long> rules = form.keySet().stream()
                    .filter(name -> name.matches("rule-\\d{1,18}"))
                    .map(name -> Long.valueOf(name.substring("rule-".length())))
                    .collect(Collectors.toSet());
            String name = text(form, "limit", "");
            Cap cap = cap(form);
            String fault = limits.fault(programme, name, cap, rules);
            if (fault != null || cap == null) {
                return page(programme, Map.of(), fault).status(422);
            }
            limits.begin(programme, name, cap, rules);
        } catch (NumberFormatException e) {
            return page(programme, Map.of(), "Write numbers as numbers.").status(422);
        }
        return Redirect.to("/loyalty/programmes/" + key + "/rules").saying("The limit holds from now on.");
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/limits/{id}/end")
    View endLimit(@PathVariable String key, @PathVariable long id) {
        if (!limits.end(find(key), id)) {
            throw Refusal.notFound("limit that holds");
        }
        return Redirect.to("/loyalty/programmes/" + key + "/rules")
                .saying("The limit has ended. The rules go on without it.");
    }

    /** What the rules make of a sample receipt. */
    @ForRoles({Role.MANAGER, Role.ANALYST})
    @PostMapping("/loyalty/programmes/{key}/rules/sample")
    Fragment sample(@PathVariable String key, @RequestParam Map<String, String> form) {
        return Fragment.of("loyalty/rulebook/sample", samples.sent(find(key), form));
    }

    private @Nullable RuleDraft draft(Map<String, String> form) {
        EarnRule.Kind kind = RuleBook.kind(form.get("kind"));
        try {
            return kind == null
                    ? null
                    : new RuleDraft(
                            form.getOrDefault("name", "").strip(),
                            kind,
                            kind == EarnRule.Kind.TIMES ? null : Integer.valueOf(text(form, "points", "0")),
                            kind == EarnRule.Kind.AMOUNT ? amount(text(form, "amount", "1")) : null,
                            kind == EarnRule.Kind.TIMES ? new BigDecimal(text(form, "factor", "2")) : null,
                            kind == EarnRule.Kind.EVENT ? text(form, "event", "") : null,
                            desk.json(form).orElse(null),
                            times(form, kind),
                            cap(form));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** How often a day; what was left in the field for another kind of rule counts for nothing. */
    private static @Nullable Integer times(Map<String, String> form, EarnRule.Kind kind) {
        String times = text(form, "times", "");
        return times.isEmpty() || kind != EarnRule.Kind.EVENT ? null : Integer.valueOf(times);
    }

    private static @Nullable Cap cap(Map<String, String> form) {
        String most = text(form, "most", "");
        Cap.Per per = RuleBook.per(text(form, "per", "month"));
        return most.isEmpty() ? null : new Cap(Long.parseLong(most), per == null ? Cap.Per.MONTH : per);
    }

    /** Minor units, or 0 for an amount that is none. */
    private static long amount(String text) {
        BigDecimal amount = new BigDecimal(text);
        return amount.signum() <= 0 || amount.scale() > 2 || amount.compareTo(BigDecimal.valueOf(1_000_000)) > 0
                ? 0
                : amount.movePointRight(2).longValue();
    }

    private static String text(Map<String, String> form, String name, String otherwise) {
        String text = form.getOrDefault(name, "").strip();
        return text.isEmpty() ? otherwise : text;
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }

    private Page page(Programme programme, Map<String, String> form, @Nullable String fault) {
        String unit = sql.unit(programme.unitId());
        List<EarnRule> rules = programmes.rules(programme.id());
        Map<Long, Integer> shares = bonuses.shares(rules);
        List<RulesView.Line> lines = rules.reversed().stream()
                .map(r -> new RulesView.Line(
                        r.id(),
                        r.name(),
                        words.sentence(r, programme, unit.toLowerCase(Locale.ROOT)),
                        r.from(),
                        r.until(),
                        shares.getOrDefault(r.id(), -1)))
                .toList();
        RulesView view = new RulesView(
                programme,
                unit,
                Actor.current().has(Role.MANAGER),
                lines,
                form,
                desk.view(form, "Only if", ""),
                limits(programme, unit.toLowerCase(Locale.ROOT)),
                bonuses.usual(EarnRule.Kind.TIMES),
                samples.first(programme),
                fault);
        return Page.of("Rules of " + programme.name(), "loyalty/rulebook/rules", view);
    }

    private List<RulesView.Limit> limits(Programme programme, String unit) {
        Map<Long, String> names =
                programmes.rules(programme.id()).stream().collect(Collectors.toMap(EarnRule::id, EarnRule::name));
        return limits.of(programme.id()).reversed().stream()
                .map(l -> new RulesView.Limit(
                        l.id(),
                        l.name(),
                        RuleWords.together(l.cap(), unit),
                        l.rules().stream()
                                .sorted()
                                .map(id -> names.getOrDefault(id, ""))
                                .toList(),
                        l.from(),
                        l.until()))
                .toList();
    }
}
