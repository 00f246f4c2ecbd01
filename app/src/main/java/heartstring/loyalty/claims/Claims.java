package heartstring.loyalty.claims;

import heartstring.commerce.orders.OrderClaims;
import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.claims.ClaimRules.Receipt;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims receipts for members: each once, however many ask at the same time. */
@Component
public class Claims {

    /** The longest number of a receipt. */
    public static final int MOST_LETTERS = 200;

    private static final int MOST_ALIKE = 20;
    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final ClaimsSql sql;
    private final OrderClaims orders;
    private final Programmes programmes;
    private final ProgrammeTerms terms;
    private final Throttle throttle;
    private final Audit audit;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Claims(
            ClaimsSql sql,
            OrderClaims orders,
            Programmes programmes,
            ProgrammeTerms terms,
            Throttle throttle,
            Audit audit,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.orders = orders;
        this.programmes = programmes;
        this.terms = terms;
        this.throttle = throttle;
        this.audit = audit;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    /** Through whom a receipt is claimed. */
    public enum Way {
        TILL,
        PROGRAM,
        STAFF,
        MEMBER
    }

    /**
     * Claims a receipt that names nobody.
     *
     * @param number as it stands on the receipt
     * @param totalMinor paid in all, in minor units of the programme's currency
     * @param day of the purchase in the organisation's time zone
     */
    public Claiming claim(Member member, String number, long totalMinor, LocalDate day, Way way) {
        Programme programme = programmes.byId(member.programmeId());
        int days = terms.of(programme.id()).claimDays();
        if (days == 0) {
            return new Claiming.Refused("Receipts cannot be claimed later in this programme.");
        }
        if (member.status() != Member.Status.ACTIVE) {
            return new Claiming.Refused(
                    "This membership is " + member.status().name().toLowerCase(Locale.ROOT) + ".");
        }
        String guesser = "member " + member.id();
        long wait = throttle.waits(ThrottleRules.CLAIM, guesser);
        if (wait > 0) {
            return new Claiming.Slower(wait);
        }
        List<Receipt> alike = sql.receipts(number, totalMinor, programme.currency(), day, settings.zone(), MOST_ALIKE);
        if (alike.isEmpty()) {
            throttle.attempt(ThrottleRules.CLAIM, guesser);
            return new Claiming.Unknown();
        }
        return take(member, alike, days, way);
    }

    /** The first of them that may be claimed; several shops may number alike. */
    private Claiming take(Member member, List<Receipt> alike, int days, Way way) {
        Instant now = time.instant();
        String refusal = null;
        for (Receipt receipt : alike) {
            String reason = ClaimRules.refusal(receipt, days, now);
            OrderKey order = new OrderKey(receipt.sourceId(), receipt.key());
            if (reason == null && won(order, member, way, now)) {
                tell(order, member.card(), now);
                return new Claiming.Claimed(
                        receipt.key(), receipt.boughtAt(), receipt.totalMinor(), receipt.currency());
            }
            String why = reason == null ? "This receipt was claimed already." : reason;
            refusal = refusal == null ? why : refusal;
        }
        return new Claiming.Refused(refusal == null ? "This receipt was claimed already." : refusal);
    }

    private boolean won(OrderKey order, Member member, Way way, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean first = sql.claim(
                    order,
                    member,
                    way.name().toLowerCase(Locale.ROOT),
                    Actor.current().userId(),
                    now);
            if (first) {
                audit.record("claimed a receipt for", "member", member.id());
            }
            return first;
        }));
    }

    private void tell(OrderKey order, @Nullable String card, Instant at) {
        try {
            orders.tell(order, String.valueOf(card), at);
            sql.told(order);
        } catch (RuntimeException e) {
            // The claim stands and is told again within a minute.
            LOG.warn("A claimed receipt of source {} could not be told yet: {}", order.sourceId(), e.toString());
        }
    }

    /** Tells what a server that stopped in between did not. */
    void tellAgain() {
        sql.untold(time.instant().minus(PATIENCE), BATCH).forEach(u -> tell(u.order(), u.card(), u.at()));
    }
}
