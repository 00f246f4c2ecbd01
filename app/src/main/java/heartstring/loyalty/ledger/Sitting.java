package heartstring.loyalty.ledger;

import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the book while its accounts are locked: commands are decided one after the other, each on what the ones before it left,
 * and nothing stands in the book before it is written. Only the commands it was opened for can be decided, in other amounts
 * too.
 */
public final class Sitting {

    private final Books books;
    private final Instant now;
    private final LedgerWriteSql writing;

    Sitting(Books books, Instant now, LedgerWriteSql writing) {
        this.books = books;
        this.now = now;
        this.writing = writing;
    }

    /** Whether a command with this key stands in the book. */
    public boolean knows(Key key) {
        return books.known(key.value()) != null;
    }

    /** Decides one command. */
    public Outcome decide(Command command) {
        return LedgerRules.decide(books, command, now);
    }

    /**
     * Decides commands that happen together or not at all.
     *
     * @return an outcome for each; or fewer, of which the last tells of the first command that was refused or stood in the book
     *     already, and then nothing of these commands happens
     */
    public List<Outcome> together(List<Command> commands) {
        int before = books.decided().size();
        List<Outcome> outcomes = new ArrayList<>();
        for (Command command : commands) {
            Outcome outcome = decide(command);
            outcomes.add(outcome);
            if (!(outcome instanceof Outcome.Done done) || done.replayed()) {
                books.forget(before);
                return outcomes;
            }
        }
        return outcomes;
    }

    /** Writes what was decided; the last thing done. */
    public void write() {
        writing.write(books, now);
    }
}
