package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.Rows;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.mappings.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A second file, held in memory, whose columns are looked up by a key. */
public final class Lookup {

    /** The most rows of such a file. */
    public static final int MOST = 2_000_000;

    private final Map<String, List<String>> byKey;
    private final List<String> nothing;

    private Lookup(Map<String, List<String>> byKey, int width) {
        this.byKey = byKey;
        this.nothing = java.util.Collections.nCopies(width, "");
    }

    /** Nothing is found. */
    static Lookup empty(Mapping.Join join) {
        return new Lookup(Map.of(), join.columns().size());
    }

    /** Reads the file whole. */
    public static Lookup of(Mapping.Join join, FileShape shape) throws IOException {
        int key = shape.columns().indexOf(join.on());
        if (key < 0) {
            throw new BadMapping("The file " + join.name() + " has no column \"" + join.on() + "\".");
        }
        List<Integer> wanted = new ArrayList<>();
        for (String heading : join.columns().keySet()) {
            if (!shape.columns().contains(heading)) {
                throw new BadMapping("The file " + join.name() + " has no column \"" + heading + "\".");
            }
            wanted.add(shape.columns().indexOf(heading));
        }
        Map<String, List<String>> byKey = new HashMap<>();
        try (Rows rows = shape.rows()) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (byKey.size() >= MOST) {
                    throw new BadMapping("The file " + join.name() + " has more than " + MOST + " rows.");
                }
                Row found = row;
                byKey.putIfAbsent(
                        row.cell(key).strip(), wanted.stream().map(found::cell).toList());
            }
        }
        return new Lookup(byKey, wanted.size());
    }

    List<String> of(String key) {
        return byKey.getOrDefault(key.strip(), nothing);
    }
}
