package heartstring.insight.runs;

import java.time.Duration;

/**
 * An analysis that is worked out anew now and then. A slice offers one as a bean and keeps what it finds in tables of its own, with the
 * number of the run; what an unfinished run has written is not shown by the slice's pages.
 */
public interface Study {

    /** Short, of small letters and hyphens, unique: it stands in addresses and in the database. */
    String name();

    /** On the page, such as "What goes together". */
    String title();

    /** In a few sentences: what it says, of what data, and how it comes to it. */
    String explanation();

    /** Of the method, such as "llr-1"; what another version found is worked out anew at once. */
    String version();

    /** How old a result may grow. */
    Duration every();

    /** Where people look at what it found; a path of this house. */
    String path();

    /**
     * Works it out. It may begin in the middle, see {@link Work#reached}; it writes in short transactions, because a long one keeps every
     * other reader of touchpoints waiting. An exception ends the run as failed, with its message as the reason.
     *
     * @throws Stopped when the work was told to end; the run goes on later
     */
    void run(Work work);
}
