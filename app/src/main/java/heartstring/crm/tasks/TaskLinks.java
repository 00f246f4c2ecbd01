package heartstring.crm.tasks;

import java.util.Collection;
import java.util.Map;

/** What tasks of a room above are about; a bean of it is found by itself. */
public interface TaskLinks {

    /**
     * Where a task leads.
     *
     * @param words as the end of a sentence: It is about …
     * @param path of this house
     */
    record Link(String words, String path) {}

    /** Those of these tasks that are about something of the room's. */
    Map<Long, Link> of(Collection<Long> tasks);
}
