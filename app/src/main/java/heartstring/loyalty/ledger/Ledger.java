package heartstring.loyalty.ledger;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of the book. Commands of one call are decided one after the other, each on what the ones before it left, and written
 * together in the caller's transaction, or in one of their own.
 */
@Component
public class Ledger {

    /** The most commands of one call. */
    public static final int MOST = 1_000;

    private final LedgerSql sql;
    private final LedgerWriteSql writing;
    private final InstantSource time;
    private final AtomicReference<Block> block = new AtomicReference<>(new Block(0, 0));

    Ledger(LedgerSql sql, LedgerWriteSql writing, InstantSource time) {
        this.sql = sql;
        this.writing = writing;
        this.time = time;
    }

    /** Ids that are left of a thousand. */
    private record Block(long next, long end) {}

    /** Carries one command out. */
    @Transactional
    public Outcome post(Command command) {
        return post(List.of(command)).getFirst();
    }

    /** Carries commands out, at most {@value #MOST}; one outcome each, in their order. */
    @Transactional
    public List<Outcome> post(List<Command> commands) {
        if (commands.isEmpty()) {
            return List.of();
        }
        Sitting sitting = sitting(commands);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        commands.forEach(command -> outcomes.add(sitting.decide(command)));
        sitting.write();
        return outcomes;
    }

    /**
     * Locks and reads what these commands concern, at most {@value #MOST}, in the caller's transaction; for work that has to see what
     * became of one command before it asks for the next.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Sitting sitting(List<Command> commands) {
        if (commands.size() > MOST) {
            throw new IllegalArgumentException(commands.size() + " commands in one sitting");
        }
        Books books = new Books(this::nextId);
        read(books, commands);
        // Only after the locks are held is it certain what time others saw.
        Instant now = time.instant();
        books.accounts().forEach(account -> LedgerRules.bringUpToDate(books, account, now));
        return new Sitting(books, now, writing);
    }

    /** Writes down what the passing of time did to these accounts. */
    @Transactional
    public void bringUpToDate(Collection<Long> accounts) {
        Books books = new Books(this::nextId);
        Set<Long> ids = new TreeSet<>(accounts);
        sql.lock(books, List.of(), ids);
        sql.readLots(books, ids, List.of());
        Instant now = time.instant();
        books.accounts().forEach(account -> LedgerRules.bringUpToDate(books, account, now));
        writing.write(books, now);
    }

    private void read(Books books, List<Command> commands) {
        Set<Holder> holders = new HashSet<>();
        Set<Holder> withLots = new HashSet<>();
        Set<Long> postings = new TreeSet<>();
        for (Command command : commands) {
            switch (command) {
                case Command.Earn c -> holders.add(c.to());
                case Command.Credit c -> holders.add(c.to());
                case Command.Spend c -> withLots.addAll(c.purse().accounts());
                case Command.Debit c -> withLots.addAll(c.purse().accounts());
                case Command.Reserve c -> withLots.addAll(c.purse().accounts());
                case Command.Capture c -> postings.add(c.reservation());
                case Command.Release c -> postings.add(c.reservation());
                case Command.Mature c -> postings.add(c.earned());
                case Command.TakeBack c -> {
                    postings.add(c.earned());
                    withLots.addAll(c.purse().accounts());
                }
                case Command.GiveBack c -> postings.add(c.spent());
                case Command.Move c -> {
                    holders.add(c.to());
                    withLots.addAll(c.purse().accounts());
                }
                case Command.Repay c -> {
                    withLots.add(c.presenter());
                    holders.add(c.payer());
                }
            }
        }
        holders.addAll(withLots);
        Set<Long> accounts = sql.accountsOf(postings);
        sql.lock(books, holders, accounts);
        List<UUID> keys = commands.stream().map(c -> c.key().value()).toList();
        Set<Long> toRead = new TreeSet<>(accounts);
        withLots.forEach(holder -> toRead.add(books.account(holder).id));
        // Whoever owes pays with what became due before.
        books.accounts().stream().filter(a -> a.owed < 0).forEach(a -> toRead.add(a.id));
        if (postings.isEmpty() && !toRead.isEmpty()) {
            sql.readKnownAndLots(books, keys, toRead);
            return;
        }
        sql.readKnown(books, keys);
        sql.readPostings(books, postings);
        sql.readLots(books, toRead, books.lotsOf(postings));
    }

    private long nextId() {
        Block taken = block.getAndUpdate(b -> b.next() < b.end() ? new Block(b.next() + 1, b.end()) : b);
        if (taken.next() < taken.end()) {
            return taken.next();
        }
        long first = sql.block();
        block.set(new Block(first + 1, first + 1_000));
        return first;
    }
}
