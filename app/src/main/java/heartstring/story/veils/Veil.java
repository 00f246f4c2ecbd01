package heartstring.story.veils;

import java.util.Collection;
import java.util.Set;

/** A room that knows of touchpoints which whoever acts may not see. */
public interface Veil {

    /** Whether there is anything at all that whoever acts may not see. */
    boolean isDrawn();

    /** Those of them. */
    Set<Long> hidden(Collection<Long> touchpoints);
}
