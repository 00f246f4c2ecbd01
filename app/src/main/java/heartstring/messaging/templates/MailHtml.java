package heartstring.messaging.templates;

import java.util.Map;

/** A message as a page for mail programs: one column that fits a phone, light or dark as its reader has it. Whatever is filled in is text. */
final class MailHtml {

    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;";
    private static final String HEAD = """
            <meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
            <style>img{max-width:100%;height:auto;border:0}a{overflow-wrap:anywhere}
            @media (max-width:620px){.hs-in{padding:20px 16px!important}}
            @media (prefers-color-scheme:dark){body,.hs-out{background:#16181d!important}.hs-col{background:#22252c!important}
            .hs-text,.hs-text a{color:#e8e9ec!important}.hs-foot,.hs-foot a{color:#a9adb7!important}}</style>
            """;

    private final StringBuilder rows = new StringBuilder();
    private final String language;
    private final boolean fromTheRight;
    private final String subject;
    private final Dress dress;

    MailHtml(String language, boolean fromTheRight, String subject, Dress dress) {
        this.language = language;
        this.fromTheRight = fromTheRight;
        this.subject = subject;
        this.dress = dress;
    }

    void add(Block block, Map<String, String> values) {
        switch (block) {
            case Block.Heading h ->
                row("<h1 class=\"hs-text\" style=\"margin:0;" + FONT + "font-size:24px;line-height:1.3;color:#1d2129\">"
                        + text(VariableRules.fill(h.text(), values)) + "</h1>");
            case Block.Text t ->
                row("<p class=\"hs-text\" style=\"margin:0;" + FONT + "font-size:16px;line-height:1.55;color:#1d2129\">"
                        + text(VariableRules.fill(t.text(), values)).replace("\n", "<br>") + "</p>");
            case Block.Button b ->
                row("<a href=\"" + link(b.link(), values)
                        + "\" style=\"display:inline-block;background:#0f5fc2;color:#ffffff;"
                        + FONT
                        + "font-size:16px;font-weight:600;text-decoration:none;padding:13px 24px;border-radius:6px\">"
                        + text(VariableRules.fill(b.label(), values)) + "</a>");
            case Block.Picture p ->
                row("<img src=\"" + text(VariableRules.fillLink(p.link(), values)) + "\" alt=\""
                        + text(VariableRules.fill(p.says(), values))
                        + "\" width=\"536\" style=\"display:block;width:100%;max-width:536px\">");
            case Block.Products p -> products(p, values);
            case Block.Divider d ->
                row("<div style=\"border-top:1px solid #c9ccd3;font-size:0;line-height:0\">&nbsp;</div>");
        }
    }

    private void products(Block.Products block, Map<String, String> values) {
        StringBuilder lines =
                new StringBuilder("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">");
        for (Block.Product p : block.products()) {
            String name = text(VariableRules.fill(p.name(), values));
            lines.append("<tr><td class=\"hs-text\" style=\"padding:8px 0;")
                    .append(FONT)
                    .append("font-size:16px;color:#1d2129\">")
                    .append(
                            p.link().isEmpty()
                                    ? name
                                    : "<a href=\"" + link(p.link(), values) + "\" style=\"color:#0f5fc2\">" + name
                                            + "</a>")
                    .append("</td><td class=\"hs-text\" align=\"")
                    .append(fromTheRight ? "left" : "right")
                    .append("\" style=\"padding:8px 0 8px 12px;white-space:nowrap;")
                    .append(FONT)
                    .append("font-size:16px;color:#1d2129\">")
                    .append(text(VariableRules.fill(p.price(), values)))
                    .append("</td></tr>");
        }
        row(lines.append("</table>").toString());
    }

    private void row(String inner) {
        rows.append("<tr><td style=\"padding:0 0 18px\">").append(inner).append("</td></tr>\n");
    }

    private String link(String link, Map<String, String> values) {
        return text(dress.links().apply(VariableRules.fillLink(link, values)));
    }

    String whole() {
        String foot =
                "<p class=\"hs-foot\" style=\"margin:0;" + FONT + "font-size:13px;line-height:1.5;color:#5b616e\">"
                        + text(dress.shop())
                        + (dress.stop().isEmpty()
                                ? ""
                                : "<br><a href=\"" + text(dress.stop())
                                        + "\" style=\"color:#5b616e\">No more of these messages</a>")
                        + "</p>";
        return "<!doctype html><html lang=\"" + language + "\"" + (fromTheRight ? " dir=\"rtl\"" : "") + "><head>"
                + HEAD
                + "<title>" + text(subject) + "</title></head><body style=\"margin:0;padding:0;background:#f1f2f5\">"
                + "<table role=\"presentation\" class=\"hs-out\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\""
                + " style=\"background:#f1f2f5\"><tr><td align=\"center\" style=\"padding:16px 8px\">"
                + "<table role=\"presentation\" class=\"hs-col\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\""
                + " style=\"max-width:600px;background:#ffffff;border-radius:8px\"><tr><td class=\"hs-in\" style=\"padding:32px\">"
                + "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">" + rows
                + "<tr><td style=\"padding:14px 0 0;border-top:1px solid #c9ccd3\">" + foot + "</td></tr></table>"
                + "</td></tr></table></td></tr></table>"
                + (dress.pixel().isEmpty()
                        ? ""
                        : "<img src=\"" + text(dress.pixel()) + "\" width=\"1\" height=\"1\" alt=\"\">")
                + "</body></html>";
    }

    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
