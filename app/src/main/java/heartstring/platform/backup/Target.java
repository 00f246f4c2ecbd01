package heartstring.platform.backup;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The migrated database that is to be loaded. */
record Target(
        Map<String, CatalogueSql.Table> tables,
        Map<String, List<CatalogueSql.Column>> columns,
        Map<String, CatalogueSql.Sequence> sequences,
        List<Manifest.Migration> migrations) {

    static Target of(CatalogueSql catalogue) {
        Map<String, CatalogueSql.Table> tables = catalogue.tables().stream()
                .collect(Collectors.toMap(table -> table.schema() + "." + table.name(), Function.identity()));
        return new Target(
                tables,
                tables.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> catalogue.columns(entry.getValue()))),
                catalogue.sequences().stream()
                        .collect(Collectors.toMap(
                                sequence -> sequence.schema() + "." + sequence.name(), Function.identity())),
                tables.values().stream()
                        .filter(table -> table.name().equals(CatalogueSql.HISTORY))
                        .flatMap(table -> catalogue.migrations(table).stream())
                        .toList());
    }

    /** All tables but the migration history, which the migrations themselves have just written. */
    List<CatalogueSql.Table> data() {
        return tables.values().stream()
                .filter(table -> !table.name().equals(CatalogueSql.HISTORY))
                .toList();
    }

    Optional<String> misfit(Manifest manifest) {
        Set<Manifest.Migration> here = new HashSet<>(migrations);
        for (Manifest.Migration migration : manifest.migrations()) {
            if (migration.version() != null && !here.contains(migration)) {
                return Optional.of(
                        "migration " + migration.version() + " (" + migration.description() + ") is another one");
            }
        }
        for (Manifest.Table table : manifest.tables()) {
            List<CatalogueSql.Column> found = columns.get(table.label());
            Set<Manifest.Column> stored = found == null
                    ? Set.of()
                    : found.stream()
                            .map(column -> new Manifest.Column(column.name(), column.type()))
                            .collect(Collectors.toSet());
            if (!stored.equals(Set.copyOf(table.columns()))) {
                return Optional.of("the table " + table.label() + (found == null ? " is missing" : " is different"));
            }
        }
        return Optional.empty();
    }

    /** Names come from the database, quoted by it, in the order in which the backup has the columns. */
    String copyIn(Manifest.Table table) {
        String label = table.label();
        Map<String, CatalogueSql.Column> byName = columns.getOrDefault(label, List.of()).stream()
                .collect(Collectors.toMap(CatalogueSql.Column::name, Function.identity()));
        CatalogueSql.Table target = tables.get(label);
        if (target == null) {
            throw new IllegalStateException(label + " was there a moment ago");
        }
        return RestoreSql.copyIn(
                target,
                table.columns().stream()
                        .map(column -> byName.get(column.name()))
                        .toList());
    }

    Optional<CatalogueSql.Sequence> sequence(Manifest.Sequence value) {
        return Optional.ofNullable(sequences.get(value.schema() + "." + value.name()));
    }
}
