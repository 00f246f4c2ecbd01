package heartstring.loyalty.claims;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The form on a member's page that claims a receipt. */
@Controller
class ClaimsPage {

    private final Claims claims;
    private final Members members;
    private final Programmes programmes;

    ClaimsPage(Claims claims, Members members, Programmes programmes) {
        this.claims = claims;
        this.members = members;
        this.programmes = programmes;
    }

    @ForRoles({Role.AGENT, Role.MANAGER})
    @PostMapping("/loyalty/members/{id}/claims")
    View claim(
            @PathVariable long id, @RequestParam String number, @RequestParam String total, @RequestParam String date) {
        Member member = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        Redirect back = Redirect.to("/loyalty/members/" + id);
        Long minor = minor(total, programmes.byId(member.programmeId()).currency());
        LocalDate day = day(date);
        String text = number.strip();
        if (minor == null || day == null || text.isEmpty() || text.length() > Claims.MOST_LETTERS) {
            return back.warning("Write the number, the total and the day as they stand on the receipt.");
        }
        return switch (claims.claim(member, text, minor, day, Claims.Way.STAFF)) {
            case Claiming.Claimed c -> back.saying("The purchase is theirs now. What it earns is here within moments.");
            case Claiming.Refused refused -> back.warning(refused.reason());
            case Claiming.Unknown u -> back.warning("No receipt has this number, total and day.");
            case Claiming.Slower slower ->
                back.warning("Too many receipts were tried that do not exist. Try again in " + slower.minutes()
                        + (slower.minutes() == 1 ? " minute." : " minutes."));
        };
    }

    private static @Nullable Long minor(String total, String currency) {
        try {
            BigDecimal amount = new BigDecimal(total.strip().replace(',', '.'));
            return amount.signum() < 0 ? null : AmountRules.minor(amount, currency);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String date) {
        try {
            return LocalDate.parse(date.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
