package heartstring.loyalty.claims;

import heartstring.loyalty.members.Member;
import heartstring.platform.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Claims as calls make them: what is missing or refused is a {@link Refusal}. */
@Component
public class ClaimDesk {

    private final Claims claims;

    ClaimDesk(Claims claims) {
        this.claims = claims;
    }

    /** Claims a receipt; fields as they were sent. */
    public Claiming.Claimed claim(
            Member member, @Nullable String number, @Nullable Long totalMinor, @Nullable String date, Claims.Way way) {
        String text = number == null ? "" : number.strip();
        if (text.isEmpty() || text.length() > Claims.MOST_LETTERS) {
            throw Refusal.badRequest(
                    "\"number\" has to hold the number of the receipt, up to " + Claims.MOST_LETTERS + " characters.");
        }
        if (totalMinor == null || totalMinor < 0) {
            throw Refusal.badRequest("\"totalMinor\" has to hold the total of the receipt in minor units.");
        }
        return switch (claims.claim(member, text, totalMinor, day(date), way)) {
            case Claiming.Claimed claimed -> claimed;
            case Claiming.Refused refused -> throw Refusal.conflict(refused.reason());
            case Claiming.Unknown u -> throw Refusal.notFound("receipt with this number, total and date");
            case Claiming.Slower slower ->
                throw new Refusal(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "Too many guesses",
                                "Too many receipts were tried that do not exist. Try again in " + slower.minutes()
                                        + (slower.minutes() == 1 ? " minute." : " minutes."))
                        .with("retryAfterSeconds", slower.minutes() * 60);
        };
    }

    private static LocalDate day(@Nullable String date) {
        try {
            return LocalDate.parse(date == null ? "" : date.strip());
        } catch (DateTimeException e) {
            throw Refusal.badRequest("\"date\" has to be the day of the purchase, such as 2026-05-17.");
        }
    }
}
