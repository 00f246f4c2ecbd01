package heartstring.loyalty.invitations;

import org.jspecify.annotations.Nullable;

/**
 * What a friend's link shows.
 *
 * @param friendPoints for the friend
 * @param minimumMinor what the first purchase has to come to
 * @param open whether one can join by mail here; else the code is told at a till
 */
public record InvitationView(
        String shop,
        String programme,
        String code,
        int friendPoints,
        long minimumMinor,
        String currency,
        int windowDays,
        boolean open,
        @Nullable String fault) {

    /** The last step, behind the link in the mail. */
    public record Last(String shop, String token, String email) {}
}
