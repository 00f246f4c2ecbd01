package heartstring;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The project's own files, read once for the tests that check their style. */
final class Sources {

    /** Tests run in the module's folder. */
    private static final Path APP = Path.of("").toAbsolutePath();

    private static final List<Path> JAVA_ROOTS = List.of(
            APP.resolve("src/main/java"),
            APP.resolve("src/test/java"),
            APP.resolve("src/walks/java"),
            APP.resolveSibling("kernels/src"),
            APP.resolveSibling("bench/src"));
    private static final List<Unit> UNITS = parse();

    private Sources() {}

    /** A text file of the project. */
    record Text(Path path, String content) {
        long lines() {
            return content.lines().count();
        }
    }

    /** A parsed Java file. */
    record Unit(Path path, String text, CompilationUnitTree tree, SourcePositions positions) {
        String simpleName() {
            String name = path.getFileName().toString();
            return name.substring(0, name.length() - ".java".length());
        }

        String packageName() {
            return tree.getPackageName().toString();
        }

        /** The room of this file, or an empty text for the root package. */
        String room() {
            String[] parts = packageName().split("\\.", -1);
            return parts.length < 2 ? "" : parts[1];
        }

        int lines(Tree part) {
            long start = positions.getStartPosition(tree, part);
            long end = positions.getEndPosition(tree, part);
            return (int)
                    (tree.getLineMap().getLineNumber(end) - tree.getLineMap().getLineNumber(start) + 1);
        }
    }

    static List<Unit> java() {
        return UNITS;
    }

    static List<Unit> mainJava() {
        return UNITS.stream()
                .filter(unit -> unit.path().startsWith(APP.resolve("src/main")))
                .toList();
    }

    /** Every source that a person reads: Java, templates, scripts. */
    static List<Text> texts() {
        List<Text> texts = new ArrayList<>(
                UNITS.stream().map(unit -> new Text(unit.path(), unit.text())).toList());
        texts.addAll(read(APP.resolve("src/main/jte"), ".jte"));
        texts.addAll(read(APP.resolve("src/main/resources/static/js"), ".js"));
        return texts;
    }

    static List<Text> migrations() {
        return read(APP.resolve("src/main/resources/db/migration"), ".sql");
    }

    private static List<Text> read(Path root, String suffix) {
        return files(root, suffix).stream()
                .map(path -> new Text(path, content(path)))
                .toList();
    }

    private static List<Path> files(Path root, String suffix) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Unit> parse() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> paths = JAVA_ROOTS.stream()
                    .flatMap(root -> files(root, ".java").stream())
                    .toList();
            Iterable<? extends JavaFileObject> objects = files.getJavaFileObjectsFromPaths(paths);
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, objects);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Unit> units = new ArrayList<>();
            for (CompilationUnitTree tree : task.parse()) {
                Path path = Path.of(tree.getSourceFile().toUri());
                units.add(new Unit(path, content(path), tree, positions));
            }
            return List.copyOf(units);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
