package heartstring.ui.components;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One of the outline drawings that ship with the product, written into the page as an inline picture that screen readers
 * skip. A name that does not ship is an {@link IllegalArgumentException}; the list is in the build file.
 */
public final class Icon {

    private static final ConcurrentMap<String, String> DRAWINGS = new ConcurrentHashMap<>();

    private Icon() {}

    /** The drawing of that name, for example {@code ${Icon.of("users")}} in a template. */
    public static Content of(String name) {
        String drawing = DRAWINGS.computeIfAbsent(name, Icon::read);
        return output -> output.writeContent(drawing);
    }

    private static String read(String name) {
        try (InputStream file = Icon.class.getResourceAsStream("/icons/" + name + ".svg")) {
            if (file == null) {
                throw new IllegalArgumentException("No icon is called " + name);
            }
            String svg = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\s+", " ")
                    .replaceAll("class=\"[^\"]*\"", "class=\"icon\" aria-hidden=\"true\"");
            return svg.substring(svg.indexOf("<svg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
