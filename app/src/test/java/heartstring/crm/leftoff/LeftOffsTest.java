package heartstring.crm.leftoff;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.platform.auth.Role;
import heartstring.story.memory.Memory;
import heartstring.story.memory.Remembered;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class LeftOffsTest {

    private final House house;
    private final Talks talks;
    private final Memory memory;
    private final Instant now;

    LeftOffsTest(House house, Sources sources, Belts belts, Memory memory, JdbcClient jdbc, InstantSource time) {
        this.house = house;
        this.talks = new Talks(house, sources, belts, jdbc);
        this.memory = memory;
        this.now = time.instant();
    }

    private String inbox() {
        String path = "/crm/left-off/" + talks.customer() + "?conversation=" + talks.conversation();
        Browser agent = house.as(Role.AGENT);
        assertThat(agent.get("/crm/inbox/" + talks.conversation()).body()).contains("hx-get=\"" + path + "\"");
        return agent.get(path).body().replaceAll("\\s+", " ");
    }

    @Test
    void aConversationBeginsWithWhereWeLeftOff() throws Exception {
        talks.mail(now.minus(Duration.ofDays(3)), "Kayak", "I'm looking for a blue kayak.");
        long wish = memory.of(talks.customer(), 1).getFirst().touchpointId();
        assertThat(inbox())
                .contains("Where we left off")
                .contains("/customers/" + talks.customer() + "/touchpoints/" + wish)
                .contains("They are looking for something: “I'm looking for a blue kayak”.")
                .contains("They wrote last and wait for our answer.");

        talks.say(
                "Message Sent",
                "email",
                now.minus(Duration.ofDays(2)),
                "\"text\":\"We'll send you the list tomorrow.\"");
        assertThat(inbox())
                .contains("We promised “We'll send you the list tomorrow”, and it is late")
                .contains("We spoke last and wait for theirs.");

        Remembered promise = memory.of(talks.customer(), 1).getFirst();
        memory.change(promise.id(), promise.kind(), promise.words(), promise.due(), "settled");
        assertThat(inbox()).doesNotContain("We promised").contains("blue kayak");
    }

    @Test
    void whatIsDueComesFirstThenWhatWasSaidLast() {
        LeftOffSql.Row wish = new LeftOffSql.Row("wish", "A tent", null, now, 3, "", false);
        LeftOffSql.Row late = new LeftOffSql.Row(
                "promise", "We'll call", memory.today().minusDays(1), now.minusSeconds(99), 2, "", false);
        LeftOffSql.Row later = new LeftOffSql.Row(
                "promise", "We'll call", memory.today().plusDays(1), now.minusSeconds(99), 2, "", false);
        assertThat(LeftOffRules.tell(List.of(wish, late), memory.today(), true)
                        .getFirst()
                        .touchpointId())
                .isEqualTo(2);
        assertThat(LeftOffRules.tell(List.of(wish, later), memory.today(), true)
                        .getFirst()
                        .touchpointId())
                .isEqualTo(3);
        assertThat(LeftOffRules.tell(List.of(), memory.today(), true)).isEmpty();
    }
}
