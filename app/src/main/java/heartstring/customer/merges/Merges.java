package heartstring.customer.merges;

import heartstring.customer.matching.Joins;
import heartstring.customer.matching.Movement;
import heartstring.customer.matching.Puzzle;
import heartstring.customer.profiles.Headlines;
import heartstring.platform.audit.Audit;
import heartstring.platform.fields.Fields;
import heartstring.platform.postgres.Meeting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with the puzzle by hand: merge, split, keep apart, and undo any of it. Nothing is lost; each act is kept with its actor. */
@Component
public class Merges {

    private final MergesSql sql;
    private final Fields fields;
    private final Joins joins;
    private final Puzzle puzzle;
    private final Headlines headlines;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Merges(
            MergesSql sql,
            Joins joins,
            Puzzle puzzle,
            Headlines headlines,
            Audit audit,
            Fields fields,
            TransactionTemplate transactions) {
        this.fields = fields;
        this.transactions = transactions;
        this.audit = audit;
        this.sql = sql;
        this.joins = joins;
        this.puzzle = puzzle;
        this.headlines = headlines;
    }

    /** Who does it: {@code user} or {@code api-key}, with its id. */
    public record By(String kind, long id) {}

    /** A property that two customers declare differently, as JSON; the newer one holds after a merge. */
    public record Conflict(String name, String survivorJson, String retiredJson, boolean survivorHolds) {}

    /** What can become of a merge, split or undo. */
    public sealed interface Outcome {
        /** Done; {@code movementId} can be undone. */
        record Done(long movementId, long customerId, List<Long> movedProfiles) implements Outcome {}

        /** A dry run: what would move where, and which properties differ. */
        record Would(long survivorId, long retiredId, List<Long> movedProfiles, List<Conflict> conflicts)
                implements Outcome {}

        /**
         * Not done, and why, in plain words.
         *
         * @param blockedBy the later movement that has to be undone first, 0 for none
         */
        record Refused(String reason, long blockedBy) implements Outcome {
            Refused(String reason) {
                this(reason, 0);
            }
        }

        /** There is no such customer, profile or movement. */
        record Unknown(String what) implements Outcome {}
    }

    /** Joins two customers; the one with the smaller id stays. A colleague's word ends an earlier "kept apart". */
    public Outcome merge(long one, long other, boolean dryRun, By by) {
        return again(() -> merged(one, other, dryRun, by));
    }

    /** Rooms above move value in the same transaction; where that met another, all of it begins anew. */
    private Outcome again(Supplier<Outcome> act) {
        return Meeting.again(() -> transactions.execute(status -> act.get()));
    }

    private Outcome merged(long one, long other, boolean dryRun, By by) {
        puzzle.lock();
        long left = sql.current(one);
        long right = sql.current(other);
        if (left == 0 || right == 0) {
            return new Outcome.Unknown("customer " + (left == 0 ? one : other));
        }
        if (left == right) {
            return new Outcome.Refused("They are one customer already.");
        }
        List<Long> leftProfiles = sql.profiles(left);
        List<Long> rightProfiles = sql.profiles(right);
        if (leftProfiles.isEmpty() || rightProfiles.isEmpty()) {
            return new Outcome.Refused("One of them has no pieces.");
        }
        if (!sql.kind(left).equals(sql.kind(right))) {
            return new Outcome.Refused("One is a person, the other a company.");
        }
        long stays = Math.min(left, right);
        long goes = Math.max(left, right);
        List<Long> moved = stays == left ? rightProfiles : leftProfiles;
        if (dryRun) {
            List<String> hidden = fields.hidden();
            List<Conflict> seen = sql.conflicts(stays, goes).stream()
                    .filter(c -> !hidden.contains(c.name()))
                    .toList();
            return new Outcome.Would(stays, goes, moved, seen);
        }
        sql.forgetApart(leftProfiles, rightProfiles);
        sql.settleRefusals(leftProfiles, rightProfiles);
        Movement movement = new Movement(
                0, "merge", "by hand", 1.0, goes, stays, leftProfiles.getFirst(), rightProfiles.getFirst(), moved);
        return done(movement, by, 0);
    }

    /** Takes whole profiles out of a customer into a new one, and keeps the two apart from then on. */
    public Outcome split(long customer, Set<Long> profiles, By by) {
        return again(() -> divided(customer, profiles, by));
    }

