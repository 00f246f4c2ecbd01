package heartstring.story.said;

import java.util.List;

/** What of all that was said one reader may see; whoever knows more than this room says it. */
public interface Within {

    /** Those of these touchpoints that may be seen, in their order; a few hundred are enough. */
    List<Long> seen(List<Long> touchpoints);

    /** So many touchpoints in which something was said and that may be seen, in any order; some of them may turn out not to be. */
    List<Long> some(int most);
}
