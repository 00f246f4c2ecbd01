package heartstring.loyalty.ledger;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger as the machine works it: in the database, or in memory alone. */
interface Book {

    /** What the machine compares. */
    record Sums(long pending, long available, long reserved, long owed) {}

    /** A draw on another's lot. */
    record Draw(
            long posting,
            long transfer,
            Holder presenter,
            Holder payer,
            long amount,
            @Nullable Instant expiresAt) {}

    Outcome post(Command command, Instant now);

    /** What can be read without writing anything: what is due by now counts. Available less owed is one number. */
    Sums seen(Holder holder, Instant now);

    /** What is written down once everything that is due was written down. */
    Sums exact(Holder holder, Instant now);

    List<Draw> draws(Holder one, List<Holder> others);

    Holder ownerOf(long posting);

    /** Fails when any cache differs from its transfers. */
    void recount(String story);
}
