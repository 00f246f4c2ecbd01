package heartstring.messaging.html;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Makes pages of strangers harmless, and plain. */
public final class Html {

    /** Longer pages are cut before they are looked at, in characters. */
    public static final int LONGEST = 400_000;

    private static final Pattern BLOCK =
            Pattern.compile("address|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tr|ul");

    /** Deeper pages are shown as plain text: nobody writes so. */
    private static final int DEEPEST = 200;

    private Html() {}

    /**
     * What may be shown of it.
     *
     * @param body clean markup for the inside of a page
     * @param foreignImages how many pictures would come from elsewhere
     */
    public record Clean(String body, int foreignImages) {}

    /** @param images whether pictures from elsewhere are wanted */
    public static Clean clean(String html, boolean images) {
        Document dirty = Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST)));
        if (isTooDeep(dirty)) {
            return new Clean("<pre>" + org.jsoup.nodes.Entities.escape(text(html)) + "</pre>", 0);
        }
        Safelist allowed = Safelist.relaxed()
                .addTags("hr", "font", "center", "s", "del", "ins")
                .addAttributes("font", "color", "size")
                .addAttributes("table", "align", "cellpadding", "cellspacing", "border")
                .addAttributes("td", "align", "valign")
                .addAttributes("p", "align")
                .addAttributes("div", "align")
                .removeProtocols("img", "src", "http")
                .addProtocols("img", "src", "data", "https", "http")
                .addProtocols("a", "href", "tel");
        Document clean = new Cleaner(allowed).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        int foreign = 0;
        for (Element image : clean.select("img")) {
            String source = image.attr("src");
            if (source.startsWith("data:image/")) {
                continue;
            }
            if (source.isEmpty() || source.startsWith("data:")) {
                image.remove();
                continue;
            }
            foreign++;
            if (!images) {
                image.replaceWith(new TextNode(
                        image.attr("alt").isBlank()
                                ? ""
                                : "[" + image.attr("alt").strip() + "]"));
            }
        }
        for (Element link : clean.select("a")) {
            link.attr("rel", "noopener noreferrer nofollow").attr("target", "_blank");
        }
        return new Clean(clean.body().html(), foreign);
    }

    /** The words of a page, with its lines. */
    public static String text(String html) {
        Document page = Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST)));
        page.select("script, style, head, title, template").remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.text());
                        } else if (BLOCK.matcher(node.nodeName()).matches()) {
                            text.append('\n');
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (BLOCK.matcher(node.nodeName()).matches()
                                && !node.nodeName().equals("br")) {
                            text.append('\n');
                        }
                    }
                },
                page.body());
        return text.toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static boolean isTooDeep(Document page) {
        int[] deepest = new int[1];
        NodeTraversor.traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth), page);
        return deepest[0] > DEEPEST;
    }
}
