package heartstring.loyalty.vouchers;

import heartstring.loyalty.upkeep.Chore;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.secrets.Vault;
import heartstring.story.conditions.Conditions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches of codes: takes them in, makes their codes in the background, hands these out once. */
@Component
public class VoucherBatches implements Chore {

    /** The most that codes are worth, and baskets have to be. */
    public static final long MOST_WORTH = VoucherRules.MOST;

    static final int STEP = 2_000;

    /** So long the codes can be fetched again: a broken download must not lose them. */
    private static final Duration FETCHING = Duration.ofMinutes(15);

    private final VouchersSql sql;
    private final VoucherBatchesSql batches;
    private final Conditions conditions;
    private final Vault vault;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    VoucherBatches(
            VouchersSql sql,
            VoucherBatchesSql batches,
            Conditions conditions,
            Vault vault,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.batches = batches;
        this.conditions = conditions;
        this.vault = vault;
        this.audit = audit;
        this.transactions = transactions;
        this.time = time;
    }

    /** A batch as it was written, in the terms of {@link VoucherBatch}. */
    public record Draft(
            String name,
            @Nullable String publicCode,
            int codes,
            long usesEach,
            @Nullable Integer memberMost,
            long leastMinor,
            @Nullable String condition,
            VoucherBatch.Gives gives,
            long worth,
            String currency,
            @Nullable String product,
            @Nullable Integer programmeId,
            @Nullable Long budgetId,
            boolean personal,
            Instant from,
            @Nullable Instant until) {}

    /** What can become of a draft. */
    public sealed interface Making {
        /** It is there; secret codes follow in the background. */
        record Made(VoucherBatch batch) implements Making {}

        /** It makes no sense, and why. */
        record Refused(String sentence) implements Making {}
    }

    /** Takes a batch in. */
    public Making make(Draft draft) {
        return switch (supposed(draft)) {
            case Making.Refused refused -> refused;
            case Making.Made made -> kept(draft, made.batch().condition());
        };
    }

    /** What would become of it: the batch without a number, or why it makes no sense. Writes nothing. */
    public Making supposed(Draft d) {
        String fault = VoucherRules.fault(d);
        if (fault != null) {
            return new Making.Refused(fault);
        }
        String condition = d.condition();
        if (condition != null) {
            switch (conditions.readTyped(condition)) {
                case Conditions.Reading.Bad bad -> {
                    return new Making.Refused((bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence());
                }
                case Conditions.Reading.Good good -> condition = conditions.write(good.condition());
            }
        }
        return new Making.Made(new VoucherBatch(
                0,
                d.name(),
                d.publicCode(),
                d.codes(),
                0,
                d.usesEach(),
                d.memberMost(),
                d.leastMinor(),
                condition,
                d.gives(),
                d.worth(),
                d.currency(),
                d.product(),
                d.programmeId(),
                d.budgetId(),
                d.personal(),
                d.from(),
                d.until(),
                false,
                null));
    }

    private Making kept(Draft draft, @Nullable String condition) {
        try {
            Long id = transactions.execute(status -> {
                long made = batches.make(
                        draft, condition, time.instant(), Actor.current().userId());
                if (draft.publicCode() != null) {
                    batches.keep(
                            made,
                            List.of(new Code(
                                    VoucherRules.digest(draft.publicCode()),
                                    null,
                                    VoucherRules.tail(draft.publicCode()))));
                }
                audit.record("made", "voucher batch", made);
                return made;
            });
            return new Making.Made(batches.byId(id == null ? 0 : id).orElseThrow());
        } catch (DuplicateKeyException e) {
            return new Making.Refused("There is such a code already.");
        }
    }

    /** One code as it is kept. */
    record Code(byte[] digest, byte @Nullable [] sealed, String tail) {}

    @Override
    public int some() {
        Integer done = transactions.execute(status -> {
            Optional<VoucherBatch> unmade = batches.lockUnmade();
            if (unmade.isEmpty()) {
                return batches.forgetFetched(time.instant().minus(FETCHING), STEP);
            }
            VoucherBatch batch = unmade.get();
            int count = Math.min(STEP, batch.codes() - batch.made());
            List<Code> codes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String code = VoucherRules.nextCode();
                byte[] sealed = vault.seal(code.getBytes(StandardCharsets.UTF_8), purpose(batch.id()));
                codes.add(new Code(VoucherRules.digest(code), sealed, VoucherRules.tail(code)));
            }
            batches.keep(batch.id(), codes);
            return count;
        });
        return done == null ? 0 : done;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    private static String purpose(long batch) {
        return "voucher batch:" + batch;
    }

    /** All codes, one a line, when all are made: once, and again for a quarter of an hour. Empty when it cannot be. */
    @Transactional
    public Optional<List<String>> fetch(long id) {
        Optional<VoucherBatch> found = batches.lock(id);
        Instant now = time.instant();
        if (found.isEmpty()
                || found.get().publicCode() != null
                || found.get().personal()
                || found.get().made() < found.get().codes()) {
            return Optional.empty();
        }
        Instant before = found.get().downloadedAt();
        if (before != null && !before.plus(FETCHING).isAfter(now)) {
            return Optional.empty();
        }
        List<String> codes = batches.sealed(id).stream()
                .map(kept -> new String(vault.open(kept, purpose(id)), StandardCharsets.UTF_8))
                .toList();
        if (codes.size() < found.get().codes()) {
            return Optional.empty();
        }
        if (before == null) {
            batches.fetched(id, now);
        }
        audit.record("downloaded the codes of", "voucher batch", id);
        return Optional.of(codes);
    }

    /** Its codes cannot be used any more, or again; what is reserved can still be used. */
    @Transactional
    public boolean setStopped(long id, boolean stopped) {
        boolean changed = batches.setStopped(id, stopped ? time.instant() : null);
        if (changed) {
            audit.record(stopped ? "stopped" : "opened again", "voucher batch", id);
        }
        return changed;
    }

    /** How often codes of each of these were used. */
    public long used(long id) {
        return sql.used(id);
    }

    /** The newest, at most 200. */
    public List<VoucherBatch> all() {
        return batches.all();
    }

    /** The batch with that number. */
    public Optional<VoucherBatch> byId(long id) {
        return batches.byId(id);
    }

    /** The condition in plain English, empty for none. */
    public String sentence(VoucherBatch batch) {
        return batch.condition() != null && conditions.read(batch.condition()) instanceof Conditions.Reading.Good good
                ? conditions.sentence(good.condition())
                : "";
    }
}
