package heartstring.messaging.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Fills in templates; pure. */
public final class Renderings {

    private static final int LONGEST_VALUE = 500;
    private static final Set<String> FROM_THE_RIGHT = Set.of("ar", "he", "fa", "ur");

    private Renderings() {}

    /** The message for somebody who speaks that language, of whom this is known. */
    public static Rendering of(Template template, String language, Map<String, String> known, Dress dress) {
        Words words = template.in(language);
        Map<String, String> values = new HashMap<>();
        known.forEach((name, value) -> values.put(name, VariableRules.harmless(name, oneLine(value))));
        values.putIfAbsent("shop", dress.shop());
        Set<String> missing = VariableRules.missing(TemplateRules.texts(template, words), values);
        List<Block> blocks = BlockRules.read(words.body());
        for (String link : BlockRules.links(blocks)) {
            if (missing.isEmpty() && !VariableRules.isLink(VariableRules.fillLink(link, values))) {
                missing.add("link");
            }
        }
        if (!missing.isEmpty()) {
            return new Rendering.Missing(missing);
        }
        String filled = VariableRules.fill(words.subject(), values).strip();
        String subject = filled.isEmpty() ? dress.shop() : filled.substring(0, Math.min(200, filled.length()));
        return new Rendering.Ready(
                template.version(),
                words.language(),
                subject,
                text(blocks, values, dress),
                template.isMail() ? html(words.language(), subject, blocks, values, dress) : "");
    }

    private static String oneLine(String value) {
        String line = value.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(LONGEST_VALUE, line.length()));
    }

    private static String text(List<Block> blocks, Map<String, String> values, Dress dress) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            String part = switch (block) {
                case Block.Heading h -> VariableRules.fill(h.text(), values);
                case Block.Text t -> VariableRules.fill(t.text(), values);
                case Block.Button b ->
                    VariableRules.fill(b.label(), values) + ":\n"
                            + dress.links().apply(VariableRules.fillLink(b.link(), values));
                case Block.Picture p -> p.says().isBlank() ? "" : "[" + VariableRules.fill(p.says(), values) + "]";
                case Block.Products p -> products(p, values, dress);
                case Block.Divider d -> "--";
            };
            if (!part.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(part.strip());
            }
        }
        if (!dress.stop().isEmpty()) {
            text.append("\n\n")
                    .append(dress.shop())
                    .append("\n\nNo more of these: ")
                    .append(dress.stop());
        }
        return text.toString();
    }

    private static String products(Block.Products block, Map<String, String> values, Dress dress) {
        StringBuilder text = new StringBuilder();
        for (Block.Product p : block.products()) {
            text.append(text.isEmpty() ? "" : "\n").append("• ").append(VariableRules.fill(p.name(), values));
            if (!p.price().isEmpty()) {
                text.append(", ").append(VariableRules.fill(p.price(), values));
            }
            if (!p.link().isEmpty()) {
                text.append(": ").append(dress.links().apply(VariableRules.fillLink(p.link(), values)));
            }
        }
        return text.toString();
    }

    private static String html(
            String language, String subject, List<Block> blocks, Map<String, String> values, Dress dress) {
        MailHtml page =
                new MailHtml(language.toLowerCase(Locale.ROOT), FROM_THE_RIGHT.contains(language), subject, dress);
        blocks.forEach(block -> page.add(block, values));
        return page.whole();
    }
}
