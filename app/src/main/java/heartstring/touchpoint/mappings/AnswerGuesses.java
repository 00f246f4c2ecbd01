package heartstring.touchpoint.mappings;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what the columns of a file of answers mean: of what survey tools write of their own, and else what people were asked. */
public final class AnswerGuesses {

    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    /** Texts of that length on the average are words, not choices. */
    private static final int WORDY = 40;

    /** Headings as {@link Guesses#plain} writes them; the first of several that fit a target has it. */
    private static final Map<String, List<String>> FIELDS = fields();

    /** What survey tools know of people's machines and places, and what says nothing. */
    private static final Set<String> LEFT_OUT = Set.of(
            "ipaddress",
            "ip",
            "useragent",
            "locationlatitude",
            "locationlongitude",
            "latitude",
            "longitude",
            "durationinseconds",
            "duration",
            "progress",
            "status",
            "startdate",
            "starttime",
            "distributionchannel",
            "recipientfirstname",
            "recipientlastname",
            "version",
            "networkid",
            "refer");

    private AnswerGuesses() {}

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("submission_id", List.of("responseid", "submissionid", "respondentid", "answerid", "answer", "id"));
        fields.put(
                "time",
                List.of(
                        "recordeddate",
                        "submittedat",
                        "submitdate",
                        "enddate",
                        "completedat",
                        "answeredat",
                        "timestamp",
                        "time",
                        "date",
                        "at",
                        "datum",
                        "zeit",
                        "createdat"));
        fields.put("email", List.of("recipientemail", "email", "emailaddress", "mail"));
        fields.put("phone", List.of("phone", "telephone", "mobile", "telefon"));
        fields.put(
                "user_id", List.of("externalreference", "externaldatareference", "customerid", "userid", "customer"));
        fields.put("loyalty_card", List.of("loyaltycard", "card", "cardnumber", "kundenkarte"));
        fields.put("finished", List.of("finished", "completed", "complete"));
        fields.put("score", List.of("score", "nps", "rating", "npsscore", "csat", "ces"));
        fields.put("comment", List.of("comment", "comments", "feedback", "words", "text", "kommentar"));
        fields.put("store_id", List.of("store", "storeid", "filiale", "shop", "branch"));
        fields.put("language", List.of("userlanguage", "language", "lang", "sprache"));
        fields.put("channel", List.of("channel"));
        return fields;
    }

    /** A question's key as a heading suggests it. */
    public static String key(String heading) {
        return Guesses.slug(heading);
    }

    /** Defaults with the survey and the measure that somebody typed; null or blank takes them away. */
    public static Map<String, String> survey(
            Map<String, String> defaults, @Nullable String survey, @Nullable String measure) {
        Map<String, String> changed = new LinkedHashMap<>(defaults);
        Map.of("survey", String.valueOf(survey), "measure", String.valueOf(measure))
                .forEach((target, typed) -> {
                    if (typed.isBlank() || typed.equals("null")) {
                        changed.remove(target);
                    } else {
                        changed.put(target, typed.strip());
                    }
                });
        return changed;
    }

    /**
     * The mapping as one of answers.
     *
     * @param known heading → target, of columns that somebody knows better
     */
    public static Mapping of(Mapping base, FileShape shape, List<Row> sample, Map<String, String> known) {
        Map<String, String> columns = new LinkedHashMap<>();
        shape.columns().forEach(heading -> columns.put(heading, known.getOrDefault(heading, "")));
        FIELDS.forEach((target, words) -> {
            if (!columns.containsValue(target)) {
                words.stream()
                        .flatMap(word -> shape.columns().stream()
                                .filter(h -> Guesses.plain(h).equals(word)))
                        .filter(heading -> String.valueOf(columns.get(heading)).isEmpty())
                        .findFirst()
                        .ifPresent(heading -> columns.put(heading, target));
            }
        });
        Set<String> taken = new HashSet<>(columns.values());
        for (int i = 0; i < shape.columns().size(); i++) {
            String heading = shape.columns().get(i);
            if (String.valueOf(columns.get(heading)).isEmpty()) {
                String target = asked(heading, Guesses.samples(sample, i), taken);
                columns.put(heading, target);
                taken.add(target);
            }
        }
        return base.with(Mapping.Kind.ANSWERS, columns);
    }

    private static String asked(String heading, List<String> values, Set<String> taken) {
        if (LEFT_OUT.contains(Guesses.plain(heading)) || values.isEmpty()) {
            return "skip";
        }
        if (values.stream().allMatch(v -> MAIL.matcher(v).matches())) {
            return taken.contains("email") ? "skip" : "email";
        }
        double length = values.stream().mapToInt(String::length).average().orElse(0);
        String target = (length > WORDY ? "words:" : "answer:") + Guesses.slug(heading);
        return taken.contains(target) ? "skip" : target;
    }
}
