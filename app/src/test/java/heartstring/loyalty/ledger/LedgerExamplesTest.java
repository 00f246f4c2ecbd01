package heartstring.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/ledger.md, carried out: the book holds what their tables say. */
class LedgerExamplesTest {

    private static final Path DOCUMENT = Path.of("../docs/ledger.md");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LEAST = 10;
    private static final Pattern LINE = Pattern.compile(
            "(?<who>\\w+) (?<verb>earns|spends|reserves|captures|returns|regains|repays|has) (?<what>\\w+)"
                    + "(?: until day (?<until>\\d+))?(?: with (?<with>\\w+))?(?: \\((?<policy>[a-z ]+)\\))?(?: and owes (?<owes>\\d+))?");

    /** The lines of a block, and the rows of the table below it; no rows where there is no table. */
    record Example(List<String> lines, List<String> rows) {
        @Override
        public String toString() {
            return String.join("; ", lines);
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        boolean here = false;
        boolean inBlock = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            here = line.startsWith("## ") ? line.equals("## Examples") : here;
            if (here && line.equals("```")) {
                inBlock = !inBlock;
                if (inBlock) {
                    examples.add(new Example(new ArrayList<>(), new ArrayList<>()));
                }
            } else if (here && inBlock) {
                examples.getLast().lines().add(line);
            } else if (here && line.startsWith("|") && !line.startsWith("| posting") && !line.startsWith("|---")) {
                examples.getLast().rows().add(line);
            }
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theBookHoldsWhatTheDocumentSays(Example example) {
        Told told = new Told();
        example.lines().forEach(told::carryOut);
        assertThat(told.checks > 0 || !example.rows().isEmpty())
                .as("says nothing that could be wrong")
                .isTrue();
        if (!example.rows().isEmpty()) {
            assertThat(told.rows()).isEqualTo(example.rows());
        }
        told.book.recount(example.toString());
    }

    @Test
    void theDocumentHasExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    /** A book of three pairs of people, whose lots are numbered as they are shown. */
    private static final class Told {

        private final Map<String, Holder> people = new HashMap<>();
        private final MemoryBook book;
        private final Map<Long, Integer> lots = new HashMap<>();
        private final Map<String, Long> earned = new HashMap<>();
        private final Map<String, Long> reserved = new HashMap<>();
        private final Map<String, Long> spent = new HashMap<>();
        private int shownFrom;
        private int checks;
        private Instant now = START;

        Told() {
            for (String name : List.of("Ana", "Ben", "Cy", "F", "G")) {
                people.put(name, Holder.member(1, people.size() + 1L));
            }
            people.put("Card", new Holder(1, Holder.Kind.GIFT_CARD, 1));
            book = new MemoryBook(1, List.copyOf(people.values()));
        }

        void carryOut(String line) {
            boolean before = line.startsWith("before: ");
            String said = before ? line.substring("before: ".length()) : line;
            if (said.matches("day \\d+")) {
                now = day(said.substring("day ".length()));
                return;
            }
            Matcher m = LINE.matcher(said);
            assertThat(m.matches()).as("a line that means nothing: " + line).isTrue();
            if (m.group("verb").equals("has")) {
                check(m);
                return;
            }
            Outcome outcome = book.post(command(m), now);
            assertThat(outcome).as(line).isInstanceOf(Outcome.Done.class);
            long posting = ((Outcome.Done) outcome).postingId();
            if (m.group("verb").equals("earns")) {
                earned.put(m.group("who"), posting);
            } else if (m.group("verb").equals("reserves")) {
                reserved.put(m.group("who"), posting);
            } else if (m.group("verb").equals("spends")) {
                spent.put(m.group("who"), posting);
            }
            if (before) {
                shownFrom = book.postings().size();
            }
        }

        private Command command(Matcher m) {
            Holder who = person(m.group("who"));
            Key key = Key.fresh();
            Cause cause = new Cause(Cause.Kind.EVENT, 0, 0, 0, now);
            if (m.group("verb").equals("repays")) {
                Book.Draw draw =
                        book.draws(who, List.of(person(m.group("what")))).getFirst();
                return new Command.Repay(
                        key,
                        draw.presenter(),
                        draw.payer(),
                        draw.posting(),
                        draw.transfer(),
                        draw.amount(),
                        draw.expiresAt(),
                        cause);
            }
            long amount = Long.parseLong(m.group("what"));
            Purse purse =
                    m.group("with") == null ? Purse.of(who) : new Purse(who, List.of(who, person(m.group("with"))));
            return switch (m.group("verb")) {
                case "earns" ->
                    new Command.Earn(
                            key, who, amount, null, m.group("until") == null ? null : day(m.group("until")), cause);
                case "spends" -> new Command.Spend(key, purse, amount, cause);
                case "reserves" -> new Command.Reserve(key, purse, amount, now.plus(Duration.ofDays(90)), cause);
                case "captures" ->
                    new Command.Capture(key, Objects.requireNonNull(reserved.get(m.group("who"))), amount, cause);
                case "regains" ->
                    new Command.GiveBack(key, Objects.requireNonNull(spent.get(m.group("who"))), amount, null, cause);
                default ->
                    new Command.TakeBack(
                            key,
                            Objects.requireNonNull(earned.get(m.group("who"))),
                            purse,
                            amount,
                            Policy.valueOf(
                                    m.group("policy").toUpperCase(Locale.ROOT).replace(' ', '_')),
                            cause);
            };
        }

        private void check(Matcher m) {
            Book.Sums sums = book.exact(person(m.group("who")), now);
            assertThat(sums.available()).as(m.group()).isEqualTo(Long.parseLong(m.group("what")));
            if (m.group("owes") != null) {
                assertThat(sums.owed()).as(m.group()).isEqualTo(Long.parseLong(m.group("owes")));
            }
            checks++;
        }

        /** What was posted since the lines that are not shown, as the document writes it. */
        List<String> rows() {
            List<String> rows = new ArrayList<>();
            for (Posting posting :
                    book.postings().subList(shownFrom, book.postings().size())) {
                String kind = posting.kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " ";
                for (Posting.Transfer t : posting.transfers) {
                    rows.add("| %s| %s | %s | %d |"
                            .formatted(
                                    kind,
                                    place(t.fromAccount(), t.from(), t.fromLot()),
                                    place(t.toAccount(), t.to(), t.toLot()),
                                    t.amount()));
                    kind = "";
                }
            }
            return rows;
        }

        private String place(long account, Pocket pocket, long lot) {
            Holder holder = account == 1 ? null : book.holder(account);
            String number = lot == 0 ? "" : ", lot " + lots.computeIfAbsent(lot, l -> lots.size() + 1);
            return name(holder) + " " + pocket.name().toLowerCase(Locale.ROOT) + number;
        }

        private String name(@Nullable Holder holder) {
            return people.entrySet().stream()
                    .filter(e -> e.getValue().equals(holder))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("house");
        }

        private Holder person(String name) {
            return Objects.requireNonNull(people.get(name), name);
        }

        private static Instant day(String number) {
            return START.plus(Duration.ofDays(Long.parseLong(number)));
        }
    }
}
