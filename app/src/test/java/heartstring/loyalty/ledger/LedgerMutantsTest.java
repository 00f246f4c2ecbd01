package heartstring.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants a fault in the ledger's rules, one at a time, and expects the machine to find it; without a fault it finds none. */
class LedgerMutantsTest {

    private static final Path RULES = Path.of("src/main/java/heartstring/loyalty/ledger/LedgerRules.java");

    /** A fault: what stands in the rules, and what is put in its place the first time it stands there. */
    record Mutant(String fault, String from, String to) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Mutant> mutants() {
        return Stream.of(comings(), goings(), settlings()).flatMap(some -> some);
    }

    private static Stream<Mutant> comings() {
        return Stream.of(
                new Mutant(
                        "waiting points can be spent at once",
                        "waits ? Pocket.PENDING : Pocket.AVAILABLE",
                        "Pocket.AVAILABLE"),
                new Mutant(
                        "what is owed is not paid by what comes",
                        "payDebt(books, posting, lot.account, now);\n        Outcome.Done done",
                        "Outcome.Done done"),
                new Mutant("more is paid than is owed", "Math.min(-account.owed, lot.available)", "lot.available"),
                new Mutant("one too many is spent", "if (room < amount)", "if (room + 1 < amount)"),
                new Mutant("the last one cannot be spent", "if (room < amount)", "if (room <= amount)"),
                new Mutant("the last one cannot be set aside", "if (room < c.amount())", "if (room <= c.amount())"),
                new Mutant(
                        "a reservation is captured twice",
                        "if (!books.followers(reservation.id).isEmpty())",
                        "if (books.followers(reservation.id).size() > 1)"),
                new Mutant(
                        "a whole reservation cannot be captured",
                        "c.amount() > reservation.amount",
                        "c.amount() >= reservation.amount"),
                new Mutant(
                        "the rest of a reservation is not freed",
                        "if (leg.amount() > part)",
                        "if (leg.amount() < part)"),
                new Mutant(
                        "a return takes more than was earned", "Math.max(0, earned.amount - before)", "earned.amount"));
    }

    private static Stream<Mutant> goings() {
        return Stream.of(
                new Mutant("what was forgiven is asked for again", "p -> p.amount + p.shortfall", "p -> p.amount"),
                new Mutant("a return spares what waits", "Math.min(left, lot.pending)", "Math.min(0, lot.pending)"),
                new Mutant(
                        "a return takes what can be spent against the policy",
                        "if (c.policy() != Policy.ONLY_PENDING)",
                        "if (c.policy() != null)"),
                new Mutant("nobody ever owes", "c.policy() == Policy.DEBT && left > 0", "c.policy() == null"),
                new Mutant("a return takes twice", "Math.min(left, room - own)", "Math.min(left, room)"),
                new Mutant("what was drawn first returns first", "spent.transfers.reversed()", "spent.transfers"),
                new Mutant(
                        "a spend is given back twice",
                        "leg.amount() - returned(books, spent, leg, Kind.GIVE_BACK)",
                        "leg.amount()"),
                new Mutant(
                        "what was repaid returns to the payer",
                        "repaid ? books.account(spent.accountId) : lot.account",
                        "lot.account"),
                new Mutant(
                        "what was repaid returns to its lot",
                        "if (!repaid && !lot.isOver(now))",
                        "if (!lot.isOver(now))"),
                new Mutant("what returns late is lost", "if (!repaid && !lot.isOver(now))", "if (!repaid)"));
    }

    private static Stream<Mutant> settlings() {
        return Stream.of(
                new Mutant("what returns late never ends", "lot.isOver(now) ? graceUntil : lot.expiresAt", "null"),
                new Mutant(
                        "what moves lives for ever",
                        "books.newLot(posting, to, part, null, lot.expiresAt)",
                        "books.newLot(posting, to, part, null, null)"),
                new Mutant("what arrives pays no debt", "payDebt(books, posting, to, now);", ""),
                new Mutant(
                        "a repayment is owed though it could be paid",
                        "Math.min(c.amount(), room(books, Purse.of(c.presenter()), now))",
                        "Math.min(0, room(books, Purse.of(c.presenter()), now))"),
                new Mutant(
                        "a repayment lives for ever",
                        "books.newLot(posting, payer, c.amount(), null, c.expiresAt())",
                        "books.newLot(posting, payer, c.amount(), null, null)"),
                new Mutant("debts are forgotten in spending", "Math.max(0, open + owed)", "Math.max(0, open)"),
                new Mutant(
                        "the youngest is spent first",
                        ".sorted(Books.OLDEST)\n                .toList();\n    }\n\n    /** Takes",
                        ".sorted(Books.OLDEST.reversed())\n                .toList();\n    }\n\n    /** Takes"),
                new Mutant(
                        "nothing expires",
                        "if (lot.available > 0 && lot.isOver(now)) {\n                expire",
                        "if (lot.available < 0) {\n                expire"),
                new Mutant("what became due pays no debt", "payDebt(books, posting, account, due);", ""),
                new Mutant(
                        "a key may be used for anything",
                        "known.contents().equals(command.key().contents())",
                        "known.contents() != null"),
                new Mutant(
                        "a repeated command is carried out again",
                        "if (known != null)",
                        "if (known != null && known.amount() < 0)"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theMachineFindsIt(Mutant mutant, @TempDir Path folder) throws Exception {
        String rules = Files.readString(RULES);
        assertThat(rules)
                .as("the rules no longer read like this; mend the mutant")
                .contains(mutant.from());
        int at = rules.indexOf(mutant.from());
        Throwable found = run(
                rules.substring(0, at)
                        + mutant.to()
                        + rules.substring(at + mutant.from().length()),
                folder);
        assertThat(found).as("The machine did not notice: " + mutant.fault()).isNotNull();
    }

    @Test
    void withoutAFaultItFindsNone(@TempDir Path folder) throws Exception {
        assertThat(run(Files.readString(RULES), folder)).isNull();
    }

    /** What the machine throws on these rules; null when nothing. */
    private static @Nullable Throwable run(String rules, Path folder) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source")).resolve("LedgerRules.java");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(source, rules);
        compile(source, classes);
        Runnable machine = (Runnable) new Planted(classes)
                .loadClass(MutantRun.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        try {
            machine.run();
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }

    private static void compile(Path source, Path classes) throws IOException, URISyntaxException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter says = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            says,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(says.toString()).isTrue();
        }
    }

    private static String classPath() throws URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> one : List.of(Ledger.class, Nullable.class)) {
            places.add(Path.of(one.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return places.stream().distinct().collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Has classes of the ledger of its own, so that the planted rules find their neighbours in the same package. */
    private static final class Planted extends ClassLoader {

        private static final String PACKAGE = "heartstring.loyalty.ledger.";
        private final Path classes;

        Planted(Path classes) {
            super(LedgerMutantsTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith(PACKAGE) ? own(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            Path planted = classes.resolve(name.replace('.', '/') + ".class");
            try (var in = Files.exists(planted)
                    ? Files.newInputStream(planted)
                    : getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
