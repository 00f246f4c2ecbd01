package heartstring.loyalty.accounts;

import java.util.Locale;

/**
 * Whose account it is, in which unit of value.
 *
 * @param unitId of the {@link Unit}
 * @param kind what sort of holder
 * @param id of the profile, pool, budget, stock, voucher or gift card; 0 for the house
 */
public record Holder(int unitId, Kind kind, long id) {

    /** Who can hold value. */
    public enum Kind {
        HOUSE,
        MEMBER,
        POOL,
        BUDGET,
        STOCK,
        VOUCHER,
        GIFT_CARD;

        /** As it is stored. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The account of one piece of a customer. */
    public static Holder member(int unitId, long profileId) {
        return new Holder(unitId, Kind.MEMBER, profileId);
    }

    /** The account that a household fills and empties together. */
    public static Holder pool(int unitId, long poolId) {
        return new Holder(unitId, Kind.POOL, poolId);
    }

    /** The account that value comes from and goes to; it keeps no balance. */
    public static Holder house(int unitId) {
        return new Holder(unitId, Kind.HOUSE, 0);
    }
}
