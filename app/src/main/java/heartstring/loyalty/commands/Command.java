package heartstring.loyalty.commands;

import heartstring.loyalty.accounts.Holder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the book. Amounts are whole units above zero, at most {@link #MOST}. */
public sealed interface Command {

    /** The most that one command moves. */
    long MOST = 1_000_000_000_000L;

    /** The most accounts one purse draws from: more pieces than this and a customer's oldest are left out. */
    int MOST_ACCOUNTS = 400;

    Key key();

    Cause cause();

    /**
     * What is drawn from together, oldest lots first.
     *
     * @param presenter the account of the piece that was shown, one of the accounts
     * @param accounts all that pay
     */
    record Purse(Holder presenter, List<Holder> accounts) {
        public Purse {
            accounts = List.copyOf(accounts);
            if (!accounts.contains(presenter) || accounts.size() > MOST_ACCOUNTS) {
                throw new IllegalArgumentException("A purse of " + accounts.size() + " accounts");
            }
        }

        /** A single account. */
        public static Purse of(Holder holder) {
            return new Purse(holder, List.of(holder));
        }
    }

    /**
     * Value comes into being.
     *
     * @param availableAt until when it waits, null for not at all
     * @param expiresAt when it is lost, null for never
     */
    record Earn(
            Key key,
            Holder to,
            long amount,
            @Nullable Instant availableAt,
            @Nullable Instant expiresAt,
            Cause cause) implements Command {
        public Earn {
            check(amount);
        }

        /** The same with less, where it is more than that. */
        public Earn atMost(long most) {
            return amount <= most ? this : new Earn(key, to, most, availableAt, expiresAt, cause);
        }
    }

    /** Value is used up. */
    record Spend(Key key, Purse purse, long amount, Cause cause) implements Command {
        public Spend {
            check(amount);
        }
    }

    /** Value is set aside until it is captured or released, at the latest until that moment. */
    record Reserve(Key key, Purse purse, long amount, Instant until, Cause cause) implements Command {
        public Reserve {
            check(amount);
        }
    }

    /** Uses up a reservation, or a part of it; the rest is free again. */
    record Capture(Key key, long reservation, long amount, Cause cause) implements Command {
        public Capture {
            check(amount);
        }
    }

    /** Frees a reservation. */
    record Release(Key key, long reservation, Cause cause) implements Command {}

    /** Ends the waiting of what one posting earned. */
    record Mature(Key key, long earned, Cause cause) implements Command {}

    /**
     * Takes back what a posting earned, once: never more than it earned in all.
     *
     * @param purse what may be drawn from when the very points are spent
     */
    record TakeBack(Key key, long earned, Purse purse, long amount, Policy policy, Cause cause) implements Command {
        public TakeBack {
            check(amount);
        }
    }

    /** What to do when the points to be taken back are spent already. */
    enum Policy {
        /** Only what still waits is taken; the rest is forgiven. */
        ONLY_PENDING,
        /** Down to zero; the rest is forgiven. */
        WITHIN_BALANCE,
        /** The rest is owed. */
        DEBT
    }

    /**
     * Gives back what a posting spent, once: never more than it spent in all. It returns to the lots it came from.
     *
     * @param graceUntil until when it can be spent where its own time is over by now, null for ever
     */
    record GiveBack(
            Key key, long spent, long amount, @Nullable Instant graceUntil, Cause cause) implements Command {
        public GiveBack {
            check(amount);
        }
    }

    /** Value goes to another holder and keeps its expiry. */
    record Move(Key key, Purse purse, Holder to, long amount, Cause cause) implements Command {
        public Move {
            check(amount);
            if (purse.accounts().contains(to)) {
                throw new IllegalArgumentException("Value cannot move to where it is");
            }
        }
    }

    /** A colleague adds by hand. */
    record Credit(Key key, Holder to, long amount, @Nullable Instant expiresAt, Cause cause) implements Command {
        public Credit {
            check(amount);
        }
    }

    /** A colleague takes away by hand, never below zero. */
    record Debit(Key key, Purse purse, long amount, Cause cause) implements Command {
        public Debit {
            check(amount);
        }
    }

    /**
     * After two pieces were pulled apart: the one that presented repays the one whose lot paid; what it lacks, it owes.
     *
     * @param spent the posting that drew
     * @param draw its transfer from the payer's lot
     */
    record Repay(
            Key key,
            Holder presenter,
            Holder payer,
            long spent,
            long draw,
            long amount,
            @Nullable Instant expiresAt,
            Cause cause)
            implements Command {
        public Repay {
            check(amount);
        }
    }

    private static void check(long amount) {
        if (amount <= 0 || amount > MOST) {
            throw new IllegalArgumentException("An amount of " + amount);
        }
    }
}
