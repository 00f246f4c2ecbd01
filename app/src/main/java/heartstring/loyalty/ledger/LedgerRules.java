package heartstring.loyalty.ledger;

import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Books.Account;
import heartstring.loyalty.ledger.Books.Lot;
import heartstring.loyalty.ledger.Posting.Kind;
import heartstring.loyalty.ledger.Posting.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a command, in memory, on books whose accounts are locked. Nothing half done: a refusal moves nothing. */
final class LedgerRules {

    private LedgerRules() {}

    static Outcome decide(Books books, Command command, Instant now) {
        Books.Known known = books.known(command.key().value());
        if (known != null) {
            return known.contents().equals(command.key().contents())
                    ? new Outcome.Done(known.postingId(), known.amount(), known.shortfall(), true)
                    : new Outcome.KeyReused();
        }
        return switch (command) {
            case Command.Earn c -> earn(books, c, now);
            case Command.Credit c -> credit(books, c, now);
            case Command.Spend c -> use(books, c.purse(), c.amount(), Kind.SPEND, Pocket.REDEEMED, c, now);
            case Command.Debit c -> use(books, c.purse(), c.amount(), Kind.DEBIT, Pocket.ADJUSTED, c, now);
            case Command.Reserve c -> reserve(books, c, now);
            case Command.Capture c -> capture(books, c, now);
            case Command.Release c -> release(books, c, now);
            case Command.Mature c -> mature(books, c, now);
            case Command.TakeBack c -> takeBack(books, c, now);
            case Command.GiveBack c -> giveBack(books, c, now);
            case Command.Move c -> move(books, c, now);
            case Command.Repay c -> repay(books, c, now);
        };
    }

    /**
     * Writes down what the passing of time has done to an account whose lots are all at hand: in the order of time, so that it makes
     * no difference how often somebody looked.
     */
    static void bringUpToDate(Books books, Account account, Instant now) {
        List<Lot> lots = account.lots.stream().sorted(Books.OLDEST).toList();
        lots.stream().filter(lot -> lot.isDue(now)).sorted(Books.FIRST_DUE).forEach(lot -> {
            Instant due = Objects.requireNonNull(lot.availableAt);
            Posting posting = books.open(Kind.MATURE, account, Key.fresh(), Cause.time(due), lot.postingId);
            long amount = lot.pending;
            books.move(posting, Books.in(lot, Pocket.PENDING), Books.in(lot, Pocket.AVAILABLE), amount, 0);
            payDebt(books, posting, account, due);
            books.close(posting, amount, 0);
        });
        for (Lot lot : lots) {
            if (lot.available > 0 && lot.isOver(now)) {
                expire(books, lot, now);
            }
        }
    }

    private static void expire(Books books, Lot lot, Instant now) {
        Instant at = lot.expiresAt == null ? now : lot.expiresAt;
        Posting posting = books.open(Kind.EXPIRE, lot.account, Key.fresh(), Cause.time(at), lot.postingId);
        long amount = lot.available;
        books.move(posting, Books.in(lot, Pocket.AVAILABLE), books.house(lot.account, Pocket.EXPIRED), amount, 0);
        books.close(posting, amount, 0);
    }

    private static Outcome earn(Books books, Command.Earn c, Instant now) {
        Account account = books.account(c.to());
        Posting posting = books.open(Kind.EARN, account, c.key(), c.cause(), 0);
        boolean waits = c.availableAt() != null && c.availableAt().isAfter(now);
        Lot lot = books.newLot(posting, account, c.amount(), c.availableAt(), c.expiresAt());
        books.move(
                posting,
                books.house(account, Pocket.ISSUED),
                Books.in(lot, waits ? Pocket.PENDING : Pocket.AVAILABLE),
                c.amount(),
                0);
        return settled(books, posting, lot, c.amount(), now);
    }

    private static Outcome credit(Books books, Command.Credit c, Instant now) {
        Account account = books.account(c.to());
        Posting posting = books.open(Kind.CREDIT, account, c.key(), c.cause(), 0);
        Lot lot = books.newLot(posting, account, c.amount(), null, c.expiresAt());
        books.move(posting, books.house(account, Pocket.ADJUSTED), Books.in(lot, Pocket.AVAILABLE), c.amount(), 0);
        return settled(books, posting, lot, c.amount(), now);
    }

