package heartstring.decision.workflowdesk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a form as a browser would send them just as the page shows them. */
final class Fields {

    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    private Fields() {}

    static String[] of(String page, String action) {
        int from = page.indexOf("action=\"" + action + "\"");
        String form = page.substring(from, page.indexOf("</form>", from));
        List<String> pairs = new ArrayList<>();
        Matcher tag = Pattern.compile("<input\\b([^>]*)>|<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL)
                .matcher(form);
        while (tag.find()) {
            boolean select = tag.group(2) != null;
            String attributes = select ? tag.group(2) : tag.group(1);
            String name = attribute(attributes, "name");
            if (name.isEmpty() || name.equals("_csrf")) {
                continue;
            }
            if (select) {
                pairs.add(name);
                pairs.add(chosen(tag.group(3)));
            } else if (!attribute(attributes, "type").equals("checkbox") || attributes.contains(" checked")) {
                pairs.add(name);
                pairs.add(attribute(attributes, "value"));
            }
        }
        return pairs.toArray(String[]::new);
    }

    private static String chosen(String options) {
        String first = null;
        Matcher option = OPTION.matcher(options);
        while (option.find()) {
            String value = attribute(option.group(1), "value");
            if (option.group(1).contains(" selected")) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first == null ? "" : first;
    }

    private static String attribute(String attributes, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find()
                ? found.group(1)
                        .replace("&#34;", "\"")
                        .replace("&quot;", "\"")
                        .replace("&lt;", "<")
                        .replace("&amp;", "&")
                : "";
    }
}
