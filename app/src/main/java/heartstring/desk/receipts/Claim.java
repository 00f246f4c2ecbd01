package heartstring.desk.receipts;

import heartstring.loyalty.claims.ClaimDesk;
import heartstring.loyalty.claims.Claiming;
import heartstring.loyalty.claims.Claims;
import heartstring.loyalty.members.Members;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt that a member claims at a till. */
record Claim(
        @Schema(example = "17") @Nullable Long memberId,

        @Schema(example = "A-20481", description = "as it stands on the receipt") @Nullable
        String number,

        @Schema(example = "1790", description = "paid in all, in minor units") @Nullable
        Long totalMinor,

        @Schema(example = "2026-05-17", description = "of the purchase") @Nullable
        String date) {

    Claiming.Claimed made(Members members, ClaimDesk desk) {
        if (memberId == null) {
            throw Refusal.badRequest("\"memberId\" has to hold a member's number.");
        }
        return desk.claim(
                members.byId(memberId).orElseThrow(() -> Refusal.notFound("member")),
                number,
                totalMinor,
                date,
                Claims.Way.TILL);
    }
}
