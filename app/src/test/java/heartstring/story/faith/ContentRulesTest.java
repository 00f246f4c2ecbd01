package heartstring.story.faith;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            They have been with us since 3 March 2024 and were last seen yesterday, on the web. | A customer since 3 March 2024, they last visited us on the web yesterday.
            They have been with us since 3 March 2024 and were last seen yesterday, on the web. | They joined us on 3 March 2024, and we saw them last on our website yesterday.
            The company has been with us since 3 March, at the till. | This business has been a customer since 3 March, at the till.
            They bought 12 times, about every 21 days, the last time on 4 May for €34.50. | With 12 times bought so far, about every 21 days, their most recent purchase was on 4 May for €34.50.
            They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year). | They have bought 12 times, roughly every 21 days, most recently on 4 May for €34.50, mostly choosing Oat cake (5 times in a year).
            They bought once, today for €20.00; that is longer ago than usual. | They purchased once, today, worth €20.00, which is longer ago than is typical.
            They brought something back yesterday. | Yesterday they returned something.
            They brought something back yesterday. | An item was returned yesterday.
            We promised something 3 days ago, due on 9 May. | Something we promised them 3 days ago is due on 9 May.
            What worried them yesterday: “The lid leaks”. | Yesterday they were concerned: “The lid leaks”.
            What they looked for 3 days ago: “A blue kayak”. | 3 days ago they were looking for this: “A blue kayak”.
            They said of themselves: “We have two dogs” (4 May). | About themselves they told us (4 May): “We have two dogs”.
            Not to be done again: “Call me at work” (4 May). | Please remember not to do this again: “Call me at work” (4 May).
            They did complain to us by e-mail yesterday. | Yesterday they complained to us by email.
            """)
    void otherWordsForTheSameStand(String plain, String said) {
        assertThat(FaithRules.fault(plain, said)).as(said).isNull();
        assertThat(ContentRules.fault(plain, said)).as(said).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            They did complain to us by e-mail yesterday. | They praised us by e-mail yesterday.
            They bought 12 times, about every 21 days. | They stole 12 times, about every 21 days.
            They bought 12 times, about every 21 days. | They returned 12 times, about every 21 days.
            They bought 12 times, about every 21 days. | They gladly bought 12 times, about every 21 days.
            They brought something back yesterday. | They broke something yesterday.
            They brought something back yesterday. | They bought something yesterday.
            They brought something back yesterday. | They shouted at a colleague yesterday.
            They brought something back yesterday. | They married yesterday.
            They have been with us since 3 March 2024 and were last seen yesterday, on the web. | They are angry since 3 March 2024 and complained yesterday, on the web.
            They bought once, today for €20.00. | Their card was blocked once, today for €20.00.
            We promised something 3 days ago, due on 9 May. | We refunded something 3 days ago, due on 9 May.
            What worried them yesterday: “The lid leaks”. | What pleased them yesterday: “The lid leaks”.
            They said of themselves: “We have two dogs” (4 May). | They lied of themselves: “We have two dogs” (4 May).
            """)
    void aWordThatSaysSomethingElseIsThrownAway(String plain, String said) {
        assertThat(FaithRules.fault(plain, said))
                .as("the figures are right: " + said)
                .isNull();
        assertThat(ContentRules.fault(plain, said)).as(said).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "purchases, purchased",
        "choosing, chosen",
        "shopped, shopping",
        "worried, worries",
        "approximately, approximate",
        "e-mails, emailed",
        "customer's, customers",
        "bought, buying",
    })
    void formsOfOneWordHaveOneStem(String one, String other) {
        assertThat(ContentRules.stem(one)).isEqualTo(ContentRules.stem(other));
    }
}
