package heartstring.customer.privacy;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.Puzzle;
import heartstring.platform.audit.Audit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out everything kept of one person, and forgets one person for good. */
@Component
public class Privacy {

    private final PrivacySql sql;
    private final Puzzle puzzle;
    private final Suppression suppression;
    private final List<PersonalData> rooms;
    private final Audit audit;
    private final TransactionTemplate snapshot;

    Privacy(
            PrivacySql sql,
            Puzzle puzzle,
            Suppression suppression,
            List<PersonalData> rooms,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.puzzle = puzzle;
        this.suppression = suppression;
        this.rooms = List.copyOf(rooms);
        this.audit = audit;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What can become of an erasure. */
    public sealed interface Erasure {

        /**
         * Done.
         *
         * @param rows deleted or emptied, by room
         * @param suppressed identifiers that the intake keeps nothing of from now on
         * @param shared identifiers that stay, since other customers show them too
         */
        record Done(long customerId, int profiles, Map<String, Long> rows, int suppressed, int shared)
                implements Erasure {}

        /** Not done: the confirmation has to read like this. */
        record Unconfirmed(String phrase) implements Erasure {}

        /** There is no such customer, or it is erased already. */
        record Unknown() implements Erasure {}
    }

    /** What somebody should know before an export or an erasure. */
    public record Summary(
            long customerId,
            String name,
            int profiles,
            List<Identifier> identifiers,
            List<Shared> shared,
            String phrase) {}

    /** An identifier that another customer shows too. */
    public record Shared(Identifier identifier, long customerId) {}

    /** Who is meant, or nothing when there is no such customer, or it is erased already. */
    @Transactional(readOnly = true)
    public Optional<Summary> summary(long customer) {
        return person(customer)
                .map(p -> new Summary(
                        p.customerId(),
                        sql.name(p.customerId()),
                        p.profileIds().size(),
                        p.identifiers().stream().sorted(Identifier.STRONGEST).toList(),
                        sql.shared(p.customerId()).stream()
                                .map(s -> new Shared(s.identifier(), s.customerId()))
                                .toList(),
                        phrase(p.customerId())));
    }

    /**
     * Forgets a customer in one transaction. Pieces stay as empty tombstones; what they showed is suppressed, except what
     * other customers show too.
     *
     * @param typed has to be {@code erase} and the customer's number
     */
    @Transactional
    public Erasure erase(long customer, String typed) {
        sql.holdTheIntake();
        puzzle.lock();
        Optional<Person> found = person(customer);
        if (found.isEmpty()) {
            return new Erasure.Unknown();
        }
        Person person = found.get();
        if (!typed.strip().equalsIgnoreCase(phrase(person.customerId()))) {
            return new Erasure.Unconfirmed(phrase(person.customerId()));
        }
        Set<Identifier> shared = sql.shared(person.customerId()).stream()
                .map(PrivacySql.Shared::identifier)
                .collect(Collectors.toSet());
        Set<Identifier> alone = new HashSet<>(person.identifiers());
        alone.removeAll(shared);
        Map<String, Long> rows = new TreeMap<>();
        for (PersonalData room : rooms) {
            rows.merge(room.room(), room.erase(person), Long::sum);
        }
        suppression.add(alone, person.customerId());
        audit.record(
                "erased",
                "customer",
                String.valueOf(person.customerId()),
                "{\"pieces\":%d,\"rows\":%d,\"suppressed\":%d}"
                        .formatted(
                                person.profileIds().size(),
                                rows.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                alone.size()));
        return new Erasure.Done(person.customerId(), person.profileIds().size(), rows, alone.size(), shared.size());
    }

    /** How much is kept of a customer, by section in the order of an export; empty when there is no such customer. */
    public Map<String, Long> kinds(long customer) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        snapshot.executeWithoutResult(status -> person(customer).ifPresent(person -> {
            for (PersonalData room : rooms.reversed()) {
                room.export(person, (section, row) -> kinds.merge(section, 1L, Long::sum));
            }
        }));
        return kinds;
    }

    /** Notes that somebody takes an export; returns the customer it is of, or nothing when there is none. */
    @Transactional
    public Optional<Long> beginExport(long customer) {
        Optional<Long> id = person(customer).map(Person::customerId);
        id.ifPresent(found -> audit.record("exported", "customer", found));
        return id;
    }

    /** Writes a zip with {@code data.json} and {@code index.html}, as of one moment; false when there is no such customer. */
    public boolean export(long customer, OutputStream out) {
        return Boolean.TRUE.equals(snapshot.execute(status -> {
            Optional<Person> found = person(customer);
            if (found.isEmpty()) {
                return false;
            }
            Person person = found.get();
            try {
                new ExportFile(person.customerId(), sql.name(person.customerId()), rows -> {
                            for (PersonalData room : rooms.reversed()) {
                                room.export(person, rows);
                            }
                        })
                        .write(out);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** Lets an identifier in again, for somebody who came back and agreed; false when it was not suppressed. */
    @Transactional
    public boolean letIn(Identifier identifier) {
        boolean lifted = suppression.lift(identifier);
        if (lifted) {
            audit.record("let in again", "identifier", identifier.kind(), "{}");
        }
        return lifted;
    }

    /** The tables that some room takes care of. */
    public Set<String> tables() {
        return rooms.stream().flatMap(r -> r.tables().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Person> person(long customer) {
        long current = sql.current(customer);
        Set<Long> profiles = current == 0 ? Set.of() : sql.profiles(current);
        return profiles.isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(current, sql.leadingTo(current), profiles, sql.identifiers(profiles)));
    }

    private static String phrase(long customer) {
        return "erase " + customer;
    }
}
