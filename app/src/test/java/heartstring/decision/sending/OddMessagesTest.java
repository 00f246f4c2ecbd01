package heartstring.decision.sending;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.consent.Purpose;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages and links that nobody thought of. */
@HouseTest
class OddMessagesTest {

    private final House house;
    private final Messages messages;
    private final Settling settling;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Readers readers;

    OddMessagesTest(
            House house, Messages messages, Settling settling, Settings settings, JdbcClient jdbc, BeanFactory beans) {
        this.house = house;
        this.messages = messages;
        this.settling = settling;
        this.settings = settings;
        this.jdbc = jdbc;
        this.readers = new Readers(beans);
    }

    private MessageWanted service(long customer, int template) {
        return new MessageWanted("odd " + UUID.randomUUID(), customer, template, Purpose.SERVICE, "program");
    }

    @Test
    void aLinkLeadsWhereItWasMeantToWhateverLettersItHas() {
        String before = settings.organisation().address();
        settings.set(Map.of("address", "https://shop.test"));
        try {
            String odd = "https://shop.example/find?q=tea|coffee&share=100%&a={b}";
            int template = readers.template("email", "Hello\n\n[Look](" + odd + ")");
            long eve = readers.person("eve", "");
            messages.send(service(eve, template));
            String text = readers.queued("eve").getFirst();
            Matcher link = Pattern.compile("https://shop\\.test(/l/\\S+)").matcher(text);
            assertThat(link.find()).as(text).isTrue();
            Browser stranger = house.browser();
            assertThat(stranger.get(link.group(1)).status()).isEqualTo(302);
            assertThat(stranger.get(link.group(1)).location()).isEqualTo(odd);
        } finally {
            settings.set(Map.of("address", before));
        }
    }

    @Test
    void oneThatCannotBeSentHoldsUpNoOther() {
        int template = readers.template("email", "Hello");
        long bad = readers.person("bad", "");
        long good = readers.person("good", "");
        waits("bad", bad, template, "[1]");
        waits("good", good, template, "{}");
        Instant until = Instant.now().plusSeconds(10);
        while (!state("good").equals("queued") && Instant.now().isBefore(until)) {
            settling.sent();
        }
        assertThat(state("good")).isEqualTo("queued");
        assertThat(state("bad")).as("it is looked at again, later").isEqualTo("waiting");
        assertThat(jdbc.sql("select due_at > now() + interval '5 minutes' from decision.sending where key = :key")
                        .param("key", "bad" + readers.mark)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void waits(String who, long customer, int template, String given) {
        jdbc.sql("""
                        insert into decision.sending (key, profile_id, template_id, channel, purpose, cause, state, wanted_at, due_at, given)
                        values (:key, :profile, :template, 'email', 'service', 'program', 'waiting', :now::timestamptz,
                                :now::timestamptz, :given::jsonb)""")
                .param("key", who + readers.mark)
                .param("profile", readers.profile(who))
                .param("template", template)
                .param("now", Instant.EPOCH.plusSeconds(customer).toString())
                .param("given", given)
                .update();
    }

    private String state(String who) {
        return messages.byKey(who + readers.mark).orElseThrow().state();
    }
}
