package heartstring.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What agents and sellers wait for all day: the inbox, the board, the list of people, the palette and the search. */
@Command(
        name = "crm",
        mixinStandardHelpOptions = true,
        description =
                "Inbox, board, people, palette and search, as whole answers over HTTP, beside a raw query; the last three"
                        + " also of somebody who sees a team's records alone.")
final class CrmBench implements Callable<Integer> {

    private static final String CONTROL = "control: the open conversations, raw query";

    private static final List<String> INBOX = List.of(
            "view=mine",
            "view=unassigned",
            "view=team",
            "view=all",
            "view=snoozed",
            "view=resolved",
            "view=all&sort=due",
            "view=mine&sort=due",
            "view=team&sort=due",
            "view=all&label=rare",
            "view=all&label=none",
            "view=all&channel=chat",
            "view=all&priority=urgent");

    private static final List<String> PEOPLE =
            List.of("/customers", "/customers?sort=name", "/customers?sort=spent", "/customers?q=weber");

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "Seconds of one timed case (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds; medians are reported (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--people", defaultValue = "100000", description = "People (default: ${DEFAULT-VALUE}).")
    long people;

    @Option(
            names = "--conversations",
            defaultValue = "200000",
            description = "Conversations, 100,000 messages of which can be searched (default: ${DEFAULT-VALUE}).")
    long conversations;

    @Option(names = "--deals", defaultValue = "5000", description = "Open deals (default: ${DEFAULT-VALUE}).")
    long deals;

    @Option(names = "--report", defaultValue = "docs/bench/crm.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/crm.md");

    @Option(names = "--work", description = "A folder for the data, filled the first time (default: a temporary one).")
    @Nullable
    Path work;

    /** What somebody waits for: addresses asked in turn. */
    private record Case(String name, List<String> addresses, boolean ofTeam) {
        Case(String name, List<String> addresses) {
            this(name, addresses, false);
        }

        /** The same, asked by somebody who sees their team's records alone. */
        Case asTeam() {
            return new Case(name + ", of a team", addresses, true);
        }
    }

    @Override
    public Integer call() throws Exception {
        Report table = new Report(CONTROL);
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            String session = "none\r\nCookie: " + Session.signIn(ground);
            fill(ground);
            String team = "none\r\nCookie: " + Session.signIn(ground, DeskCrowdSql.COLLEAGUE, "AGENT");
            List<Case> cases = cases(ground);
            System.out.println("  warming up");
            for (Case each : cases) {
                run(ground, each.ofTeam() ? team : session, each, Duration.ofSeconds(5));
            }
            for (int round = 0; round < rounds; round++) {
                table.add(CONTROL, raw(ground));
                for (Case each : cases) {
                    table.add(
                            each.name(),
                            run(ground, each.ofTeam() ? team : session, each, Duration.ofSeconds(seconds)));
                }
            }
            table.note(String.format(
                    Locale.ROOT,
                    "%,d people, %,d conversations, %,d of their messages to be searched, %,d open deals and three times as many closed,"
                            + " 20,000 tasks; one connection, signed in, whole answers; resident memory of the product: %d MB",
                    people,
                    conversations,
                    said(),
                    deals,
                    ground.residentMegabytes()));
            table.append(report, "CRM");
            ground.well();
        }
        return 0;
    }

    private long said() {
        return Math.min(100_000, conversations);
    }

    private void fill(Ground ground) throws Exception {
        int source = ground.source();
        try (Connection c = ground.connect()) {
            if (BenchSql.number(c, "select count(*) from crm.deal") >= deals) {
                return;
            }
            System.out.printf("  filling %,d people and %,d conversations%n", people, conversations);
            BenchSql.execute(c, "set synchronous_commit = off");
            CrowdSql.people(c, source, people);
            CrowdSql.touchpoints(c, source, people, 2 * people);
            CrowdSql.settle(c);
            DeskCrowdSql.fill(c, source, Session.user(c), people, conversations, said(), deals);
        }
    }

    private List<Case> cases(Ground ground) throws SQLException {
        List<String> words = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (Connection c = ground.connect()) {
            for (int n : new int[] {0, 1, 5, 40, 300, 2_000, 5_000, 7_999}) {
                words.add(BenchSql.text(c, "select w from bench.word where n = " + n));
            }
            for (long id : new long[] {people / 23, people / 2, people / 129, people * 9 / 10}) {
                names.add(BenchSql.text(c, "select name from customer.headline where customer_id = " + id));
            }
        }
        Case lists = new Case("people, four lists in turn", PEOPLE);
        Case keys = new Case("palette, a keystroke", keystrokes(names, words));
        Case search = new Case("search", searches(names, words));
        return List.of(
                new Case(
                        "inbox, its views in turn",
                        INBOX.stream().map(v -> "/crm/inbox?" + v).toList()),
                new Case(
                        "a conversation of 5,000 messages",
                        List.of("/crm/inbox/" + DeskCrowdSql.LONG_THREAD + "?view=all")),
                new Case("board of deals", List.of("/crm/deals")),
                lists,
                keys,
                search,
                lists.asTeam(),
                keys.asTeam(),
                search.asTeam());
    }

    /** Everything that is asked for while these are typed, letter by letter. */
    private List<String> keystrokes(List<String> names, List<String> words) {
        List<String> addresses = new ArrayList<>();
        for (String typed : List.of(
                names.get(0),
                names.get(1).substring(names.get(1).indexOf(' ') + 1),
                misspelt(names.get(2)),
                "c" + people / 2 + "@example.org",
                words.get(5) + " for " + words.get(3),
                "note " + names.get(3),
                "call about " + words.get(4),
                "inbox",
                "new deal")) {
            for (int end = 0; end <= typed.length(); end++) {
                addresses.add("/palette?at=%2Fcustomers%2F77&q=" + encoded(typed.substring(0, end)));
            }
        }
        return addresses;
    }

    private List<String> searches(List<String> names, List<String> words) {
        String common = words.get(0);
        String middle = words.get(3);
        String rare = words.get(7);
        return List.of(
                        names.get(0),
                        rare,
                        middle,
                        common,
                        common + " " + middle,
                        middle + " " + rare,
                        common + " " + words.get(1) + " " + words.get(2),
                        "c" + people / 2 + "@example.org",
                        "late delivery of the tent",
                        rare + "x",
                        common.substring(0, 3),
                        middle.substring(0, 4),
                        "call about " + middle,
                        "a",
                        "\"" + common + " " + common + "\"",
                        misspelt(names.get(1)))
                .stream()
                .map(query -> "/search?q=" + encoded(query))
                .toList();
    }

    /** Two letters of the family name changed places. */
    private static String misspelt(String name) {
        int at = name.indexOf(' ') + 2;
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Loop.Result run(Ground ground, String session, Case asked, Duration time) throws Exception {
        AtomicInteger turn = new AtomicInteger();
        return Loop.run(
                1,
                Duration.ofSeconds(1),
                time,
                () -> ReadBench.caller(
                        new RawHttp(ground.port(), session),
                        () -> asked.addresses()
                                .get(turn.getAndIncrement() % asked.addresses().size())));
    }

    private static Loop.Result raw(Ground ground) throws Exception {
        return Loop.run(1, Duration.ofSeconds(1), Duration.ofSeconds(3), () -> {
            Connection c = ground.connect();
            PreparedStatement s = c.prepareStatement(DeskCrowdSql.OPEN_CONVERSATIONS);
            return new Loop.Caller() {
                @Override
                public int call() throws Exception {
                    try (ResultSet rs = s.executeQuery()) {
                        return rs.next() ? 1 : 0;
                    }
                }

                @Override
                public void close() throws IOException {
                    try {
                        c.close();
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                }
            };
        });
    }
}
