package heartstring.decision.actionfacts;

/**
 * What this house has to offer.
 *
 * @param gifts whether a gift programme runs; one gift costs at most {@code giftMinor}
 * @param members whether there is a loyalty programme; a hundred points cost {@code pointsMinor}
 * @param surveys whether a survey is open
 * @param friends whether bringing friends is rewarded
 * @param margin the share of spend that is left to the house, 0 to 1
 */
public record House(
        boolean gifts,
        long giftMinor,
        boolean members,
        long pointsMinor,
        boolean surveys,
        boolean friends,
        double margin,
        String currency) {}
