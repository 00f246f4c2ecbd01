package heartstring.desk.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Who was found by what was typed; {@code exact} when only exact identifiers were looked for. */
public record LookupView(String query, List<Hit> hits, boolean exact) {

    /** Where the same is looked for everywhere. */
    public String everywhere() {
        return "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
