package heartstring.desk.search;

import java.util.List;

/** Who was found by what was typed; {@code exact} when only exact identifiers were looked for. */
public record LookupView(String query, List<Hit> hits, boolean exact) {}
