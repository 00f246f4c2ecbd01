package heartstring.experience.questions;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what was typed into a form, one list of texts for each field, as answers. A field is called like its question; rows of a
 * matrix, options of a ranking and parts of a contact follow after a dot.
 */
public final class AnswerRules {

    /** The longest free text, in characters. */
    public static final int LONGEST_TEXT = 5_000;

    public static final int LONGEST_LINE = 200;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private AnswerRules() {}

    /** What can become of what was typed for one question. */
    public sealed interface Read {
        /** Nothing was answered, and nothing need be. */
        record Nothing() implements Read {}

        record Good(Given given) implements Read {}

        /** What is wrong, as a phrase of the page, with the number that it names or 0. */
        record Bad(String phrase, int number) implements Read {}
    }

    /** Reads one question's answer. */
    public static Read read(Question question, Map<String, List<String>> typed, String region) {
        Read read = switch (question) {
            case Question.Scale scale -> scale(scale, one(typed, scale.key()));
            case Question.Feeling feeling -> feeling(one(typed, feeling.key()));
            case Question.Choice choice -> choice(choice, typed);
            case Question.Matrix matrix -> matrix(matrix, typed);
            case Question.Ranking ranking -> ranking(ranking, typed);
            case Question.Free free -> text(free, one(typed, free.key()));
            case Question.Day day -> day(one(typed, day.key()));
            case Question.Upload upload -> upload(typed, upload.key());
            case Question.Consent consent ->
                one(typed, consent.key()).isEmpty() ? new Read.Nothing() : new Read.Good(new Given.Agreed());
            case Question.Contact contact -> contact(contact, typed, region);
        };
        return read instanceof Read.Nothing && question.head().required()
                ? new Read.Bad(
                        switch (question) {
                            case Question.Consent c -> "tick";
                            case Question.Free f -> "fill";
                            case Question.Contact c -> "fill";
                            case Question.Day d -> "fill";
                            case Question.Upload u -> "file";
                            default -> "choose";
                        },
                        0)
                : read;
    }

    /** Every good answer of a form; what is wrong is left out. */
    public static Map<String, Given> good(Form form, Map<String, List<String>> typed, String region) {
        Map<String, Given> given = new LinkedHashMap<>();
        for (Question question : form.questions()) {
            if (read(question, typed, region) instanceof Read.Good good) {
                given.put(question.key(), good.given());
            }
        }
        return given;
    }

    /** Whether a field belongs to the question. */
    public static boolean belongs(String field, String question) {
        return field.equals(question) || field.startsWith(question + ".");
    }

