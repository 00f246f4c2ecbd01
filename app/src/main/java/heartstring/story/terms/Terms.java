package heartstring.story.terms;

import java.util.List;

/** A room's words for conditions; every bean of it is heard. Names must be unique in the house, groups belong to one bean. */
public interface Terms {

    /** The group of terms that are no longer kept: they can be read, tell nothing, and no form offers them. */
    String GONE = "No longer kept";

    List<Term> terms();

    /** Whether they change while the house is open; then they are asked for again and again, and it must be quick to tell them. */
    default boolean isChanging() {
        return false;
    }
}
