package heartstring.customer.privacy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person's data as a zip: {@code data.json} for programs, {@code index.html} for people, which needs nothing from outside.
 * Rows are written as they come; none is held in memory.
 */
final class ExportFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final long customer;
    private final String name;
    private final Consumer<PersonalData.Rows> source;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    ExportFile(long customer, String name, Consumer<PersonalData.Rows> source) {
        this.customer = customer;
        this.name = name;
        this.source = source;
    }

    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Writer text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 32_768);
        zip.putNextEntry(new ZipEntry("data.json"));
        json(text);
        text.flush();
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("index.html"));
        html(text);
        text.flush();
        zip.closeEntry();
        zip.finish();
        out.flush();
    }

    private void json(Writer text) throws IOException {
        text.write("{\"customer\":" + customer + ",\"exportedAt\":\"" + now + "\",\"sections\":{");
        Sections sections = new Sections() {
            @Override
            void open(String section, String row) throws IOException {
                text.write((count == 0 ? "\n" : ",\n") + JSON.writeValueAsString(section) + ":[");
            }

            @Override
            void row(String row, boolean first) throws IOException {
                text.write((first ? "\n" : ",\n") + row);
            }

            @Override
            void close() throws IOException {
                text.write("]");
            }
        };
        sections.write(source);
        text.write("\n}}\n");
    }

    private void html(Writer text) throws IOException {
        text.write("""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Data of %s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c1f26}
                h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}div{overflow-x:auto}
                table{border-collapse:collapse;width:100%%}th,td{border-bottom:1px solid #ddd;padding:.3rem .6rem;text-align:left;vertical-align:top}
                td{max-width:40rem;overflow-wrap:anywhere}code{font-size:12px;white-space:pre-wrap}</style></head><body>
                <h1>Data of %s</h1><p>Customer number %d, as of %s. The same data for programs is in data.json.</p>
                """.formatted(escaped(name), escaped(name), customer, now));
        Sections sections = new Sections() {
            @Override
            void open(String section, String row) throws IOException {
                text.write("<h2>" + escaped(section) + "</h2><div><table><thead><tr>");
                for (Map.Entry<String, JsonNode> cell : JSON.readTree(row).properties()) {
                    text.write("<th>" + escaped(words(cell.getKey())) + "</th>");
                }
                text.write("</tr></thead><tbody>\n");
            }

            @Override
            void row(String row, boolean first) throws IOException {
                text.write("<tr>");
                for (Map.Entry<String, JsonNode> cell : JSON.readTree(row).properties()) {
                    text.write("<td>" + cell(cell.getValue()) + "</td>");
                }
                text.write("</tr>\n");
            }

            @Override
            void close() throws IOException {
                text.write("</tbody></table></div>\n");
            }
        };
        sections.write(source);
        text.write("</body></html>\n");
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isContainer() ? "<code>" + escaped(value.toPrettyString()) + "</code>" : escaped(value.asString());
    }

    /** {@code firstSeenAt} as {@code first seen at}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Opens and closes sections as the rows name them. */
    private abstract static class Sections {

        int count;
        private String current = "";
        private boolean first;

        abstract void open(String section, String row) throws IOException;

        abstract void row(String row, boolean first) throws IOException;

        abstract void close() throws IOException;

        void write(Consumer<PersonalData.Rows> source) throws IOException {
            try {
                source.accept(this::take);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            if (count > 0) {
                close();
            }
        }

        private void take(String section, String row) {
            try {
                if (count == 0 || !section.equals(current)) {
                    if (count > 0) {
                        close();
                    }
                    open(section, row);
                    count++;
                    current = section;
                    first = true;
                }
                row(row, first);
                first = false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
