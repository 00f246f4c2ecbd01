package heartstring.messaging.templates;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is filled in: {@code {{first name|there}}} by a closed list of names, with what stands there where it is not known. Pure. */
public final class VariableRules {

    /** What is known of a person. */
    public static final List<String> OF_PERSON = List.of("first name", "last name", "name", "city", "points", "shop");

    /** What may be handed in with a message. */
    public static final List<String> OF_CAUSE =
            List.of("product", "order", "link", "code", "reward", "amount", "date", "store");

    private static final Pattern PLACE =
            Pattern.compile("\\{\\{\\s{0,5}([a-z ]{1,30}?)\\s{0,5}(?:\\|([^{}|]{0,100}))?}}");

    /** What people are called and where they live: written by themselves, or by somebody who wants something said to others. */
    private static final Set<String> BY_STRANGERS = Set.of("first name", "last name", "name", "city");

    private static final int LONGEST_NAME = 60;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)://|www\\.|@|\\b[a-z0-9-]{2,}\\.(com|net|org|info|biz|io|co|xyz|top|shop|site|online|link|click|app|ru|cn|ly)\\b");

    private VariableRules() {}

    /** The value of that name; empty where a name is none: what is long or leads somewhere is not said to anybody in our name. */
    static String harmless(String name, String value) {
        boolean odd = BY_STRANGERS.contains(name)
                && (value.length() > LONGEST_NAME || ADDRESS.matcher(value).find());
        return odd ? "" : value;
    }

    /** What is wrong with the names in a text, as a sentence; empty where nothing is. */
    static String fault(String text) {
        Matcher place = PLACE.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (place.find()) {
            if (!OF_PERSON.contains(place.group(1)) && !OF_CAUSE.contains(place.group(1))) {
                return "Nothing is known as “" + place.group(1) + "”. There are: " + String.join(", ", OF_PERSON) + "; "
                        + String.join(", ", OF_CAUSE) + ".";
            }
            place.appendReplacement(rest, "");
        }
        place.appendTail(rest);
        return rest.indexOf("{{") >= 0 || rest.indexOf("}}") >= 0
                ? "Write what is filled in as {{first name|there}}: a name, a line, and what stands there where it is not known."
                : "";
    }

    /** The names that stand in these texts with nothing instead of them. */
    static Set<String> needed(Collection<String> texts) {
        Set<String> needed = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher place = PLACE.matcher(text);
            while (place.find()) {
                if (place.group(2) == null) {
                    needed.add(place.group(1));
                }
            }
        }
        return needed;
    }

    /** Those of the needed names of which nothing is known. */
    static Set<String> missing(Collection<String> texts, Map<String, String> known) {
        Set<String> missing = needed(texts);
        missing.removeIf(name -> !known.getOrDefault(name, "").isBlank());
        return missing;
    }

    /** With everything filled in. */
    static String fill(String text, Map<String, String> known) {
        return fill(text, known, value -> value);
    }

    /** An address: what is filled into it cannot lead elsewhere, unless it is the whole of it. */
    static String fillLink(String link, Map<String, String> known) {
        return PLACE.matcher(link).matches()
                ? fill(link, known)
                : fill(link, known, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String fill(String text, Map<String, String> known, UnaryOperator<String> as) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String value = known.getOrDefault(place.group(1), "").strip();
            String instead = place.group(2) == null ? "" : place.group(2).strip();
            place.appendReplacement(filled, Matcher.quoteReplacement(as.apply(value.isEmpty() ? instead : value)));
        }
        place.appendTail(filled);
        return filled.toString();
    }

    /** Whether it can stand behind a button or a picture once everything is filled in. */
    static boolean isLink(String link) {
        return link.length() <= 1_000 && link.matches("(https?://|mailto:)[^\\s<>\"'\\\\]+");
    }

    /** The same before: an address with places in it, or one place that is all of it. */
    static boolean isLinkToFill(String link) {
        Matcher whole = PLACE.matcher(link);
        return whole.matches()
                ? whole.group(1).equals("link")
                : isLink(PLACE.matcher(link).replaceAll("x"));
    }
}
