package heartstring.story.terms;

import java.util.List;

/** A room's words for conditions; every bean of it is heard. Names must be unique in the house, groups belong to one bean. */
public interface Terms {

    List<Term> terms();
}
