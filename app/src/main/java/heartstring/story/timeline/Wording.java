package heartstring.story.timeline;

import org.jspecify.annotations.Nullable;

/** A room above that words its own facts in the timeline; a bean of it is found by itself. */
public interface Wording {

    /** One plain sentence for this, or null when it is not one of its facts. */
    @Nullable
    Line word(Happening happening);

    /**
     * A sentence in the timeline.
     *
     * @param icon the name of a drawing that ships
     * @param text plain text, not markup
     */
    record Line(String icon, String text) {}
}
