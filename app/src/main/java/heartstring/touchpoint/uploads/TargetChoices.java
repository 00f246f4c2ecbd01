package heartstring.touchpoint.uploads;

import heartstring.platform.fields.Field;
import heartstring.touchpoint.mappings.AnswerGuesses;
import heartstring.touchpoint.mappings.Mapping;
import java.util.ArrayList;
import java.util.List;

/** What a column can be chosen to mean, in the words of the page. */
public final class TargetChoices {

    /** One choice. */
    public record Choice(String value, String label) {}

    /** Choices that belong together. */
    public record Choices(String label, List<Choice> choices) {}

    private static final String KEEP = "Keep it";
    private static final Choices WHO = new Choices(
            "Who it is",
            List.of(
                    new Choice("email", "E-mail address"),
                    new Choice("phone", "Phone number"),
                    new Choice("loyalty_card", "Loyalty card"),
                    new Choice("user_id", "Customer or user id"),
                    new Choice("anonymous_id", "Anonymous id (browser, device)")));
    private static final Choices PERSON = new Choices(
            "About the person",
            List.of(
                    new Choice("trait:name", "Whole name"),
                    new Choice("trait:firstName", "First name"),
                    new Choice("trait:lastName", "Last name"),
                    new Choice("trait:company", "Company"),
                    new Choice("trait:street", "Street"),
                    new Choice("trait:city", "City"),
                    new Choice("trait:postalCode", "Postal code"),
                    new Choice("trait:country", "Country"),
                    new Choice("trait:birthday", "Birthday"),
                    new Choice("trait:language", "Language"),
                    new Choice("trait:gender", "Gender"),
                    new Choice("time", "When this was said")));
    private static final Choices ORDER = new Choices(
            "The order",
            List.of(
                    new Choice("order_id", "Order number"),
                    new Choice("time", "Time of the order"),
                    new Choice("currency", "Currency"),
                    new Choice("store_id", "Store"),
                    new Choice("coupon", "Coupon"),
                    new Choice("payment_method", "How it was paid")));
    private static final Choices LINE = new Choices(
            "The line",
            List.of(
                    new Choice("product_id", "Product number"),
                    new Choice("product_name", "Product name"),
                    new Choice("quantity", "Quantity"),
                    new Choice("price", "Price of one piece"),
                    new Choice("line_total", "Total of the line"),
                    new Choice("category", "Category"),
                    new Choice("brand", "Brand"),
                    new Choice("variant", "Variant")));

    private static final Choices ANSWER = new Choices(
            "The answer",
            List.of(
                    new Choice("submission_id", "Number of the answer"),
                    new Choice("time", "Time of the answer"),
                    new Choice("score", "The number that is measured"),
                    new Choice("comment", "Words about the whole"),
                    new Choice("store_id", "Store"),
                    new Choice("language", "Language"),
                    new Choice("channel", "Channel"),
                    new Choice("survey", "Which survey"),
                    new Choice("finished", "Whether it was finished")));

    private TargetChoices() {}

    /** All choices for one column. */
    static List<Choices> of(Mapping.Kind kind, String heading, String current, List<Field> fields) {
        List<Choices> all = new ArrayList<>();
        all.add(WHO);
        switch (kind) {
            case ORDERS -> {
                all.add(ORDER);
                all.add(LINE);
            }
            case ANSWERS -> all.add(ANSWER);
            case PEOPLE, EVENTS -> all.add(PERSON);
        }
        if (!fields.isEmpty() && kind != Mapping.Kind.ANSWERS) {
            all.add(new Choices(
                    "Fields of this house",
                    fields.stream()
                            .map(f -> new Choice("trait:" + f.key(), f.label()))
                            .toList()));
        }
        String own = heading.replace(':', ' ').strip();
        String name = own.length() > 80 ? own.substring(0, 80) : own;
        List<Choice> keep = new ArrayList<>();
        if (kind == Mapping.Kind.ANSWERS) {
            String key = AnswerGuesses.key(heading);
            keep.add(new Choice("answer:" + key, "What was chosen for “" + name + "”"));
            keep.add(new Choice("words:" + key, "Words said to “" + name + "”"));
        } else if (kind == Mapping.Kind.ORDERS) {
            keep.add(new Choice("trait:" + name, "Keep on the customer as “" + name + "”"));
            keep.add(new Choice("order:" + name, "Keep on the order as “" + name + "”"));
            keep.add(new Choice("line:" + name, "Keep on the line as “" + name + "”"));
        } else {
            keep.add(new Choice("trait:" + name, "Keep as property “" + name + "”"));
        }
        boolean offered = current.equals("skip")
                || all.stream()
                        .flatMap(c -> c.choices().stream())
                        .anyMatch(c -> c.value().equals(current))
                || keep.stream().anyMatch(c -> c.value().equals(current));
        if (!offered) {
            keep.add(new Choice(current, words(current)));
        }
        all.add(new Choices(KEEP, keep));
        return all;
    }

    /** What a target that is on no list means, such as the shipped and guessed ones. */
    private static String words(String target) {
        String name = target.substring(target.indexOf(':') + 1);
        return switch (target.substring(0, target.length() - name.length())) {
            case "trait:" -> "Keep as property “" + name + "”";
            case "order:" -> "Keep on the order as “" + name + "”";
            case "line:" -> "Keep on the line as “" + name + "”";
            case "answer:" -> "What was chosen for “" + name + "”";
            case "words:" -> "Words said to “" + name + "”";
            case "id:" -> "Identifier “" + name + "”";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
        };
    }

    /** The label of a target, in as few words as a heading has. */
    static String heading(Mapping.Kind kind, String target) {
        String other = target.substring(target.indexOf(':') + 1);
        return of(kind, "", target, List.of()).stream()
                .filter(c -> !c.label().equals(KEEP))
                .flatMap(c -> c.choices().stream())
                .filter(c -> c.value().equals(target))
                .map(Choice::label)
                .findFirst()
                .orElse(other.isEmpty() ? target : Character.toUpperCase(other.charAt(0)) + other.substring(1));
    }
}
