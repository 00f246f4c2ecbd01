package heartstring.touchpoint.mappings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a mapping may say. */
public final class MappingRules {

    /** Identifiers: who a row is about. */
    public static final List<String> IDENTIFIERS = List.of("email", "phone", "loyalty_card", "user_id", "anonymous_id");

    static final Set<String> ORDER_FIELDS = Set.of(
            "order_id",
            "currency",
            "store_id",
            "coupon",
            "shipping",
            "tax",
            "discount",
            "payment_method",
            "affiliation");
    static final Set<String> LINE_FIELDS = Set.of(
            "product_id", "product_name", "quantity", "price", "line_total", "category", "brand", "variant", "sku");
    private static final Set<String> CLEANINGS =
            Set.of("whole", "number", "date", "lower", "upper", "digits", "boolean", "collapse");
    /** Of an answer to a survey; store and currency are as those of an order. */
    static final Set<String> ANSWER_FIELDS = Set.of(
            "survey",
            "survey_name",
            "submission_id",
            "measure",
            "score",
            "max_score",
            "comment",
            "language",
            "channel",
            "finished");

    private static final Pattern OTHER =
            Pattern.compile("(trait|id|order|line):[^:]{1,100}|(answer|words):[a-z0-9][a-z0-9_.-]{0,79}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{0,40}");

    private MappingRules() {}

    /** Whether a target is about who the row is about. */
    public static boolean isIdentifier(String target) {
        return IDENTIFIERS.contains(target) || target.startsWith("id:");
    }

    static void check(Mapping m) {
        m.columns().forEach((heading, target) -> checkTarget(target, heading));
        m.joins().forEach(join -> join.columns().forEach((heading, target) -> checkTarget(target, heading)));
        m.defaults().forEach((target, value) -> checkTarget(target, "defaults"));
        m.clean()
                .forEach((heading, cleanings) -> cleanings.forEach(c -> {
                    if (!CLEANINGS.contains(c)) {
                        throw new BadMapping("There is no cleaning \"" + c + "\" (of column \"" + heading
                                + "\"). Known are: "
                                + String.join(", ", CLEANINGS.stream().sorted().toList()) + ".");
                    }
                }));
        if (!WORD.matcher(m.userIdNamespace()).matches() || !m.channel().matches("[a-z_]{2,20}")) {
            throw new BadMapping(
                    "\"userIdNamespace\" has lower-case letters, digits and _; \"channel\" 2 to 20 lower-case letters and _.");
        }
        if (m.source().isBlank() || m.source().length() > 100) {
            throw new BadMapping("\"source\" has 1 to 100 characters.");
        }
        if (m.decimal() != null && m.decimal() != '.' && m.decimal() != ',') {
            throw new BadMapping("\"decimal\" is . or ,");
        }
        reading(m);
    }

    private static void reading(Mapping m) {
        try {
            if (m.zone() != null) {
                ZoneId.of(m.zone());
            }
            if (m.timePattern() != null) {
                java.util.Objects.requireNonNull(DateTimeFormatter.ofPattern(m.timePattern()));
            }
            if (m.currency() != null) {
                Currency.getInstance(m.currency());
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadMapping("\"zone\" is an IANA zone such as Europe/Berlin, \"timePattern\" a pattern such as"
                    + " dd.MM.yyyy HH:mm, \"currency\" three letters: " + e.getMessage());
        }
    }

    private static void checkTarget(String target, String heading) {
        boolean known = target.equals("skip")
                || target.equals("time")
                || IDENTIFIERS.contains(target)
                || ORDER_FIELDS.contains(target)
                || LINE_FIELDS.contains(target)
                || ANSWER_FIELDS.contains(target)
                || OTHER.matcher(target).matches();
        if (!known) {
            throw new BadMapping("\"" + target + "\" (for \"" + heading
                    + "\") is no target. Use email, phone, loyalty_card, user_id, time, trait:NAME, order_id, product_id,"
                    + " quantity, price, line_total and the others in docs/imports.md.");
        }
    }

    /** What is missing before this mapping can import a file with these headings; empty when nothing is. */
    public static List<String> missing(Mapping m, List<String> headings) {
        List<String> faults = new ArrayList<>();
        for (String heading : m.columns().keySet()) {
            if (!headings.contains(heading)) {
                faults.add("The file has no column \"" + heading + "\".");
            }
        }
        Set<String> targets = new java.util.HashSet<>(m.columns().values());
        targets.addAll(m.defaults().keySet());
        m.joins().forEach(join -> {
            targets.addAll(join.columns().values());
            if (!headings.contains(join.on())) {
                faults.add("The file has no column \"" + join.on() + "\" to look up " + join.name() + " by.");
            }
        });
        switch (m.kind()) {
            case PEOPLE -> {
                if (targets.stream().noneMatch(MappingRules::isIdentifier)) {
                    faults.add("Say which column tells who it is: an e-mail address, phone, card or user id.");
                }
            }
            case ORDERS -> {
                need(targets, "order_id", "the number of the order", faults);
                need(targets, "time", "the time of the order", faults);
                if (!targets.contains("price") && !targets.contains("line_total")) {
                    faults.add("Say which column is the price of one piece, or the total of the line.");
                }
            }
            case ANSWERS -> {
                need(targets, "survey", "the survey, or name it below", faults);
                need(targets, "time", "the time of the answer", faults);
                if (targets.stream().noneMatch(MappingRules::isSaid)) {
                    faults.add("Say which columns hold what was answered.");
                }
            }
            case EVENTS -> {}
        }
        return faults;
    }

    private static boolean isSaid(String target) {
        return target.equals("score")
                || target.equals("comment")
                || target.startsWith("answer:")
                || target.startsWith("words:");
    }

    private static void need(Set<String> targets, String target, String what, List<String> faults) {
        if (!targets.contains(target)) {
            faults.add("Say which column is " + what + ".");
        }
    }

    /** The target of each column of the file, with the joined columns behind; "skip" where a column is not used. */
    public static List<String> targets(Mapping m, List<String> headings) {
        List<String> targets = new ArrayList<>();
        headings.forEach(h -> targets.add(m.columns().getOrDefault(h, "skip")));
        for (Mapping.Join join : m.joins()) {
            for (Map.Entry<String, String> column : join.columns().entrySet()) {
                targets.add(column.getValue());
            }
        }
        return targets;
    }
}
