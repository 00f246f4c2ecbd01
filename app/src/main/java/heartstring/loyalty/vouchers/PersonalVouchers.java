package heartstring.loyalty.vouchers;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.secrets.Vault;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Codes that are made for one person, who alone can use them and always sees them. */
@Component
public class PersonalVouchers {

    private final VoucherBatchesSql batches;
    private final PersonalVouchersSql sql;
    private final Vouchers vouchers;
    private final Ledger ledger;
    private final Vault vault;
    private final Audit audit;
    private final HoldOuts holdOuts;
    private final Arms arms;
    private final InstantSource time;

    PersonalVouchers(
            VoucherBatchesSql batches,
            PersonalVouchersSql sql,
            Vouchers vouchers,
            Ledger ledger,
            Vault vault,
            Audit audit,
            HoldOuts holdOuts,
            Arms arms,
            InstantSource time) {
        this.holdOuts = holdOuts;
        this.arms = arms;
        this.batches = batches;
        this.sql = sql;
        this.vouchers = vouchers;
        this.ledger = ledger;
        this.vault = vault;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of giving a code to somebody. */
    public sealed interface Giving {
        /** They have it. */
        record Given(long voucherId, String code) implements Giving {}

        /** They have not, and why. */
        record Refused(String sentence) implements Giving {}
    }

    /** A code of one person that can be used now. */
    public record Mine(
            String code,
            String name,
            VoucherBatch.Gives gives,
            long worth,
            String currency,
            @Nullable String product,
            long leastMinor,
            long usesLeft,
            @Nullable Instant until) {

        /** What it gives, in words. */
        public String words() {
            return switch (gives) {
                case PERCENT ->
                    BigDecimal.valueOf(worth, 2).stripTrailingZeros().toPlainString() + " % off";
                case AMOUNT -> Format.money(worth, currency) + " off";
                case PRODUCT -> product + " free";
                case POINTS -> Format.number(worth) + " points";
            };
        }
    }

    /**
     * Makes a code of the batch for this piece's customer, unless the customer goes without: some do from the first that is offered, so that
     * it can be seen what the codes do to the others. Empty for who goes without.
     */
    @Transactional
    public Optional<Giving> offer(long batchId, long profileId, long customerId) {
        Optional<VoucherBatch> found = batches.lock(batchId);
        String refusal = refusal(found);
        if (found.isEmpty() || refusal != null) {
            return Optional.of(give(batchId, profileId));
        }
        Trial trial = new Trial("vouchers:" + batchId, holdOuts.usual());
        if (trial.holdOutPercent() > 0 && holdOuts.of(trial.key()).isEmpty()) {
            holdOuts.begin(HoldOut.Kind.VOUCHER, trial, found.get().name(), "/loyalty/vouchers");
        }
        Trial now = holdOuts.of(trial.key()).map(HoldOut::now).orElse(trial);
        Map<String, Arm> drawn = now.holdOutPercent() == 0 ? Map.of() : arms.of(customerId, List.of(now));
        arms.expose(customerId, drawn);
        return drawn.get(trial.key()) == Arm.HELD_OUT ? Optional.empty() : Optional.of(give(batchId, profileId));
    }

    private @Nullable String refusal(Optional<VoucherBatch> found) {
        if (found.isEmpty() || !found.get().personal()) {
            return "These vouchers are not for one person.";
        }
        String closed = VoucherRules.closed(found.get(), time.instant());
        return closed == null && found.get().made() >= VoucherRules.MOST_CODES
                ? "These vouchers have 100,000 codes, and no more."
                : closed;
    }

    /** Makes a code of the batch for this piece's customer, whom somebody chose. */
    @Transactional
    public Giving give(long batchId, long profileId) {
        String refusal = refusal(batches.lock(batchId));
        if (refusal != null) {
            return new Giving.Refused(refusal);
        }
        String code = VoucherRules.nextCode();
        byte[] sealed = vault.seal(code.getBytes(StandardCharsets.UTF_8), purpose(batchId));
        long id = sql.give(batchId, profileId, VoucherRules.digest(code), sealed, VoucherRules.tail(code));
        audit.record("gave", "personal voucher", id);
        return new Giving.Given(id, code);
    }

    /** Takes a code back that was not used yet: no use of it is left. False when it was used, is reserved or is gone. */
    @Transactional
    public boolean takeBack(long voucherId) {
        Optional<PersonalVouchersSql.Uses> found = sql.uses(voucherId);
        if (found.isEmpty()) {
            return false;
        }
        Holder holder = vouchers.holder(voucherId);
        String number = String.valueOf(voucherId);
        Cause cause =
                new Cause(Cause.Kind.PROMOTION, voucherId, 0, Actor.current().userId(), time.instant());
        List<Outcome> outcomes = ledger.post(List.of(
                vouchers.filling(holder, found.get().each(), cause),
                new Command.Debit(
                        Key.of("voucher taken back", number, number),
                        Command.Purse.of(holder),
                        found.get().each(),
                        cause)));
        if (!(outcomes.getLast() instanceof Outcome.Done)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return false;
        }
        audit.record("took back", "personal voucher", voucherId);
        return true;
    }

    /** The codes of this customer that can be used now, those that end first before the others; at most 50. */
    public List<Mine> of(long customerId) {
        return sql.of(customerId, time.instant()).stream()
                .map(kept -> {
                    VoucherBatch batch = kept.batch();
                    return new Mine(
                            new String(vault.open(kept.sealed(), purpose(batch.id())), StandardCharsets.UTF_8),
                            batch.name(),
                            batch.gives(),
                            batch.worth(),
                            batch.currency(),
                            batch.product(),
                            batch.leastMinor(),
                            kept.usesLeft(),
                            batch.until());
                })
                .toList();
    }

    private static String purpose(long batch) {
        return "personal voucher:" + batch;
    }
}
