package heartstring.story.polish;

import heartstring.platform.secrets.Tokens;
import heartstring.story.faith.FaithRules;
import heartstring.story.narrative.Narrative;
import heartstring.story.narrative.Narrative.Reader;
import heartstring.story.narrative.Narrative.Sentence;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What is asked of a model about one story.
 *
 * @param digest of all that decides about the answer: the model, the reader and each sentence
 * @param leaving the sentences that leave the house; {@code places} where each stands in the story
 */
record Ask(byte[] digest, List<String> leaving, List<Integer> places) {

    /** Raised when what is asked or what is accepted changes. */
    private static final String VERSION = "1";

    /** A sentence that holds what somebody said leaves only when that is allowed. */
    static Ask of(Model model, long customerId, Reader reader, Narrative told) {
        StringBuilder all = new StringBuilder(VERSION);
        all.append('\n')
                .append(model.address())
                .append('\n')
                .append(model.name())
                .append('\n');
        all.append(model.quotes()).append('\n').append(customerId).append('\n').append(reader);
        List<String> leaving = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < told.sentences().size(); i++) {
            String text = told.sentences().get(i).text();
            all.append('\n').append(text);
            if (model.quotes() || !FaithRules.isQuoting(text)) {
                leaving.add(text);
                places.add(i);
            }
        }
        return new Ask(Tokens.digest(all.toString()), List.copyOf(leaving), List.copyOf(places));
    }

    String name() {
        return HexFormat.of().formatHex(digest);
    }

    /** The story in the words that were kept; an empty text leaves the plain sentence, and citations stay as they are. */
    Narrative reworded(Narrative told, List<String> kept) {
        if (kept.size() != places.size()) {
            return told;
        }
        List<Sentence> sentences = new ArrayList<>(told.sentences());
        for (int i = 0; i < kept.size(); i++) {
            if (!kept.get(i).isEmpty()) {
                int place = places.get(i);
                sentences.set(
                        place, new Sentence(kept.get(i), sentences.get(place).touchpoints()));
            }
        }
        return new Narrative(sentences, told.unknown());
    }
}
