package heartstring.story.drafting;

import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Conditions;
import heartstring.story.terms.Term;
import heartstring.story.terms.Terms;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Conditions as people put them together in a form. */
@Component
public class ConditionDesk {

    /** Only the customer may be asked about: there is no order or event at hand. */
    public static final String CUSTOMER = "customer";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Conditions conditions;
    private final Settings settings;

    ConditionDesk(Conditions conditions, Settings settings) {
        this.conditions = conditions;
        this.settings = settings;
    }

    /** The JSON of the condition in a form, empty when it has none; it may make no sense, which reading it tells. */
    public Optional<String> json(Map<String, String> form) {
        return ConditionForm.json(
                form,
                conditions,
                settings.zone(),
                Math.max(0, settings.currency().getDefaultFractionDigits()));
    }

    /** A kept condition as a form would send it; empty where it says more than a form can show, or cannot be read. */
    public Optional<Map<String, String>> form(String json) {
        return conditions.read(json) instanceof Conditions.Reading.Good good
                ? FormRows.of(
                        good.condition(),
                        settings.zone(),
                        Math.max(0, settings.currency().getDefaultFractionDigits()))
                : Optional.empty();
    }

    /** The form again as it was filled in. */
    public ConditionView view(Map<String, String> form, String legend, String about) {
        List<ConditionView.Part> parts = ConditionForm.parts(form).stream()
                .map(part -> new ConditionView.Part(
                        part.box(),
                        about,
                        part.join(),
                        part.rows().stream().map(this::view).toList()))
                .toList();
        return new ConditionView(legend, about, form.getOrDefault("join", ConditionForm.ALL), parts, reads(form));
    }

    /** A box for rows that are joined by a word of their own, with one empty row. */
    ConditionView.Part box(Map<String, String> form) {
        int number = RANDOM.nextInt(1, 999_999_999);
        String about = form.getOrDefault("about", "");
        return new ConditionView.Part(
                number, about, ConditionForm.ANY, List.of(row(Map.of("about", about, "box", String.valueOf(number)))));
    }

    /** How the condition in the form reads. */
    ConditionView.Reading reads(Map<String, String> form) {
        Optional<String> json = json(form);
        if (json.isEmpty()) {
            return new ConditionView.Reading("It always holds.", false);
        }
        return switch (conditions.readTyped(json.get())) {
            case Conditions.Reading.Good good ->
                new ConditionView.Reading("It holds if " + conditions.sentence(good.condition()) + ".", false);
            case Conditions.Reading.Bad bad -> new ConditionView.Reading(bad.sentence(), true);
        };
    }

    /** One row as it looks with the term that is chosen in it; without one an empty row. */
    RowView row(Map<String, String> form) {
        return view(ConditionForm.rows(form).stream()
                .findFirst()
                .orElseGet(() -> new ConditionForm.Row(
                        RANDOM.nextInt(1, 999_999_999),
                        Map.of("about", form.getOrDefault("about", ""), "box", form.getOrDefault("box", "")))));
    }

    private RowView view(ConditionForm.Row row) {
        boolean customer = row.field("about").equals(CUSTOMER);
        List<Term> terms = conditions.terms().stream()
                .filter(t -> !customer || !t.ofOccasion())
                .filter(t -> !t.group().equals(Terms.GONE))
                .toList();
        return RowView.of(row, ConditionForm.term(row, conditions), terms);
    }
}
