package heartstring.crm.dealfields;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.inputs.FieldInput;
import heartstring.platform.inputs.FieldValue;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The fields of a deal, as a part of its page. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class DealFieldsPage {

    private static final String PATH = "/crm/deals/{id:\\d+}/fields";

    private final Deals deals;
    private final DealFields fields;

    DealFieldsPage(Deals deals, DealFields fields) {
        this.deals = deals;
        this.fields = fields;
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping(PATH)
    Fragment part(@PathVariable long id) {
        return Fragment.of("crm/dealfields/fields", part(find(id), null));
    }

    @PostMapping(PATH)
    View write(@PathVariable long id, @RequestParam MultiValueMap<String, String> form) {
        Deal deal = find(id);
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Field field : fields.seen()) {
            if (field.isEditedBy(Actor.current())) {
                switch (FieldRules.read(field, FieldInput.typed(field, "f." + field.key(), form))) {
                    case FieldRules.Reading.Good good -> wanted.put(field.key(), good.json());
                    case FieldRules.Reading.Bad bad -> {
                        return refused(deal, bad.sentence());
                    }
                }
            }
        }
        return switch (fields.write(id, wanted)) {
            case DealOutcome.Done done -> Redirect.to("/crm/deals/" + id).saying("Kept.");
            case DealOutcome.Refused refused -> refused(deal, refused.sentence());
            case DealOutcome.Clash clash -> refused(deal, clash.sentence());
            case DealOutcome.Unknown unknown -> throw Refusal.notFound("deal");
        };
    }

    private View refused(Deal deal, String sentence) {
        return Fragment.of("crm/dealfields/fields", part(deal, sentence)).status(422);
    }

    private Deal find(long id) {
        return deals.find(id).orElseThrow(() -> Refusal.notFound("deal"));
    }

    private DealFieldsView part(Deal deal, @Nullable String fault) {
        Map<Long, String> names = fields.names(List.of(deal));
        List<FieldValue> values = new ArrayList<>();
        List<FieldInput> inputs = new ArrayList<>();
        for (Field field : fields.seen()) {
            String json = DealFields.held(deal, field);
            values.add(FieldValue.of(field, json, names));
            if (field.isEditedBy(Actor.current())) {
                inputs.add(FieldInput.of(field, "f." + field.key(), json, names));
            }
        }
        return new DealFieldsView(deal.id(), values, inputs, fault);
    }
}
