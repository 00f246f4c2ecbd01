package heartstring.customer.likeness;

import heartstring.kernels.linkage.Field;
import heartstring.kernels.linkage.Weights;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.MANAGER)
@Controller
class RulesPage {

    static final String HERE = "/customers/duplicates" + "/rules";

    private final Tuning tuning;
    private final Models models;
    private final Audit audit;

    RulesPage(Tuning tuning, Models models, Audit audit) {
        this.tuning = tuning;
        this.models = models;
        this.audit = audit;
    }

    @GetMapping(HERE)
    Page show() {
        return page(null);
    }

    @Transactional
    @PostMapping(HERE)
    public View set(
            @RequestParam double proposedPercent,
            @RequestParam double automaticPercent,
            @RequestParam(defaultValue = "no") String joins) {
        Tuning.Thresholds thresholds =
                new Tuning.Thresholds(proposedPercent / 100, automaticPercent / 100, joins.equals("yes"));
        String fault = thresholds.fault();
        if (fault != null) {
            return page(fault).status(422);
        }
        tuning.set(thresholds);
        audit.record("changed the rules of", "duplicates", 0);
        return Redirect.to(HERE).saying("Saved. It holds from the next search on.");
    }

    /** Sets the evidence of a field's levels by hand; an empty one is what was learnt. */
    @Transactional
    @PostMapping(HERE + "/fields/{field}")
    public View weigh(@PathVariable int field, @RequestParam MultiValueMap<String, String> form) {
        if (field < 0 || field >= Known.FIELDS.size()) {
            throw Refusal.notFound("field");
        }
        Map<Integer, @Nullable Double> bits = new LinkedHashMap<>();
        for (int level = 1; level <= Known.FIELDS.get(field).kind().levels(); level++) {
            String typed = form.getFirst("level." + level);
            try {
                Double value = typed == null || typed.isBlank()
                        ? null
                        : Double.valueOf(typed.strip().replace(',', '.'));
                if (value != null && !(Math.abs(value) <= Tuning.MOST_BITS)) {
                    return page(limits()).status(422);
                }
                bits.put(level, value);
            } catch (NumberFormatException e) {
                return page(limits()).status(422);
            }
        }
        tuning.setByHand(field, bits);
        audit.record("changed the rules of", "duplicates", 0);
        return Redirect.to(HERE).saying("Saved. It holds from the next search on.");
    }

    private static String limits() {
        return "Evidence is a number from −" + (int) Tuning.MOST_BITS + " to " + (int) Tuning.MOST_BITS + " bits.";
    }

    private Page page(@Nullable String fault) {
        Weights weights = models.current();
        List<RulesView.Line> fields = new ArrayList<>();
        for (int f = 0; f < Known.FIELDS.size(); f++) {
            Field field = Known.FIELDS.get(f);
            List<RulesView.Level> levels = new ArrayList<>();
            for (int level = 1; level <= field.kind().levels(); level++) {
                levels.add(new RulesView.Level(
                        level, field.kind().words(level), weights.bits(f, level), tuning.byHand(f, level)));
            }
            fields.add(new RulesView.Line(f, field.name(), levels));
        }
        Tuning.Thresholds thresholds = tuning.thresholds();
        return Page.of(
                "Rules for duplicates",
                "customer/likeness/rules",
                new RulesView(
                        percent(thresholds.proposed()),
                        percent(thresholds.automatic()),
                        thresholds.joins(),
                        fields,
                        models.learnt().isPresent(),
                        fault));
    }

    private static String percent(double probability) {
        return java.math.BigDecimal.valueOf(probability * 100)
                .setScale(3, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
