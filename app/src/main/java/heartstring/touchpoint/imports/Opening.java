package heartstring.touchpoint.imports;

import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Subject;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.ImportFiles;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.TextFile;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.TraitFit;
import heartstring.touchpoint.shapes.Binding;
import heartstring.touchpoint.shapes.Ground;
import heartstring.touchpoint.shapes.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens the file of a run under its mapping. */
@Component
class Opening {

    private static final int SAMPLE = 200;

    private final ImportFiles files;
    private final Settings settings;
    private final Fields fields;

    Opening(ImportFiles files, Settings settings, Fields fields) {
        this.files = files;
        this.fields = fields;
        this.settings = settings;
    }

    /** An opened file and the mapping bound to it. */
    record Opened(FileShape shape, Binding binding) {}

    /** How the file of a run is laid out; the whole file is read once to be sure of its encoding. */
    FileShape shape(long id, @org.jspecify.annotations.Nullable Mapping mapping) throws IOException {
        Path path = files.file(id);
        if (!Files.exists(path)) {
            throw new UnreadableFile("The file is no longer kept. Bring it again.");
        }
        return shape(path, mapping);
    }

    static FileShape shape(Path path, @org.jspecify.annotations.Nullable Mapping mapping) throws IOException {
        return FileShape.of(
                TextFile.examine(path),
                mapping == null ? null : mapping.delimiter(),
                mapping == null ? null : mapping.header());
    }

    Opened open(long id, Mapping mapping) throws IOException {
        FileShape shape = shape(id, mapping);
        return new Opened(shape, bind(id, mapping, shape));
    }

    Binding bind(long id, Mapping mapping, FileShape shape) throws IOException {
        Map<String, Lookup> joined = new HashMap<>();
        for (Mapping.Join join : mapping.joins()) {
            Path second = files.second(id, join.name());
            if (second != null) {
                joined.put(join.name(), Lookup.of(join, shape(second, null)));
            }
        }
        return Binding.of(mapping, shape, joined, ground());
    }

    Ground ground() {
        return new Ground(settings.region(), settings.currency().getCurrencyCode(), settings.zone(), fit());
    }

    /** How values fit the fields of people. */
    TraitFit fit() {
        return new TraitFit(fields.of(Subject.PERSON));
    }

    /** The mean size of the first rows, in bytes. */
    double bytesPerRow(FileShape shape) {
        try {
            List<Row> rows = shape.first(SAMPLE);
            long chars = rows.stream()
                    .mapToLong(r ->
                            r.cells().stream().mapToLong(c -> c.length() + 1L).sum() + 1)
                    .sum();
            return rows.isEmpty() ? 1 : chars / (double) rows.size();
        } catch (IOException e) {
            return 1;
        }
    }
}
