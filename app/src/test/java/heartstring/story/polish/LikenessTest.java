package heartstring.story.polish;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.platform.embedding.Embeddings;
import heartstring.story.faith.FaithRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the line lies between other words for the same and other news in words that the rules alone would let pass. */
class LikenessTest {

    private static final Likeness LIKENESS = new Likeness(new Embeddings());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            They have been with us since 3 March 2024 and were last seen yesterday, on the web. | A customer since 3 March 2024, they last visited us on the web yesterday.
            They bought 12 times, about every 21 days, the last time on 4 May for €34.50. | With 12 times bought so far, about every 21 days, the last was on 4 May for €34.50.
            We promised something 3 days ago, due on 9 May. | Something we promised them 3 days ago is due on 9 May.
            They brought something back yesterday. | Yesterday they returned something.
            They have been with us since 3 March, at the till. | Since 3 March they have shopped with us at the till.
            """)
    void otherWordsForTheSameAreAlike(String plain, String said) {
        assertThat(LIKENESS.isAlike(plain, said)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            They brought something back yesterday. | They shouted at a colleague yesterday.
            They brought something back yesterday. | They married yesterday.
            They have been with us since 3 March 2024 and were last seen yesterday, on the web. | They are angry since 3 March 2024 and complained yesterday, on the web.
            They bought once, today for €20.00. | Their card was blocked once, today for €20.00.
            """)
    void otherNewsAreNot(String plain, String said) {
        assertThat(FaithRules.fault(plain, said)).as("the rules let it pass").isNull();
        assertThat(LIKENESS.isAlike(plain, said)).isFalse();
    }
}
