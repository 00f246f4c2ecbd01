package heartstring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The style guide as a test: what a reviewer would otherwise have to say again and again. */
class TidyTest {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 50;
    private static final int SLICE_FILES = 15;
    private static final int SLICE_LINES = 1_500;

    private static final Pattern BANNED =
            Pattern.compile("(Impl|Service|Manager|Helper|Utils?|Dto|Entity)$|^(Base|Abstract)[A-Z]");
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s*(select\\s.+|insert\\s+into\\s.+|update\\s+\\S+\\s+set\\s.+|delete\\s+from\\s.+|truncate\\s+\\S+.*"
                    + "|with\\s+(recursive\\s+)?\\w+\\s.*as\\s.+|(create|alter|drop)\\s+(table|index|schema|view|type)\\s.+"
                    + "|copy\\s+\\S+\\s.*(from|to)\\s.+|lock\\s+table\\s.+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WITHIN = Pattern.compile("\\bin \\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOREIGN =
            Pattern.compile("(?i)\\b(" + String.join("|", RoomsTest.ROOMS) + ")\\.([a-z_][a-z0-9_]*)");

    @Test
    void filesAndMethodsStayShort() {
        List<String> faults = new ArrayList<>();
        for (Sources.Text text : Sources.texts()) {
            if (text.lines() > FILE_LINES) {
                faults.add(text.path() + " has " + text.lines() + " lines, at most " + FILE_LINES + " are allowed");
            }
        }
        for (Sources.Unit unit : Sources.java()) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    int lines = unit.lines(method);
                    if (lines > METHOD_LINES) {
                        faults.add(unit.path() + " " + method.getName() + " has " + lines + " lines, at most "
                                + METHOD_LINES + " are allowed");
                    }
                    return super.visitMethod(method, null);
                }
            }.scan(unit.tree(), null);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void namesAreNouns() {
        assertThat(Sources.java())
                .filteredOn(unit -> BANNED.matcher(unit.simpleName()).find())
                .extracting(Sources.Unit::path)
                .isEmpty();
    }

    @Test
    void everyPackageHasASign() {
        Map<String, String> signs = new TreeMap<>();
        for (Sources.Unit unit : Sources.mainJava()) {
            signs.putIfAbsent(unit.packageName(), "");
            if (unit.simpleName().equals("package-info")) {
                signs.put(unit.packageName(), unit.text());
            }
        }
        assertThat(signs)
                .allSatisfy((name, sign) -> assertThat(sign)
                        .as("package-info of " + name)
                        .contains("@NullMarked")
                        .contains("/**"));
    }

    @Test
    void slicesStaySmall() {
        Map<String, int[]> slices = new TreeMap<>();
        for (Sources.Unit unit : Sources.mainJava()) {
            int[] size = slices.computeIfAbsent(unit.packageName(), name -> new int[2]);
            size[0]++;
            size[1] += (int) unit.text().lines().count();
        }
        assertThat(slices).allSatisfy((name, size) -> {
            // The sign does not count as a file.
            assertThat(size[0] - 1).as("files in " + name).isLessThanOrEqualTo(SLICE_FILES);
            assertThat(size[1]).as("lines in " + name).isLessThanOrEqualTo(SLICE_LINES);
        });
    }

    @Test
    void onlySqlClassesSpeakSql() {
        List<String> faults = new ArrayList<>();
        for (Sources.Unit unit : Sources.mainJava()) {
            if (!unit.simpleName().endsWith("Sql")) {
                for (String literal : literals(unit)) {
                    if (STATEMENT.matcher(literal).matches()) {
                        faults.add(unit.path() + ": "
                                + literal.strip().lines().findFirst().orElse(""));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void sqlNamesItsOwnSchemaOrThePublishedViewsOfRoomsBelow() {
        List<String> faults = new ArrayList<>();
        for (Sources.Unit unit : Sources.mainJava()) {
            if (unit.simpleName().endsWith("Sql")) {
                int room = RoomsTest.ROOMS.indexOf(unit.room());
                for (String literal : literals(unit)) {
                    Matcher names = FOREIGN.matcher(literal);
                    while (names.find()) {
                        int named = RoomsTest.ROOMS.indexOf(names.group(1).toLowerCase(java.util.Locale.ROOT));
                        if (named > room || (named < room && !names.group(2).startsWith("v_"))) {
                            faults.add(unit.path() + ": " + names.group());
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The query within may be done again for each row, and skips what it has locked itself: {@code = any(array(…))} is done once. */
    @Test
    void whatIsDueIsTakenByNumbersThatAreLookedUpOnce() {
        List<String> faults = new ArrayList<>();
        for (Sources.Unit unit : Sources.mainJava()) {
            for (String literal : literals(unit)) {
                Matcher within = WITHIN.matcher(literal);
                while (within.find()) {
                    if (parenthesised(literal, within.end()).contains("skip locked")) {
                        faults.add(unit.path() + ": " + literal.strip());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** From there to the parenthesis that ends it. */
    private static String parenthesised(String text, int from) {
        int depth = 1;
        int at = from;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return text.substring(from, at);
    }

    @Test
    void migrationsNameOnlyRoomsBelow() {
        List<String> faults = new ArrayList<>();
        for (Sources.Text text : Sources.migrations()) {
            int room = RoomsTest.ROOMS.indexOf(
                    text.path().getParent().getFileName().toString());
            assertThat(room).as(text.path().toString()).isNotNegative();
            Matcher names = FOREIGN.matcher(text.content().replaceAll("--[^\n]*", ""));
            while (names.find()) {
                if (RoomsTest.ROOMS.indexOf(names.group(1).toLowerCase(java.util.Locale.ROOT)) > room) {
                    faults.add(text.path() + ": " + names.group());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> literals(Sources.Unit unit) {
        List<String> literals = new ArrayList<>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text) {
                    literals.add(text);
                }
                return super.visitLiteral(literal, null);
            }
        }.scan(unit.tree(), null);
        return literals;
    }
}
