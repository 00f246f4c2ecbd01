package heartstring.experience.themes;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.experience.emotion.Voices;
import heartstring.experience.rising.Rising;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Themes of a house, and what is found by them and by words. */
@HouseTest
class ThemesTest {

    private final House house;
    private final HouseThemes themes;
    private final Voices voices;
    private final Rising rising;
    private final ThemeWorkSql work;
    private final TransactionTemplate transactions;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Talks talks;
    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "zqx";

    ThemesTest(
            House house,
            HouseThemes themes,
            Voices voices,
            Rising rising,
            ThemeWorkSql work,
            TransactionTemplate transactions,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Sources sources) {
        this.house = house;
        this.themes = themes;
        this.voices = voices;
        this.rising = rising;
        this.work = work;
        this.transactions = transactions;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    Bakery | bread,roll*            | true  |
                    Bakery |                        | true  | at least one word
                    Bakery |                        | false |
                    ''     | bread                  | true  | has a name
                    Bakery | a                      | true  | is no word
                    Bakery | (a+)+$                 | true  | is no word
                    Bakery | <script>               | true  | is no word
                    Bakery | sold out;l'eau;中文点 | true  |""", delimiter = '|')
    void onlyWordsAreWords(String label, String words, boolean own, String fault) {
        String found = ThemeRules.fault(label, ThemeRules.words(words == null ? "" : words), own);
        if (fault == null) {
            assertThat(found).isNull();
        } else {
            assertThat(found).contains(fault);
        }
    }

    @Test
    void aKeyIsAWordOfItsOwn() {
        assertThat(ThemeRules.key("Bäckerei & Café", java.util.Set.of())).isEqualTo("backerei-cafe");
        assertThat(ThemeRules.key("中文", java.util.Set.of("own"))).isEqualTo("own-2");
    }

    /** A mail with the word; the touchpoint, once it was read. */
    private long said() throws Exception {
        talks.say(
                "Message Received",
                "email",
                Instant.now(),
                "\"subject\":\"Bread\",\"store_id\":\"S-" + mark + "\",\"text\":\"The sour" + mark
                        + "loaf is terrible, I am so angry!\",\"from\":\"" + talks.email + "\"");
        Settled.settle(belts, standings);
        long touchpoint = jdbc.sql("""
                        select max(f.touchpoint_id) from experience.feeling f join customer.v_profile p on p.id = f.profile_id
                         where p.customer_id = :customer""")
                .param("customer", talks.customer())
                .query(Long.class)
                .single();
        for (int i = 0; i < 1_500 && !voices.find(touchpoint).orElseThrow().read(); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        return touchpoint;
    }

    private void isFound(String label, String theme, long touchpoint) {
        var manager = house.as(Role.MANAGER);
        String here = "/touchpoints/" + touchpoint;
        assertThat(manager.get("/experience/said?days=7").body()).contains(label);
        for (String found : List.of(
                "theme=" + theme,
                "q=sour" + mark,
                "q=%22" + "sour" + mark + "loaf+is%22&tone=negative",
                "store=S-" + mark + "&channel=email&language=en")) {
            assertThat(manager.get("/experience/said?days=7&" + found).body())
                    .as(found)
                    .contains(here);
        }
        assertThat(manager.get("/experience/said?days=7&q=sour" + mark).body()).contains("<mark>sour" + mark);
        for (String not : List.of("tone=positive", "channel=chat", "language=de", "q=zz" + mark, "feeling=delight")) {
            assertThat(manager.get("/experience/said?days=7&store=S-" + mark + "&" + not)
                            .body())
                    .as(not)
                    .doesNotContain(here);
        }
    }

    /** What is to be done after a change is done, here or by the task that is at it. */
    private void isDone(String theme) {
        for (int i = 0; i < 500 && rows("experience.theme_work where word = :theme", theme) > 0; i++) {
            if (!KeepThemes.doSome(work, transactions)) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        assertThat(rows("experience.theme_work where word = :theme", theme)).isZero();
        assertThat(rows("experience.feeling where :theme = any(themes)", theme)).isZero();
        assertThat(rows("experience.aspect where theme = :theme", theme)).isZero();
    }

    private long rows(String from, String theme) {
        return jdbc.sql("select count(*) from " + from)
                .param("theme", theme)
                .query(Long.class)
                .single();
    }

    @Test
    void anOwnThemeIsFoundInWhatIsSaidAndLookedForWithWords() throws Exception {
        var manager = house.as(Role.MANAGER);
        String label = "Bakery " + mark;
        assertThat(manager.post("/experience/themes", "label", label, "words", "sour" + mark + "*\n")
                        .status())
                .isEqualTo(303);
        HouseThemes.One one = themes.all().stream()
                .filter(t -> t.label().equals(label))
                .findFirst()
                .orElseThrow();
        try {
            long touchpoint = said();
            assertThat(voices.find(touchpoint).orElseThrow().themes()).contains(one.word());
            isFound(label, one.word(), touchpoint);
            assertThat(manager.get("/experience/said/weeks?theme=" + one.word()).status())
                    .isEqualTo(200);
            assertThat(manager.get("/experience/said?q=%27%29%3B--&store=%27&channel=%27")
                            .status())
                    .isEqualTo(200);
            var refused = manager.post("/experience/themes/" + one.word(), "label", label, "words", "(x|y)+");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("(x|y)+");
            assertThat(house.as(Role.AGENT)
                            .post("/experience/themes", "label", "x", "words", "y")
                            .status())
                    .isEqualTo(403);
        } finally {
            assertThat(themes.remove(one)).isTrue();
        }
        isDone(one.word());
        assertThat(manager.get("/experience/said?days=7").body()).doesNotContain(label);
        rising.find();
        assertThat(rising.latest()).allMatch(r -> r.lately() >= 5);
    }
}
