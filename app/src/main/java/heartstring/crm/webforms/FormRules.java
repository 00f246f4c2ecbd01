package heartstring.crm.webforms;

import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.crm.webforms.WebForm.Rule;
import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a form may look like, what was typed into it, and whom a lead goes to; pure. */
final class FormRules {

    static final int MOST_FIELDS = 20;
    static final int MOST_RULES = 20;
    static final int MOST_CHOICES = 30;
    static final int LONGEST_LINE = 200;
    static final int LONGEST_MESSAGE = 8_000;

    private static final Set<Kind> ONCE =
            EnumSet.of(Kind.NAME, Kind.EMAIL, Kind.PHONE, Kind.COMPANY, Kind.MESSAGE, Kind.CONSENT);

    private FormRules() {}

    /** What is wrong with a form, in one sentence; null when nothing is. */
    static @Nullable String fault(WebForm form) {
        if (form.name().isBlank() || form.name().length() > 60) {
            return "A name has 1 to 60 characters.";
        }
        if (form.intro().length() > 1_000) {
            return "The words above the form have at most 1,000 characters.";
        }
        if (form.button().isBlank() || form.button().length() > 40) {
            return "The button has 1 to 40 characters.";
        }
        if (form.thanks().isBlank() || form.thanks().length() > 500) {
            return "The thanks have 1 to 500 characters.";
        }
        return faultOfFields(form.fields());
    }

    private static @Nullable String faultOfFields(List<Field> fields) {
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            return "A form has 1 to " + MOST_FIELDS + " fields.";
        }
        for (Field field : fields) {
            if (field.label().isBlank() || field.label().length() > LONGEST_LINE) {
                return "Each field has a label of 1 to " + LONGEST_LINE + " characters.";
            }
            if (field.kind() == Kind.CHOICE
                    && (field.choices().size() < 2 || field.choices().size() > MOST_CHOICES)) {
                return "“" + field.label() + "” needs 2 to " + MOST_CHOICES + " choices.";
            }
        }
        boolean reachable =
                fields.stream().anyMatch(f -> f.required() && (f.kind() == Kind.EMAIL || f.kind() == Kind.PHONE));
        if (!reachable) {
            return "Ask for an e-mail address or a phone, and require it: else nobody could be answered.";
        }
        boolean twice = fields.stream()
                .filter(f -> ONCE.contains(f.kind()))
                .collect(Collectors.groupingBy(Field::kind, Collectors.counting()))
                .values()
                .stream()
                .anyMatch(n -> n > 1);
        return twice ? "Name, e-mail, phone, company, message and consent can be asked once each." : null;
    }

    /** What was typed, tidied, by field; each text is empty where nothing was. */
    static Map<Integer, String> tidied(WebForm form, Map<String, String> typed) {
        Map<Integer, String> values = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String value = typed.getOrDefault(field.key(), "").strip();
            values.put(field.no(), value.substring(0, Math.min(value.length(), LONGEST_MESSAGE + 1)));
        }
        return values;
    }

    /** What is wrong with what was typed, by field, one sentence each; empty when nothing is. */
    static Map<Integer, String> faults(WebForm form, Map<Integer, String> values, String region) {
        Map<Integer, String> faults = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String fault = fault(field, values.getOrDefault(field.no(), ""), region);
            if (fault != null) {
                faults.put(field.no(), fault);
            }
        }
        return faults;
    }

    private static @Nullable String fault(Field field, String value, String region) {
        if (value.isEmpty()) {
            return !field.required()
                    ? null
                    : field.kind() == Kind.CONSENT || field.kind() == Kind.TICK
                            ? "Please tick this."
                            : field.kind() == Kind.CHOICE ? "Please choose." : "Please fill this in.";
        }
        int most = field.kind() == Kind.MESSAGE ? LONGEST_MESSAGE : LONGEST_LINE;
        if (value.length() > most) {
            return "At most " + most + " characters, please.";
        }
        return switch (field.kind()) {
            case EMAIL -> emailFault(value, region);
            case PHONE ->
                IdentifierRules.normalise(Identifier.PHONE, value, region) == null
                        ? "This is no phone number that could be called; begin with + and the country."
                        : null;
            case CHOICE -> field.choices().contains(value) ? null : "Please choose one of these.";
            case NAME, COMPANY, MESSAGE, CONSENT, TEXT, TICK -> null;
        };
    }

    private static @Nullable String emailFault(String value, String region) {
        if (IdentifierRules.normalise(Identifier.EMAIL, value, region) == null
                || value.contains("..")
                || value.indexOf('@') != value.lastIndexOf('@')) {
            return "This is no e-mail address; one looks like ana@shop.example.";
        }
        String host = value.substring(value.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        String meant = SLIPS.get(host);
        return meant == null ? null : "Did you mean " + value.substring(0, value.indexOf('@') + 1) + meant + "?";
    }

    /** Hosts that are always a slip of the finger. */
    private static final Map<String, String> SLIPS = Map.of(
            "gmial.com", "gmail.com",
            "gmai.com", "gmail.com",
            "gmail.con", "gmail.com",
            "gnail.com", "gmail.com",
            "hotmial.com", "hotmail.com",
            "hotmail.con", "hotmail.com",
            "outlok.com", "outlook.com",
            "yaho.com", "yahoo.com",
            "yahoo.con", "yahoo.com",
            "iclod.com", "icloud.com");

    /** The value of the first field of that kind. */
    static String value(WebForm form, Map<Integer, String> values, Kind kind) {
        return form.fields().stream()
                .filter(f -> f.kind() == kind)
                .map(f -> values.getOrDefault(f.no(), ""))
                .findFirst()
                .orElse("");
    }

    /** What was said, for people to read: the message first, the rest line by line. */
    static String text(WebForm form, Map<Integer, String> values) {
        String rest = form.fields().stream()
                .filter(f -> f.kind() != Kind.MESSAGE)
                .filter(f -> !values.getOrDefault(f.no(), "").isEmpty())
                .map(f -> f.label() + ": "
                        + (f.kind() == Kind.TICK || f.kind() == Kind.CONSENT ? "yes" : values.get(f.no())))
                .collect(Collectors.joining("\n"));
        String message = value(form, values, Kind.MESSAGE);
        return message.isEmpty() ? rest : message + "\n\n" + rest;
    }

    /** Whom a rule gives it to, 0 for nobody; the first that holds decides, whatever the letters' case. */
    static long assigned(List<Rule> rules, Map<Integer, String> values) {
        return rules.stream()
                .filter(r -> values.getOrDefault(r.fieldNo(), "").equalsIgnoreCase(r.value()))
                .map(Rule::userId)
                .findFirst()
                .orElse(0L);
    }

    /** Whose turn it is, 0 when there is nobody. */
    static long turn(List<Long> members, long turn) {
        return members.isEmpty() ? 0 : members.get((int) Math.floorMod(turn, (long) members.size()));
    }
}
