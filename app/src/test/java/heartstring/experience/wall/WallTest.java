package heartstring.experience.wall;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.platform.auth.Role;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.secrets.Tokens;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A screen on the wall, from its making to its end. */
@HouseTest
class WallTest {

    private static final Pattern LINK = Pattern.compile("/wall/[A-Za-z0-9_-]{43}");

    private final House house;
    private final JdbcClient jdbc;
    private final Throttle throttle;
    private final Talks talks;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    WallTest(House house, JdbcClient jdbc, Throttle throttle, Sources sources, Belts belts) {
        this.throttle = throttle;
        this.house = house;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    @Test
    void aSecretLinkOpensItAndNamesNobodyUntilItIsTakenBack() throws Exception {
        talks.mail(Instant.now(), "Question", "Do you have it in blue? " + mark);
        Browser manager = house.as(Role.MANAGER);
        Answer made = manager.post("/experience/walls", "name", "Desk " + mark);
        assertThat(made.status()).isEqualTo(200);
        Matcher link = LINK.matcher(made.body());
        assertThat(link.find()).isTrue();
        String path = link.group();
        assertThat(manager.get("/experience/walls").body())
                .contains("Desk " + mark)
                .doesNotContain(path);
        assertThat(jdbc.sql("select count(*) from platform.audit where action = 'made' and subject_kind = 'wall'")
                        .query(Long.class)
                        .single())
                .isPositive();

        Browser screen = house.browser();
        Answer shown = screen.get(path);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Mood today", "Recommend us", "Answers today", "Waiting for us", "Promises kept")
                .doesNotContain(mark, talks.email, "/customers/");
        assertThat(shown.header("X-Robots-Tag")).contains("noindex");
        assertThat(Pattern.compile("<section class=\"hs-wall-waits\">")
                        .matcher(shown.body())
                        .find())
                .as("somebody waits")
                .isTrue();
        try (Browser.Lines lines = screen.lines(path + "/stream")) {
            assertThat(lines.await("event:board")).isTrue();
        }
        assertThat(manager.get("/experience/walls").body()).contains("Opened last");

        assertThat(screen.get("/wall/" + "A".repeat(43)).status()).isEqualTo(404);
        assertThat(house.as(Role.AGENT).get("/experience/walls").status()).isEqualTo(403);
        assertThat(manager.post("/experience/walls", "name", " ").status()).isEqualTo(422);
        long id = jdbc.sql("select id from experience.wall where name = :name")
                .param("name", "Desk " + mark)
                .query(Long.class)
                .single();
        assertThat(manager.post("/experience/walls/" + id + "/revocation").status())
                .isEqualTo(303);
        assertThat(screen.get(path).status()).isEqualTo(404);
        assertThat(screen.get(path + "/stream").status()).isEqualTo(404);
        assertThat(manager.post("/experience/walls/" + id + "/revocation").status())
                .isEqualTo(404);
    }

    private String link(String name) throws Exception {
        Matcher link = LINK.matcher(
                house.as(Role.MANAGER).post("/experience/walls", "name", name).body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    @Test
    void oneLinkOpensSoManyScreensAndTheNextOneSaysSo() throws Exception {
        String path = link("Many " + mark);
        Browser screen = house.browser();
        List<Browser.Lines> open = new ArrayList<>();
        try {
            for (int i = 0; i < WallStream.MOST_OF_ONE; i++) {
                open.add(screen.lines(path + "/stream"));
                assertThat(open.getLast().await("event:board")).isTrue();
            }
            try (Browser.Lines more = screen.lines(path + "/stream")) {
                assertThat(more.await("event:full")).isTrue();
                assertThat(more.await("data:This link is open on 10 screens already, so this one does not change."
                                + " Close one of them, or make a link of its own for it."))
                        .isTrue();
            }
            assertThat(screen.get(path).status()).as("it is shown all the same").isEqualTo(200);
            try (Browser.Lines other = screen.lines(link("Other " + mark) + "/stream")) {
                assertThat(other.await("event:board"))
                        .as("another link has room")
                        .isTrue();
            }
        } finally {
            open.forEach(Browser.Lines::close);
        }
    }

    @Test
    void whoTriesManyLinksThatOpenNothingHasToWaitAndAGoodOneStillOpens() throws Exception {
        String path = link("Good " + mark);
        Browser screen = house.browser();
        try {
            int last = 404;
            for (int i = 0; i <= ThrottleRules.WALL_LINK.attempts() && last == 404; i++) {
                last = screen.get("/wall/" + Tokens.next() + (i % 2 == 0 ? "" : "/stream"))
                        .status();
            }
            assertThat(last).isEqualTo(429);
            assertThat(screen.get(path).status()).isEqualTo(200);
        } finally {
            throttle.forget(ThrottleRules.WALL_LINK, "127.0.0.1");
        }
    }

    @Test
    void aDayIsHeldAgainstTheUsual() {
        assertThat(BoardRules.mood(new long[] {2, 2, 0}, new long[] {50, 50, 100})
                        .words())
                .isEqualTo("too early to tell");
        assertThat(BoardRules.mood(new long[] {10, 10, 20}, new long[] {50, 50, 100})
                        .words())
                .isEqualTo("as usual");
        Board.Mood bad = BoardRules.mood(new long[] {30, 5, 5}, new long[] {50, 50, 100});
        assertThat(bad.words()).isEqualTo("worse than usual");
        assertThat(bad.badPercent()).isEqualTo(75);
        assertThat(BoardRules.mood(new long[] {1, 5, 34}, new long[] {50, 50, 100})
                        .face())
                .isEqualTo("mood-happy");
        assertThat(BoardRules.mood(new long[] {1, 5, 34}, new long[3]).usualPercent())
                .isEqualTo(-1);
    }
}
