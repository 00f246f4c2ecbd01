package heartstring.desk.customer;

import heartstring.customer.fields.RelatedNames;
import heartstring.customer.traits.TraitEdits;
import heartstring.platform.auth.Actor;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Subject;
import heartstring.platform.inputs.FieldInput;
import heartstring.platform.inputs.FieldValue;
import heartstring.platform.inputs.FieldWords;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues write about a customer: it stands on the lead piece, beside what sources told, and the newest word holds. */
@Component
public class Properties {

    private static final int HISTORY = 100;

    private final PortraitSql portraits;
    private final TraitEdits edits;
    private final Fields fields;
    private final RelatedNames names;
    private final Settings settings;

    Properties(PortraitSql portraits, TraitEdits edits, Fields fields, RelatedNames names, Settings settings) {
        this.fields = fields;
        this.names = names;
        this.portraits = portraits;
        this.edits = edits;
        this.settings = settings;
    }

    /** The name that a typed one is kept under; empty when it is no name. */
    public static String name(String typed) {
        return PropertyRules.name(typed);
    }

    /**
     * Writes a property of a current customer as the current user; an empty value removes it.
     *
     * @return why not, as a sentence, or null when it is written
     */
    @Transactional
    public @Nullable String write(long customer, String name, String value) {
        String fault = PropertyRules.fault(name, value, settings.organisation().region());
        if (fault != null) {
            return fault;
        }
        String before = portraits.now(customer, name).orElse(null);
        if (before != null && !PropertyRules.plain(before)) {
            return "This property has several parts. Its source has to tell it anew.";
        }
        return keep(customer, name, PropertyRules.json(value, before));
    }

    /**
     * Writes the parts of a property that has several, such as an address; an empty part goes, and without any the property.
     *
     * @return why not, as a sentence, or null when it is written
     */
    @Transactional
    public @Nullable String write(long customer, String name, Map<String, String> parts) {
        String before = portraits.now(customer, name).orElse("");
        if (PropertyRules.parts(name, before).isEmpty()) {
            return "This property has no such parts any more. Open the customer again.";
        }
        if (parts.values().stream().anyMatch(part -> part.strip().length() > PropertyRules.MAX_VALUE)) {
            return "At most " + PropertyRules.MAX_VALUE + " characters fit.";
        }
        String json = PropertyRules.whole(name, parts, before);
        return json.length() > TraitEdits.MAX_VALUE
                ? "All parts together have at most " + TraitEdits.MAX_VALUE + " characters."
                : keep(customer, name, json);
    }

    private @Nullable String keep(long customer, String name, String json) {
        if (edits.write(customer, Map.of(name, json)).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        return null;
    }

    /** Why this may not stand under a name that is no field of the house, as a sentence; null when it may. */
    public static @Nullable String fault(String name, String value) {
        return PropertyRules.fault(name, value, "");
    }

    /** What holds of one property now, for people; empty when nothing does. */
    public String text(long customer, String name) {
        Portrait.Property now = now(customer, name);
        return now == null ? "" : now.text();
    }

    /** The field of that name that a customer has, if whoever acts may see it. */
    public Optional<Field> field(long customer, String name) {
        return fields.find(subject(customer), name).filter(f -> f.isSeenBy(Actor.current()));
    }

    private Subject subject(long customer) {
        return portraits.head(customer).map(Portrait.Head::isCompany).orElse(false) ? Subject.COMPANY : Subject.PERSON;
    }

    /**
     * Writes what was typed into a field; nothing empties it.
     *
     * @return why not, as a sentence, or null when it is written
     */
    @Transactional
    public @Nullable String write(long customer, Field field, List<String> typed) {
        return switch (FieldRules.read(field, typed)) {
            case FieldRules.Reading.Bad bad -> bad.sentence();
            case FieldRules.Reading.Good good -> {
                String fault = edits.misfit(customer, Map.of(field.key(), good.json()));
                yield fault != null ? fault : keep(customer, field.key(), good.json());
            }
        };
    }

    /** The fields that whoever looks may see, with what they hold, in their order. */
    List<PropertyView> lines(long customer, boolean company, boolean editable, List<Told> told) {
        List<PropertyView> lines = new ArrayList<>();
        for (Field field : fields.seen(company ? Subject.COMPANY : Subject.PERSON)) {
            Optional<Told> now =
                    told.stream().filter(t -> t.name().equals(field.key())).findFirst();
            lines.add(line(customer, field, now.orElse(null), null, editable));
        }
        return lines;
    }

    /** A field as a line that can be edited in place. */
    PropertyView line(long customer, Field field, @Nullable Told now, @Nullable String fault, boolean editable) {
        String json = now == null ? "null" : now.json();
        Map<Long, String> related = names.of(FieldWords.related(field, json));
        PropertyView.Custom custom = new PropertyView.Custom(
                FieldInput.of(field, "value", json, related), FieldValue.of(field, json, related));
        return new PropertyView(
                customer,
                field.key(),
                now == null || json.equals("null") ? null : now.property(),
                "",
                fault,
                editable && field.isEditedBy(Actor.current()),
                custom);
    }

    /** Properties that are no field of this kind of customer, and that whoever looks may see. */
    List<Portrait.Property> others(boolean company, List<Told> told) {
        List<Field> known = fields.of(company ? Subject.COMPANY : Subject.PERSON);
        return told.stream()
                .filter(t -> known.stream().noneMatch(f -> f.key().equals(t.name())) && !fields.isHidden(t.name()))
                .map(Told::property)
                .toList();
    }

    /** Every telling of one property, newest first; nothing of what whoever looks may not see. */
    public List<Told> history(long customer, String name) {
        return fields.isHidden(name) ? List.of() : portraits.history(customer, name, HISTORY);
    }

    /** What holds of one property now, null when nothing does. */
    public Portrait.@Nullable Property now(long customer, String name) {
        List<Told> told = history(customer, name);
        return told.isEmpty() || told.getFirst().json().equals("null")
                ? null
                : told.getFirst().property();
    }
}