    /** A lot that has just come: it pays what is owed, and is lost at once where its time is over already. */
    private static Outcome settled(Books books, Posting posting, Lot lot, long amount, Instant now) {
        payDebt(books, posting, lot.account, now);
        Outcome.Done done = books.close(posting, amount, 0);
        if (lot.available > 0 && lot.isOver(now)) {
            expire(books, lot, now);
        }
        return done;
    }

    private static void payDebt(Books books, Posting posting, Account account, Instant now) {
        for (Lot lot : open(List.of(account), now)) {
            if (account.owed == 0) {
                return;
            }
            long part = Math.min(-account.owed, lot.available);
            books.move(posting, Books.in(lot, Pocket.AVAILABLE), Books.owed(account), part, 0);
        }
    }

    private static Outcome use(
            Books books, Purse purse, long amount, Kind kind, Pocket to, Command command, Instant now) {
        long room = room(books, purse, now);
        if (room < amount) {
            return new Outcome.NotEnough(room);
        }
        Account presenter = books.account(purse.presenter());
        Posting posting = books.open(kind, presenter, command.key(), command.cause(), 0);
        draw(
                accounts(books, purse),
                amount,
                now,
                (lot, part) ->
                        books.move(posting, Books.in(lot, Pocket.AVAILABLE), books.house(presenter, to), part, 0));
        return books.close(posting, amount, 0);
    }

    private static Outcome reserve(Books books, Command.Reserve c, Instant now) {
        long room = room(books, c.purse(), now);
        if (room < c.amount()) {
            return new Outcome.NotEnough(room);
        }
        Posting posting = books.open(Kind.RESERVE, books.account(c.purse().presenter()), c.key(), c.cause(), 0);
        posting.until = c.until();
        draw(
                accounts(books, c.purse()),
                c.amount(),
                now,
                (lot, part) ->
                        books.move(posting, Books.in(lot, Pocket.AVAILABLE), Books.in(lot, Pocket.RESERVED), part, 0));
        return books.close(posting, c.amount(), 0);
    }

    private static Outcome capture(Books books, Command.Capture c, Instant now) {
        Posting reservation = books.posting(c.reservation());
        if (reservation == null || reservation.kind != Kind.RESERVE) {
            return new Outcome.Unknown(c.reservation());
        }
        if (!books.followers(reservation.id).isEmpty()) {
            return new Outcome.Settled(reservation.id);
        }
        if (c.amount() > reservation.amount) {
            return new Outcome.NotEnough(reservation.amount);
        }
        Account account = books.account(reservation.accountId);
        Posting posting = books.open(Kind.CAPTURE, account, c.key(), c.cause(), reservation.id);
        long left = c.amount();
        for (Transfer leg : reservation.transfers) {
            Lot lot = books.lot(leg.toLot());
            long part = Math.min(left, leg.amount());
            if (part > 0) {
                books.move(
                        posting, Books.in(lot, Pocket.RESERVED), books.house(account, Pocket.REDEEMED), part, leg.id());
                left -= part;
            }
            if (leg.amount() > part) {
                free(books, posting, lot, leg.amount() - part, leg.id(), now);
            }
        }
        return books.close(posting, c.amount(), 0);
    }

    private static Outcome release(Books books, Command.Release c, Instant now) {
        Posting reservation = books.posting(c.reservation());
        if (reservation == null || reservation.kind != Kind.RESERVE) {
            return new Outcome.Unknown(c.reservation());
        }
        if (!books.followers(reservation.id).isEmpty()) {
            return new Outcome.Settled(reservation.id);
        }
        Account account = books.account(reservation.accountId);
        Posting posting = books.open(Kind.RELEASE, account, c.key(), c.cause(), reservation.id);
        for (Transfer leg : reservation.transfers) {
            free(books, posting, books.lot(leg.toLot()), leg.amount(), leg.id(), now);
        }
        return books.close(posting, reservation.amount, 0);
    }

