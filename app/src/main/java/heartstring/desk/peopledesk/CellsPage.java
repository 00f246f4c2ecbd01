package heartstring.desk.peopledesk;

import heartstring.customer.fields.FieldValues;
import heartstring.customer.fields.RelatedNames;
import heartstring.desk.customer.Portraits;
import heartstring.desk.customer.Properties;
import heartstring.desk.people.PeopleQuery;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Field;
import heartstring.platform.inputs.FieldInput;
import heartstring.platform.inputs.FieldValue;
import heartstring.platform.inputs.FieldWords;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Typing in the table: a cell becomes a field and a cell again. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class CellsPage {

    private static final String CELL = "/customers/{id:\\d+}/cells";
    private static final Set<String> PLAIN = Set.of("city", "country", "language");

    private final Portraits portraits;
    private final Properties properties;
    private final FieldValues values;
    private final RelatedNames names;

    CellsPage(Portraits portraits, Properties properties, FieldValues values, RelatedNames names) {
        this.portraits = portraits;
        this.properties = properties;
        this.values = values;
        this.names = names;
    }

    @GetMapping(CELL)
    View type(@PathVariable long id, @RequestParam String name, HttpServletRequest request) {
        long customer = portraits.current(id);
        return request.getHeader("HX-Request") == null
                ? Redirect.to("/customers/" + customer)
                : typing(customer, name, null, null);
    }

    @PostMapping(CELL)
    View write(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        long customer = portraits.current(id);
        Optional<Field> field = properties.field(customer, name);
        String typed = String.join("", form.getOrDefault("value", List.of()));
        String fault = field.isPresent()
                ? properties.write(customer, field.get(), FieldInput.typed(field.get(), "value", form))
                : PLAIN.contains(name) ? properties.write(customer, name, typed) : unknown(name);
        if (request.getHeader("HX-Request") == null) {
            return fault == null
                    ? Redirect.to("/customers/" + customer).saying("Saved.")
                    : Redirect.to("/customers/" + customer).warning(fault);
        }
        return fault == null
                ? Fragment.of("desk/peopledesk/cell", cell(customer, name, field))
                : typing(customer, name, typed, fault).status(422);
    }

    private Fragment typing(long customer, String name, @Nullable String typed, @Nullable String fault) {
        Optional<Field> field = properties.field(customer, name);
        if (field.isEmpty() && !PLAIN.contains(name)) {
            unknown(name);
        }
        FieldInput input = field.map(f -> {
                    String json = held(customer, f);
                    return FieldInput.of(f, "value", json, names.of(FieldWords.related(f, json)));
                })
                .orElse(null);
        PeopleView.Cell cell = cell(customer, name, field);
        return Fragment.of(
                "desk/peopledesk/typing", new TypingView(cell, input, typed == null ? cell.text() : typed, fault));
    }

    private PeopleView.Cell cell(long customer, String name, Optional<Field> field) {
        if (field.isPresent()) {
            Field f = field.get();
            String json = held(customer, f);
            FieldValue value = FieldValue.of(f, json, names.of(FieldWords.related(f, json)));
            return new PeopleView.Cell(
                    customer, name, f.label(), "", value, value.isNumber(), f.isEditedBy(Actor.current()));
        }
        return new PeopleView.Cell(
                customer,
                name,
                PeopleQuery.COLUMNS.getOrDefault(name, name),
                properties.text(customer, name),
                null,
                false,
                true);
    }

    private String held(long customer, Field field) {
        return values.of(List.of(customer), List.of(field))
                .getOrDefault(customer, Map.of())
                .getOrDefault(field.key(), "null");
    }

    private static String unknown(String name) {
        throw Refusal.notFound("column " + name);
    }
}