    static String one(Map<String, List<String>> typed, String field) {
        List<String> values = typed.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    private static Read scale(Question.Scale scale, String typed) {
        if (typed.isEmpty()) {
            return new Read.Nothing();
        }
        int number = typed.matches("\\d{1,2}") ? Integer.parseInt(typed) : -1;
        return scale.numbers().contains(number) ? new Read.Good(new Given.Figure(number)) : new Read.Bad("choose", 0);
    }

    private static Read feeling(String typed) {
        if (typed.isEmpty()) {
            return new Read.Nothing();
        }
        return Arrays.stream(Emotion.values()).anyMatch(e -> e.word().equals(typed))
                ? new Read.Good(new Given.Picks(List.of(typed), ""))
                : new Read.Bad("choose", 0);
    }

    private static Read choice(Question.Choice choice, Map<String, List<String>> typed) {
        List<String> chosen = typed.getOrDefault(choice.key(), List.of());
        List<String> keys = choice.options().stream()
                .map(Option::key)
                .filter(chosen::contains)
                .toList();
        String other = choice.other() ? one(typed, choice.key() + ".other") : "";
        if (other.length() > LONGEST_LINE) {
            return new Read.Bad("long", LONGEST_LINE);
        }
        boolean strange = chosen.stream().anyMatch(c -> !c.isEmpty() && !c.equals("other") && !keys.contains(c));
        if (strange
                || (!choice.several() && keys.size() + (other.isEmpty() ? 0 : 1) > 1 && !chosen.contains("other"))) {
            return new Read.Bad("choose", 0);
        }
        if (!choice.several() && !other.isEmpty()) {
            return new Read.Good(new Given.Picks(List.of(), other));
        }
        return keys.isEmpty() && other.isEmpty() ? new Read.Nothing() : new Read.Good(new Given.Picks(keys, other));
    }

    private static Read matrix(Question.Matrix matrix, Map<String, List<String>> typed) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Option row : matrix.rows()) {
            String column = one(typed, matrix.key() + "." + row.key());
            if (matrix.columns().stream().anyMatch(c -> c.key().equals(column))) {
                columns.put(row.key(), column);
            } else if (!column.isEmpty()) {
                return new Read.Bad("choose", 0);
            }
        }
        if (columns.isEmpty()) {
            return new Read.Nothing();
        }
        return matrix.head().required() && columns.size() < matrix.rows().size()
                ? new Read.Bad("each", 0)
                : new Read.Good(new Given.Rows(columns));
    }

    /** Places from 1; each option has one of its own, or none has one. */
    private static Read ranking(Question.Ranking ranking, Map<String, List<String>> typed) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Option option : ranking.options()) {
            String place = one(typed, ranking.key() + "." + option.key());
            if (place.matches("\\d{1,2}")) {
                places.put(option.key(), Integer.parseInt(place));
            } else if (!place.isEmpty()) {
                return new Read.Bad("rank", 0);
            }
        }
        if (places.isEmpty()) {
            return new Read.Nothing();
        }
        Collection<Integer> all = places.values();
        int most = ranking.options().size();
        boolean whole = all.stream().distinct().count() == most && all.stream().allMatch(p -> p >= 1 && p <= most);
        return whole
                ? new Read.Good(new Given.Picks(
                        places.entrySet().stream()
                                .sorted(Comparator.comparingInt(Map.Entry::getValue))
                                .map(Map.Entry::getKey)
                                .toList(),
                        ""))
                : new Read.Bad("rank", 0);
    }

    private static Read text(Question.Free free, String typed) {
        int most = free.brief() ? LONGEST_LINE : LONGEST_TEXT;
        if (typed.isEmpty()) {
            return new Read.Nothing();
        }
        return typed.length() > most
                ? new Read.Bad("long", most)
                : new Read.Good(new Given.Text(typed.replace("\r\n", "\n").replace('\u0000', ' ')));
    }

    private static Read day(String typed) {
        if (typed.isEmpty()) {
            return new Read.Nothing();
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.isBefore(EARLIEST) || day.isAfter(LATEST)
                    ? new Read.Bad("day", 0)
                    : new Read.Good(new Given.On(day));
        } catch (DateTimeException e) {
            return new Read.Bad("day", 0);
        }
    }

    private static Read upload(Map<String, List<String>> typed, String key) {
        String id = one(typed, key);
        return id.matches("[0-9a-f-]{36}")
                ? new Read.Good(new Given.Sent(id, one(typed, key + ".name")))
                : new Read.Nothing();
    }

    private static Read contact(Question.Contact contact, Map<String, List<String>> typed, String region) {
        String name = one(typed, contact.key() + ".name");
        String email = one(typed, contact.key() + ".email");
        String phone = one(typed, contact.key() + ".phone");
        if (name.isEmpty() && email.isEmpty() && phone.isEmpty()) {
            return new Read.Nothing();
        }
        if (name.length() > LONGEST_LINE || email.length() > LONGEST_LINE || phone.length() > LONGEST_LINE) {
            return new Read.Bad("long", LONGEST_LINE);
        }
        if (isWrong(Identifier.EMAIL, email, region)) {
            return new Read.Bad("email", 0);
        }
        if (isWrong(Identifier.PHONE, phone, region)) {
            return new Read.Bad("phone", 0);
        }
        return contact.head().required() && email.isEmpty() && phone.isEmpty()
                ? new Read.Bad("reach", 0)
                : new Read.Good(new Given.Reach(name, email, phone));
    }

    private static boolean isWrong(String kind, String typed, String region) {
        return !typed.isEmpty() && IdentifierRules.normalise(kind, typed, region) == null;
    }

    /** Fields in their order, without those that belong to no question of the form. */
    public static Map<String, List<String>> fitting(Form form, Map<String, List<String>> typed) {
        Set<String> names = form.questions().stream().map(Question::key).collect(Collectors.toSet());
        Map<String, List<String>> fitting = new LinkedHashMap<>();
        typed.forEach((field, values) -> {
            int dot = field.indexOf('.');
            if (names.contains(dot < 0 ? field : field.substring(0, dot))) {
                fitting.put(field, new ArrayList<>(values));
            }
        });
        return fitting;
    }
}
