package heartstring.customer.vacancies;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.Puzzle;
import heartstring.customer.profiles.Headlines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Empties pieces, or takes from them what one source declared; every method runs in the caller's transaction. */
@Component
public class Vacancies {

    private final VacanciesSql sql;
    private final Puzzle puzzle;
    private final Headlines headlines;

    Vacancies(VacanciesSql sql, Puzzle puzzle, Headlines headlines) {
        this.sql = sql;
        this.puzzle = puzzle;
        this.headlines = headlines;
    }

    /** Keeps the puzzle still until the transaction ends; before any other row is written. */
    public void lock() {
        puzzle.lock();
    }

    /** Why these pieces cannot be emptied, in plain sentences; empty when they can. */
    public List<String> objections(Set<Long> profiles, int sourceId) {
        long[] ids = ids(profiles);
        List<String> objections = new ArrayList<>();
        long written = sql.writtenByOthers(ids, sourceId);
        if (written > 0) {
            objections.add("Colleagues have edited " + count(written, "of its people") + " since.");
        }
        long byHand = sql.movedByHand(ids);
        if (byHand > 0) {
            objections.add("Colleagues have merged or split " + count(byHand, "of its people")
                    + " by hand since. Undo that first, on the customers' pages.");
        }
        long bridges = sql.bridges(ids);
        if (bridges > 0) {
            objections.add("Through its rows " + count(bridges, "other customers")
                    + " were found to be one with somebody." + " Undo these merges first, on the customers' pages.");
        }
        return objections;
    }

    private static String count(long number, String what) {
        return number + " " + what;
    }

    /**
     * Empties pieces: identifiers and declared properties go, the piece is found no more.
     *
     * @param mark why, as a word that goes into its key, such as {@code import-12}
     */
    public void empty(Set<Long> profiles, String mark) {
        long[] ids = ids(profiles);
        if (ids.length == 0) {
            return;
        }
        Set<Long> owners = headlines.owners(profiles);
        sql.empty(ids, mark);
        headlines.refresh(owners);
    }

    /**
     * Leaves of what a source said about pieces only these identifiers, and no property; the caller declares again what still
     * holds, and then calls {@link #refresh}.
     */
    public void reduce(Map<Long, Set<Identifier>> keep, int sourceId) {
        if (!keep.isEmpty()) {
            sql.reduce(keep, sourceId);
        }
    }

    /** Recomputes what is shown of these pieces' customers. */
    public void refresh(Set<Long> profiles) {
        headlines.refresh(headlines.owners(profiles));
    }

    private static long[] ids(Set<Long> profiles) {
        return profiles.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
