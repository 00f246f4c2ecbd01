package heartstring.touchpoint.uploads;

import heartstring.platform.fields.Field;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.prospects.Preview;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that is not imported yet: what its columns mean and how its first rows would come in. */
public record MappingView(
        ImportRun run,
        @Nullable Preview preview,
        @Nullable PreviewTable table,
        List<Column> columns,
        @Nullable String fault) {

    /** A column of the file; {@code text} is what it asks in full, where the file says so. */
    public record Column(
            String heading, String text, List<String> samples, String target, List<TargetChoices.Choices> choices) {}

    static MappingView of(
            ImportRun run, Preview preview, List<List<String>> samples, List<Field> fields, @Nullable String fault) {
        Mapping mapping = preview.mapping();
        List<String> headings = preview.shape().columns();
        List<Column> columns = new java.util.ArrayList<>();
        for (int i = 0; mapping.kind() != Mapping.Kind.EVENTS && i < headings.size(); i++) {
            String target = mapping.columns().getOrDefault(headings.get(i), "skip");
            columns.add(new Column(
                    headings.get(i),
                    i < preview.shape().texts().size() ? preview.shape().texts().get(i) : "",
                    samples.get(i),
                    target,
                    TargetChoices.of(mapping.kind(), headings.get(i), target, fields)));
        }
        return new MappingView(run, preview, PreviewRules.table(preview), columns, fault);
    }

    public Mapping mapping() {
        return run.mapping();
    }

    public boolean isOrders() {
        return mapping().kind() == Mapping.Kind.ORDERS;
    }

    public boolean isAnswers() {
        return mapping().kind() == Mapping.Kind.ANSWERS;
    }

    /** What stands for a target where no column has it. */
    public String otherwise(String target) {
        return mapping().defaults().getOrDefault(target, "");
    }

    public boolean isEvents() {
        return mapping().kind() == Mapping.Kind.EVENTS;
    }

    /** What is missing before it can start; empty when nothing is. */
    public List<String> missing() {
        return preview == null ? List.of() : preview.missing();
    }

    public String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
