package heartstring.platform.reach;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How addresses, parameters and bodies name a record of one kind; the room that keeps it says whether it is within reach. */
public interface ReachDoor {

    /** Beginnings of handlers' addresses, such as {@code /crm/deals/\{(\w+)}; the group is the variable that names the record. */
    List<Pattern> addresses();

    /** Parameters of pages and members of bodies that name a record, such as {@code dealId}. */
    Set<String> names();

    /** Whether whoever acts sees the record of that number; one that is not there is not seen. */
    boolean isIn(long id);

    /**
     * Whether a record of this kind that whoever acts may see names that other record already, so that a form or a body may say so
     * again.
     *
     * @param noun of the other record's door
     */
    default boolean names(long record, String noun, long other) {
        return false;
    }

    /** What it is called in the refusal: There is no such … */
    String noun();
}
