package heartstring.customer.consent;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.consent.Consents.Way;
import heartstring.customer.matching.Identifier;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was said last holds, for one channel or for all that an address carries. */
@HouseTest
class ConsentsTest {

    private final Consents consents;
    private final JdbcClient jdbc;
    private final Feed web;
    private final String mark = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
    private final Identifier phone = new Identifier(Identifier.PHONE, "+49151" + mark);

    ConsentsTest(Consents consents, JdbcClient jdbc, Sources sources, Intake intake) {
        this.consents = consents;
        this.jdbc = jdbc;
        this.web = new Feed(sources, intake, "web");
    }

    private long profile() {
        web.send(List.of("{'type':'identify','userId':'c%s','traits':{'phone':'%s'}}".formatted(mark, phone.value())));
        return jdbc.sql("select profile_id from customer.v_identifier where kind = 'phone' and value = :phone limit 1")
                .param("phone", phone.value())
                .query(Long.class)
                .single();
    }

    private void by(long profile, String channel, boolean given, Instant at) {
        consents.note(profile, phone, Purpose.NEWS, given, Way.PROGRAM, new Evidence(channel, "footer", "", ""), at);
    }

    private void says(long profile, boolean given) {
        consents.say(profile, phone, Purpose.NEWS, given, Way.PERSON);
    }

    private long words() {
        return jdbc.sql("select count(*) from customer.v_consent where kind = 'phone' and value = :phone")
                .param("phone", phone.value())
                .query(Long.class)
                .single();
    }

    @Test
    void aNoToAllEndsAYesToOneChannelAlsoWhereItWasSaidBefore() {
        long profile = profile();
        assertThat(consents.allowsAny(phone, Purpose.NEWS)).isFalse();
        assertThat(consents.allowsAny(phone, Purpose.SERVICE)).isTrue();
        says(profile, false);
        says(profile, false);
        assertThat(words()).as("the same again").isEqualTo(1);
        by(profile, "sms", true, Instant.now());
        assertThat(consents.allows(phone, Purpose.NEWS, "sms")).isTrue();
        assertThat(consents.allows(phone, Purpose.NEWS, "calls")).isFalse();
        assertThat(consents.allowsAny(phone, Purpose.NEWS))
                .as("so that they see that there is something to say no to")
                .isTrue();
        says(profile, false);
        assertThat(consents.allows(phone, Purpose.NEWS, "sms")).isFalse();
        assertThat(consents.allowsAny(phone, Purpose.NEWS)).isFalse();
        says(profile, false);
        assertThat(words()).isEqualTo(3);
        says(profile, true);
        by(profile, "sms", false, Instant.now());
        assertThat(consents.allows(phone, Purpose.NEWS, "sms")).isFalse();
        assertThat(consents.allows(phone, Purpose.NEWS, "calls")).isTrue();
    }

    @Test
    void nobodySaysAnythingAheadOfTheTime() {
        long profile = profile();
        by(profile, "", true, Instant.now().plus(Duration.ofMinutes(4)));
        assertThat(consents.allows(phone, Purpose.NEWS)).isTrue();
        says(profile, false);
        assertThat(consents.allows(phone, Purpose.NEWS))
                .as("a clock that goes ahead outlives no later word")
                .isFalse();
        by(profile, "", true, Instant.now().minus(Duration.ofDays(1)));
        assertThat(consents.allows(phone, Purpose.NEWS))
                .as("what was said before is kept, and holds no more")
                .isFalse();
    }
}
