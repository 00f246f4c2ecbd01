package heartstring.loyalty.ledger;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Books.Account;
import heartstring.loyalty.ledger.Posting.Kind;
import heartstring.loyalty.ledger.Posting.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules alone, on books that are never written: some thousand times faster than the database. */
final class MemoryBook implements Book {

    private static final Set<Kind> DRAWS = EnumSet.of(Kind.SPEND, Kind.CAPTURE, Kind.TAKE_BACK, Kind.DEBIT, Kind.MOVE);

    private long ids = 1_000;
    private final Books books = new Books(() -> ids++);
    private final List<Posting> all = new ArrayList<>();

    MemoryBook(int unitId, List<Holder> holders) {
        books.house(unitId, 1);
        for (Holder holder : holders) {
            books.add(new Account(ids++, holder));
        }
    }

    /** Everything that stands in it, in its order. */
    List<Posting> postings() {
        return all;
    }

    Holder holder(long account) {
        return books.account(account).holder;
    }

    @Override
    public Outcome post(Command command, Instant now) {
        books.accounts().forEach(account -> LedgerRules.bringUpToDate(books, account, now));
        Outcome outcome = LedgerRules.decide(books, command, now);
        all.addAll(books.decided());
        books.decided().clear();
        return outcome;
    }

    /** In memory looking costs nothing: everything due is written down first. */
    @Override
    public Sums seen(Holder holder, Instant now) {
        Sums exact = exact(holder, now);
        return new Sums(exact.pending(), exact.available() - exact.owed(), exact.reserved(), 0);
    }

    @Override
    public Sums exact(Holder holder, Instant now) {
        Account account = books.account(holder);
        LedgerRules.bringUpToDate(books, account, now);
        all.addAll(books.decided());
        books.decided().clear();
        return new Sums(account.pending, account.available, account.reserved, -account.owed);
    }

    @Override
    public List<Draw> draws(Holder one, List<Holder> others) {
        List<Draw> draws = new ArrayList<>();
        for (Posting posting : all) {
            Holder presenter = books.account(posting.accountId).holder;
            for (Transfer t : DRAWS.contains(posting.kind) ? posting.transfers : List.<Transfer>of()) {
                if (t.fromAccount() == 1
                        || t.fromAccount() == posting.accountId
                        || t.toAccount() == t.fromAccount()
                        || t.to() == Pocket.EXPIRED) {
                    continue;
                }
                Holder payer = books.account(t.fromAccount()).holder;
                boolean between = (presenter.equals(one) && others.contains(payer))
                        || (payer.equals(one) && others.contains(presenter));
                long settled = books.followers(posting.id).stream()
                        .filter(f -> f.kind == Kind.GIVE_BACK || f.kind == Kind.REPAY)
                        .flatMap(f -> f.transfers.stream())
                        .filter(f -> f.of() == t.id())
                        .mapToLong(Transfer::amount)
                        .sum();
                if (between && t.amount() > settled) {
                    draws.add(new Draw(
                            posting.id,
                            t.id(),
                            presenter,
                            payer,
                            t.amount() - settled,
                            books.lot(t.fromLot()).expiresAt));
                }
            }
        }
        return draws;
    }

    @Override
    public Holder ownerOf(long posting) {
        Posting found = books.posting(posting);
        if (found == null) {
            throw new IllegalStateException("posting " + posting);
        }
        return books.account(found.accountId).holder;
    }

    @Override
    public void recount(String story) {
        for (Account account : books.accounts()) {
            long available =
                    account.lots.stream().mapToLong(lot -> lot.available).sum();
            long pending = account.lots.stream().mapToLong(lot -> lot.pending).sum();
            long reserved = account.lots.stream().mapToLong(lot -> lot.reserved).sum();
            long net = 0;
            for (Posting posting : all) {
                for (Transfer t : posting.transfers) {
                    net += (t.toAccount() == account.id ? t.amount() : 0)
                            - (t.fromAccount() == account.id ? t.amount() : 0);
                }
            }
            if (available != account.available
                    || pending != account.pending
                    || reserved != account.reserved
                    || net != pending + available + reserved + account.owed) {
                throw new AssertionError("The book does not balance: " + account.holder + "\n" + story);
            }
        }
    }
}
