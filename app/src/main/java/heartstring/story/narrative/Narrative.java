package heartstring.story.narrative;

import java.util.List;

/**
 * A story in plain words.
 *
 * @param sentences none for somebody of whom nothing is known, at most 8
 * @param unknown what is not known and would help, in words such as "their birthday"
 */
public record Narrative(List<Sentence> sentences, List<String> unknown) {

    public Narrative {
        sentences = List.copyOf(sentences);
        unknown = List.copyOf(unknown);
    }

    /** A sentence and the touchpoints that say so, at least one. */
    public record Sentence(String text, List<Long> touchpoints) {
        public Sentence {
            touchpoints = touchpoints.stream().distinct().toList();
            if (touchpoints.isEmpty()) {
                throw new IllegalArgumentException("A sentence rests on a touchpoint.");
            }
        }
    }

    /** Who reads: they get what they need, and no more than they may see. */
    public enum Reader {
        /** At the till: what helps now, nothing that was written in confidence. */
        CASHIER,
        /** In the conversation: everything. */
        AGENT,
        /** Over many customers: what they do, and nobody's words. */
        ANALYST
    }
}
