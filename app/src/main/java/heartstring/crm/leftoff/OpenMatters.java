package heartstring.crm.leftoff;

import java.util.List;

/** What is open between us and a customer and stands in rooms that this one does not name; whoever knows of it tells. */
public interface OpenMatters {

    /** The oldest first, a few at most; whoever asks may see the customer. */
    List<OpenMatter> of(long customer);
}
