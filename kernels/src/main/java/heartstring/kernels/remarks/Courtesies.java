package heartstring.kernels.remarks;

import java.util.regex.Pattern;

/** Sentences that say nothing but a greeting, thanks or goodbye, or a single word: what they mean need not be asked. */
final class Courtesies {

    private static final int MOST_CHARS = 60;

    private static final Pattern SINGLE_WORD = Pattern.compile("[^\\p{L}]*[\\p{L}'’-]*[^\\p{L}]*");

    private static final Pattern COURTESY = Pattern.compile(
            "\\W*(?:(?i:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|many thanks|thanks|thank you|cheers"
                    + "|(?:with )?(?:kind|kindest|best|warm|many) (?:regards|wishes|greetings)|regards|sincerely|yours|best|bye|goodbye|greetings)"
                    + "\\b[\\s,.!]*)"
                    + "(?:(?:(?i:there|all|everyone|everybody|again|team|you|so much|very much|a lot|in advance|and|madam|sir|sirs|from|yours|truly"
                    + "|faithfully|sincerely)|\\p{Lu}[\\p{L}'’.-]*)[\\s,.!]*)*\\W*");

    private Courtesies() {}

    static boolean isNothingElse(String sentence) {
        return sentence.length() <= MOST_CHARS
                && (SINGLE_WORD.matcher(sentence).matches()
                        || COURTESY.matcher(sentence).matches());
    }
}
