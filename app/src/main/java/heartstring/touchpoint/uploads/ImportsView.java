package heartstring.touchpoint.uploads;

import heartstring.touchpoint.imports.ImportRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of imports and the form that brings a file. */
public record ImportsView(
        List<ImportRun> runs,
        List<String> mappings,
        @Nullable String fault,
        @Nullable String next) {}
