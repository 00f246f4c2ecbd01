package heartstring.touchpoint.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The mappings that come with the product, for public data sets; also examples to copy from. */
public final class ShippedMappings {

    private static final List<String> NAMES =
            List.of("online-retail", "completejourney-transactions", "completejourney-households");

    private ShippedMappings() {}

    public static List<String> names() {
        return NAMES;
    }

    /** The shipped mapping of that name. */
    public static Optional<Mapping> find(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = ShippedMappings.class.getResourceAsStream("/mappings/" + name + ".json")) {
            if (in == null) {
                return Optional.empty();
            }
            return Optional.of(MappingJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
