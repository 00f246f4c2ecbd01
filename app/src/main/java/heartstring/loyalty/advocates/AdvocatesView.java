package heartstring.loyalty.advocates;

import heartstring.loyalty.referrals.ReferralSetting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who brings friends to a programme.
 *
 * @param noticeDays how many days before points end members are told
 * @param more whether the tree has more friends than are drawn
 */
public record AdvocatesView(
        String programmeKey,
        String programme,
        String currency,
        boolean editable,
        ReferralSetting setting,
        int noticeDays,
        List<Advocate> advocates,
        List<Branch> tree,
        boolean more,
        List<Refused> refused,
        @Nullable String fault) {

    /**
     * One advocate.
     *
     * @param brought friends who were bound
     * @param bought of them, who bought something that counts
     * @param stayed of them, who bought a second time within 60 days of the first
     * @param active of them, who bought something in the last 60 days
     * @param points given to the advocate and kept
     */
    public record Advocate(
            long customerId, String name, long brought, long bought, long stayed, long active, long points) {}

    /** Somebody in the tree with the friends they brought; {@code state} is empty for who was brought by nobody. */
    public record Branch(long customerId, String name, String state, List<Branch> friends) {}

    /** A referral that did not count, or was taken back. */
    public record Refused(
            long advocateId,
            String advocate,
            long friendId,
            String friend,
            String reason,
            boolean takenBack,
            Instant at) {}

    /** The minimum as it is typed. */
    public String minimum() {
        return java.math.BigDecimal.valueOf(setting.minimumMinor(), 2).toPlainString();
    }
}