    /** What was set aside can be spent again, unless its time ran out meanwhile. */
    private static void free(Books books, Posting posting, Lot lot, long amount, long leg, Instant now) {
        if (lot.isOver(now)) {
            books.move(posting, Books.in(lot, Pocket.RESERVED), books.house(lot.account, Pocket.EXPIRED), amount, leg);
        } else {
            books.move(posting, Books.in(lot, Pocket.RESERVED), Books.in(lot, Pocket.AVAILABLE), amount, leg);
            payDebt(books, posting, lot.account, now);
        }
    }

    private static Outcome mature(Books books, Command.Mature c, Instant now) {
        Posting earned = books.posting(c.earned());
        if (earned == null || earned.kind != Kind.EARN) {
            return new Outcome.Unknown(c.earned());
        }
        Lot lot = books.lot(earned.transfers.getFirst().toLot());
        if (lot.pending == 0) {
            return new Outcome.Settled(earned.id);
        }
        Posting posting = books.open(Kind.MATURE, lot.account, c.key(), c.cause(), earned.id);
        long amount = lot.pending;
        books.move(posting, Books.in(lot, Pocket.PENDING), Books.in(lot, Pocket.AVAILABLE), amount, 0);
        return settled(books, posting, lot, amount, now);
    }

    private static Outcome takeBack(Books books, Command.TakeBack c, Instant now) {
        Posting earned = books.posting(c.earned());
        if (earned == null || earned.kind != Kind.EARN) {
            return new Outcome.Unknown(c.earned());
        }
        long before = books.followers(earned.id).stream()
                .filter(p -> p.kind == Kind.TAKE_BACK)
                .mapToLong(p -> p.amount + p.shortfall)
                .sum();
        long wanted = Math.min(c.amount(), Math.max(0, earned.amount - before));
        Lot lot = books.lot(earned.transfers.getFirst().toLot());
        long room = room(books, c.purse(), now);
        Posting posting = books.open(Kind.TAKE_BACK, lot.account, c.key(), c.cause(), earned.id);
        long left = wanted;
        long waiting = Math.min(left, lot.pending);
        if (waiting > 0) {
            books.move(posting, Books.in(lot, Pocket.PENDING), books.house(lot.account, Pocket.ISSUED), waiting, 0);
            left -= waiting;
        }
        if (c.policy() != Policy.ONLY_PENDING) {
            long own = lot.isOver(now) ? 0 : Math.min(Math.min(left, room), lot.available);
            if (own > 0) {
                books.move(posting, Books.in(lot, Pocket.AVAILABLE), books.house(lot.account, Pocket.ISSUED), own, 0);
                left -= own;
            }
            long drawn = Math.min(left, room - own);
            draw(
                    accounts(books, c.purse()),
                    drawn,
                    now,
                    (other, part) -> books.move(
                            posting,
                            Books.in(other, Pocket.AVAILABLE),
                            books.house(lot.account, Pocket.ISSUED),
                            part,
                            0));
            left -= drawn;
        }
        if (c.policy() == Policy.DEBT && left > 0) {
            Account debtor = books.account(c.purse().presenter());
            books.move(posting, Books.owed(debtor), books.house(lot.account, Pocket.ISSUED), left, 0);
            // Its own lots did not count when others of the purse owe more: nobody both has and owes.
            payDebt(books, posting, debtor, now);
            left = 0;
        }
        // What is forgiven counts as taken: it is not asked for a second time.
        return books.close(posting, wanted - left, left);
    }

    private static Outcome giveBack(Books books, Command.GiveBack c, Instant now) {
        Posting spent = books.posting(c.spent());
        if (spent == null || (spent.kind != Kind.SPEND && spent.kind != Kind.CAPTURE)) {
            return new Outcome.Unknown(c.spent());
        }
        Account presenter = books.account(spent.accountId);
        Posting posting = books.open(Kind.GIVE_BACK, presenter, c.key(), c.cause(), spent.id);
        long left = c.amount();
        for (Transfer leg : spent.transfers.reversed()) {
            if (leg.to() != Pocket.REDEEMED) {
                continue;
            }
            long part = Math.min(left, leg.amount() - returned(books, spent, leg, Kind.GIVE_BACK));
            if (part > 0) {
                Lot home = home(books, posting, spent, leg, part, c.graceUntil(), now);
                books.move(
                        posting,
                        books.house(presenter, Pocket.REDEEMED),
                        Books.in(home, Pocket.AVAILABLE),
                        part,
                        leg.id());
                payDebt(books, posting, home.account, now);
                left -= part;
            }
        }
        return books.close(posting, c.amount() - left, left);
    }

