package heartstring.desk.peopledesk;

import heartstring.desk.people.People;
import heartstring.desk.people.PeopleQuery;
import heartstring.desk.people.Person;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Field;
import heartstring.platform.inputs.FieldWords;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.story.computed.Computed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A view as a file: its columns, all its rows. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ExportPage {

    private final People people;
    private final Audit audit;

    ExportPage(People people, Audit audit) {
        this.people = people;
        this.audit = audit;
    }

    /** The whole view, streamed; fields that whoever asks may not see are not in it. */
    @GetMapping("/customers/export.{form:csv|xlsx}")
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        PeopleQuery query = PeopleQuery.of(parameters);
        audit.record("exported", "customers", "list", "{\"form\":\"" + form + "\"}");
        List<PeopleView.Column> columns = PeoplePage.columns(query, people.fields(), people.computed());
        List<Field> fields = columns.stream().flatMap(c -> c.fields().stream()).toList();
        int digits = Math.max(Currency.getInstance(people.currency()).getDefaultFractionDigits(), 0);
        try (Sheet sheet = Sheet.answer(response, form, "customers")) {
            List<String> head = new ArrayList<>(List.of("customer_id", "kind", "name"));
            columns.forEach(column -> head.add(column.property()));
            sheet.row(head);
            Cursor after = null;
            for (int written = 1; written < Sheet.MOST_ROWS; written += People.STEP) {
                People.Rows rows = people.page(query, after, People.STEP);
                People.Held held = people.held(rows.people(), fields, query.columns());
                for (Person person : rows.people()) {
                    sheet.row(cells(person, columns, held, digits));
                }
                sheet.flush();
                if (rows.next() == null) {
                    return;
                }
                after = Cursor.parse(rows.next(), 2);
            }
        }
    }

    private static List<@Nullable Object> cells(
            Person person, List<PeopleView.Column> columns, People.Held held, int digits) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(person.customerId());
        cells.add(person.kind());
        cells.add(person.name());
        for (PeopleView.Column column : columns) {
            Field field = column.field(person.kind());
            String json =
                    held.values().getOrDefault(person.customerId(), Map.of()).getOrDefault(column.property(), "null");
            cells.add(
                    column.name().startsWith(PeopleQuery.COMPUTED)
                            ? computed(person, column, held)
                            : column.fields().isEmpty()
                                    ? plain(person, column.name(), digits)
                                    : field == null ? null : value(field, json, held));
        }
        return cells;
    }

    private static @Nullable Object computed(Person person, PeopleView.Column column, People.Held held) {
        return held.computed(person.customerId(), column.name())
                .map(Computed.Value::cell)
                .orElse(null);
    }

    private static @Nullable Object value(Field field, String json, People.Held held) {
        JsonNode node = JsonMapper.shared().readTree(json);
        boolean number = switch (field.kind()) {
            case NUMBER, MONEY, RATING -> node.isNumber();
            case TEXT, DATE, SELECT, MULTI, RELATION -> false;
        };
        return number ? node.decimalValue() : FieldWords.plain(field, json, held.names());
    }

    private static @Nullable Object plain(Person p, String column, int digits) {
        return switch (column) {
            case "seen" -> p.lastAt();
            case "first" -> p.firstSeenAt();
            case "spent" -> BigDecimal.valueOf(p.spentMinor(), digits);
            case "orders" -> p.orders();
            case "touchpoints" -> p.touchpoints();
            case "pieces" -> p.profiles();
            default -> p.cell(column, "");
        };
    }
}
