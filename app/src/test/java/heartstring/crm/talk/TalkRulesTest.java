package heartstring.crm.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkRulesTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Message Received, CUSTOMER, true, false",
        "Message Sent, US, false, false",
        "Live Chat Message Sent, CUSTOMER, true, false",
        "Live Chat Message Received, US, false, false",
        "Live Chat Conversation Started, NOBODY, false, false",
        "Live Chat Conversation Ended, NOBODY, false, true",
        "Call Ended, US, false, false",
        "Social Mention, CUSTOMER, true, false",
        "Complaint Raised, CUSTOMER, true, false",
        "Complaint Resolved, US, false, true",
        "Note Added, NOTE, false, false"
    })
    void whoSpeaksAndWhetherSomebodyWaits(String name, Who who, boolean asks, boolean ends) {
        Talk talk = TalkRules.talk(1, 2, name, "web", AT, "{\"properties\":{\"text\":\"Hello\"}}");
        assertThat(talk).isNotNull();
        assertThat(talk.who()).isEqualTo(who);
        assertThat(talk.asks()).isEqualTo(asks);
        assertThat(talk.ends()).isEqualTo(ends);
    }

    @Test
    void otherEventsAndThoseOfNobodyAreNoTalk() {
        assertThat(TalkRules.talk(1, 2, "Order Completed", "web", AT, "{}")).isNull();
        assertThat(TalkRules.talk(1, 0, "Message Received", "web", AT, "{}")).isNull();
    }

    @Test
    void aMachinesAnswerAsksNothing() {
        Talk talk = TalkRules.talk(
                1, 2, "Message Received", "email", AT, "{\"properties\":{\"automatic\":\"auto-replied\"}}");
        assertThat(talk).isNotNull();
        assertThat(talk.who()).isEqualTo(Who.NOBODY);
        assertThat(talk.asks()).isFalse();
    }

    @Test
    void aMailFollowsWhatItAnswersNearestFirst() {
        Talk talk = TalkRules.talk(1, 2, "Message Received", "email", AT, """
                {"properties":{"message_id":"<c@x>","in_reply_to":"<b@x>","references":"<a@x> <b@x>"}}""");
        assertThat(talk).isNotNull();
        assertThat(talk.thread()).isEqualTo(TalkRules.digest("mail", "<c@x>"));
        assertThat(talk.follows())
                .containsExactly(
                        TalkRules.digest("mail", "<b@x>"),
                        TalkRules.digest("mail", "<b@x>"),
                        TalkRules.digest("mail", "<a@x>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null",
                "[]",
                "{\"properties\":[]}",
                "{\"properties\":{\"text\":{\"a\":1},\"attachments\":3}}",
                "not json"
            })
    void oddContentsAreReadAsNothing(String body) {
        Words words = TalkRules.words("Message Received", body);
        assertThat(words.text()).isEmpty();
        assertThat(words.files()).isEmpty();
        assertThat(TalkRules.talk(1, 2, "Message Received", "email", AT, body)).isNotNull();
    }

    @Test
    void theWordsOfEachKindAreFoundWhereTheyStand() {
        assertThat(TalkRules.words("Live Chat Message Sent", "{\"properties\":{\"message_body\":\"Hi\"}}")
                        .text())
                .isEqualTo("Hi");
        Words call = TalkRules.words(
                "Call Ended", "{\"properties\":{\"duration\":240,\"notes\":\"Wants a refund\",\"agent\":\"Ana\"}}");
        assertThat(call.line()).isEqualTo("A call of 4 minutes");
        assertThat(call.author()).isEqualTo("Ana");
        assertThat(TalkRules.words(
                                "Complaint Raised", "{\"properties\":{\"reason\":\"long_wait\",\"text\":\"I waited\"}}")
                        .brief(100))
                .isEqualTo("Long wait: I waited");
    }

    @Test
    void aBriefLineIsCutByCharactersAndNotThroughOne() {
        assertThat(new Words("", "😀😀😀😀", "", 0, false, "", java.util.List.of()).brief(3))
                .isEqualTo("😀😀…");
    }
}