    private Outcome divided(long customer, Set<Long> profiles, By by) {
        puzzle.lock();
        long current = sql.current(customer);
        if (current == 0) {
            return new Outcome.Unknown("customer " + customer);
        }
        List<Long> all = sql.profiles(current);
        if (profiles.isEmpty() || !all.containsAll(profiles)) {
            return new Outcome.Refused("Choose pieces that belong to this customer.");
        }
        if (profiles.size() == all.size()) {
            return new Outcome.Refused("At least one piece has to stay.");
        }
        long fresh = sql.newCustomer(current);
        List<Long> moved = profiles.stream().sorted().toList();
        List<Long> stay = all.stream().filter(p -> !profiles.contains(p)).toList();
        Movement movement =
                new Movement(0, "split", "by hand", 1.0, current, fresh, stay.getFirst(), moved.getFirst(), moved);
        Outcome.Done done = done(movement, by, 0);
        sql.keepApart(done.movementId(), moved, stay);
        return done;
    }

    /** Says that two customers are different people: no rule joins them from then on. Moves nothing. */
    @Transactional
    public Outcome keepApart(long one, long other, By by) {
        puzzle.lock();
        long left = sql.current(one);
        long right = sql.current(other);
        if (left == 0 || right == 0) {
            return new Outcome.Unknown("customer " + (left == 0 ? one : other));
        }
        if (left == right) {
            return new Outcome.Refused(
                    "They are one customer already; split off the pieces that belong to somebody else.");
        }
        List<Long> leftProfiles = sql.profiles(left);
        List<Long> rightProfiles = sql.profiles(right);
        if (leftProfiles.isEmpty() || rightProfiles.isEmpty()) {
            return new Outcome.Refused("One of them has no pieces.");
        }
        Movement movement = new Movement(
                0, "apart", "by hand", 1.0, left, right, leftProfiles.getFirst(), rightProfiles.getFirst(), List.of());
        Outcome.Done done = done(movement, by, 0);
        sql.settleRefusals(leftProfiles, rightProfiles);
        sql.keepApart(done.movementId(), leftProfiles, rightProfiles);
        return done;
    }

    /** Re-points exactly what that movement moved, or names the later one that stands in the way. */
    public Outcome undo(long movementId, By by) {
        return again(() -> undone(movementId, by));
    }

    private Outcome undone(long movementId, By by) {
        puzzle.lock();
        Optional<MergesSql.Past> found = sql.past(movementId);
        if (found.isEmpty()) {
            return new Outcome.Unknown("movement " + movementId);
        }
        MergesSql.Past past = found.get();
        if (past.undone()) {
            return new Outcome.Refused("This was undone before.");
        }
        if (past.kind().equals("undo")) {
            return new Outcome.Refused("An undo cannot be undone; merge or split instead.");
        }
        if (past.kind().equals("apart")) {
            Outcome.Done done = done(
                    new Movement(0, "undo", past.cause(), 1.0, past.to(), past.from(), 0, 0, List.of()),
                    by,
                    movementId);
            sql.askAgain(movementId);
            sql.forgetApartOf(movementId);
            return done;
        }
        List<Long> moved = sql.moved(movementId);
        if (!sql.allWith(moved, past.to())) {
            long later = sql.laterMovement(movementId, moved);
            return new Outcome.Refused("A later change stands in the way: undo number " + later + " first.", later);
        }
        List<Long> stay =
                sql.profiles(past.to()).stream().filter(p -> !moved.contains(p)).toList();
        long home = past.from();
        Movement back = new Movement(
                0,
                "undo",
                past.cause(),
                1.0,
                past.to(),
                home,
                stay.isEmpty() ? 0 : stay.getFirst(),
                moved.getFirst(),
                moved);
        Outcome.Done done = done(back, by, movementId);
        if (past.kind().equals("merge")) {
            sql.keepApart(done.movementId(), moved, stay);
        } else {
            sql.forgetApartOf(movementId);
        }
        return done;
    }

    private Outcome.Done done(Movement movement, By by, long undoes) {
        Movement numbered = joins.write(movement, by.kind(), by.id());
        if (undoes != 0) {
            sql.undone(undoes, numbered.id());
        }
        headlines.refresh(Set.of(movement.fromCustomer(), movement.toCustomer()));
        audit.record(
                verb(movement.kind()),
                "customer",
                String.valueOf(movement.toCustomer()),
                "{\"movement\":%d,\"from\":%d,\"pieces\":%d}"
                        .formatted(
                                numbered.id(),
                                movement.fromCustomer(),
                                movement.moved().size()));
        return new Outcome.Done(numbered.id(), movement.toCustomer(), movement.moved());
    }

    private static String verb(String kind) {
        return switch (kind) {
            case "undo" -> "undid";
            case "merge" -> "merged";
            case "apart" -> "kept apart";
            default -> "split";
        };
    }
}