    private static long returned(Books books, Posting posting, Transfer leg, Kind kind) {
        return books.followers(posting.id).stream()
                .filter(p -> p.kind == kind)
                .flatMap(p -> p.transfers.stream())
                .filter(t -> t.of() == leg.id())
                .mapToLong(Transfer::amount)
                .sum();
    }

    /** The lot it came from; a new one where that one's time is over, or its owner was repaid by the presenter. */
    private static Lot home(
            Books books,
            Posting posting,
            Posting spent,
            Transfer leg,
            long amount,
            @Nullable Instant graceUntil,
            Instant now) {
        Lot lot = books.lot(leg.fromLot());
        boolean repaid = returned(books, spent, leg, Kind.REPAY) > 0;
        if (!repaid && !lot.isOver(now)) {
            return lot;
        }
        Account account = repaid ? books.account(spent.accountId) : lot.account;
        return books.newLot(posting, account, amount, null, lot.isOver(now) ? graceUntil : lot.expiresAt);
    }

    private static Outcome move(Books books, Command.Move c, Instant now) {
        long room = room(books, c.purse(), now);
        if (room < c.amount()) {
            return new Outcome.NotEnough(room);
        }
        Account to = books.account(c.to());
        Posting posting = books.open(Kind.MOVE, books.account(c.purse().presenter()), c.key(), c.cause(), 0);
        draw(accounts(books, c.purse()), c.amount(), now, (lot, part) -> {
            Lot fresh = books.newLot(posting, to, part, null, lot.expiresAt);
            books.move(posting, Books.in(lot, Pocket.AVAILABLE), Books.in(fresh, Pocket.AVAILABLE), part, 0);
        });
        payDebt(books, posting, to, now);
        return books.close(posting, c.amount(), 0);
    }

    private static Outcome repay(Books books, Command.Repay c, Instant now) {
        Account presenter = books.account(c.presenter());
        Account payer = books.account(c.payer());
        Posting posting = books.open(Kind.REPAY, presenter, c.key(), c.cause(), c.spent());
        Lot home = books.newLot(posting, payer, c.amount(), null, c.expiresAt());
        long room = Math.min(c.amount(), room(books, Purse.of(c.presenter()), now));
        draw(
                List.of(presenter),
                room,
                now,
                (lot, part) -> books.move(
                        posting, Books.in(lot, Pocket.AVAILABLE), Books.in(home, Pocket.AVAILABLE), part, c.draw()));
        if (c.amount() > room) {
            books.move(posting, Books.owed(presenter), Books.in(home, Pocket.AVAILABLE), c.amount() - room, c.draw());
        }
        return settled(books, posting, home, c.amount(), now);
    }

    /** What a purse can pay: what lies open in it, less what any of its accounts owes. */
    private static long room(Books books, Purse purse, Instant now) {
        List<Account> accounts = accounts(books, purse);
        long open = open(accounts, now).stream().mapToLong(lot -> lot.available).sum();
        long owed = accounts.stream().mapToLong(account -> account.owed).sum();
        return Math.max(0, open + owed);
    }

    private static List<Account> accounts(Books books, Purse purse) {
        List<Account> accounts = new ArrayList<>();
        purse.accounts().forEach(holder -> accounts.add(books.account(holder)));
        return accounts;
    }

    private static List<Lot> open(List<Account> accounts, Instant now) {
        return accounts.stream()
                .flatMap(account -> account.lots.stream())
                .filter(lot -> lot.available > 0 && !lot.isOver(now))
                .sorted(Books.OLDEST)
                .toList();
    }

    /** Takes a part of a lot. */
    private interface Taking {
        void take(Lot lot, long part);
    }

    /** Draws from open lots, those that end first before the others; the caller has seen that there is enough. */
    private static void draw(List<Account> accounts, long amount, Instant now, Taking taking) {
        long left = amount;
        for (Lot lot : open(accounts, now)) {
            if (left == 0) {
                return;
            }
            long part = Math.min(left, lot.available);
            taking.take(lot, part);
            left -= part;
        }
        if (left > 0) {
            throw new IllegalStateException("Drew too much: " + left);
        }
    }
}
