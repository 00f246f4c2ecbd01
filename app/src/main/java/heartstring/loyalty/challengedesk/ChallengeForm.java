package heartstring.loyalty.challengedesk;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.challenges.Challenge.Period;
import heartstring.loyalty.challenges.Challenges;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the form in which a manager makes a challenge. */
final class ChallengeForm {

    private ChallengeForm() {}

    /** The draft, null when something in it is no number, day or choice; amounts of money are in major units there. */
    static Challenges.@Nullable Draft draft(
            Map<String, String> form, int digits, ZoneId zone, @Nullable String condition) {
        try {
            Kind kind = Kind.valueOf(text(form, "kind").toUpperCase(Locale.ROOT));
            boolean birthday = kind == Kind.BIRTHDAY;
            boolean streak = kind == Kind.STREAK;
            Measure measure = birthday || streak
                    ? Measure.PURCHASES
                    : Measure.valueOf(text(form, "measure").toUpperCase(Locale.ROOT));
            BigDecimal target = birthday
                    ? BigDecimal.ONE
                    : new BigDecimal(text(form, "target").replace(',', '.'));
            String reward = text(form, "reward");
            return new Challenges.Draft(
                    text(form, "name"),
                    kind,
                    measure,
                    noun(text(form, "noun"), measure),
                    birthday ? null : orNull(text(form, "category")),
                    birthday ? null : orNull(text(form, "product")),
                    target.movePointRight(measure == Measure.SPEND ? digits : 0).longValueExact(),
                    streak ? Period.valueOf(text(form, "period").toUpperCase(Locale.ROOT)) : null,
                    birthday || Boolean.parseBoolean(text(form, "repeats")),
                    reward.isEmpty() ? Integer.valueOf(text(form, "points")) : null,
                    reward.isEmpty() ? null : Long.valueOf(reward),
                    end(text(form, "until"), zone),
                    condition);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    static String noun(String told, Measure measure) {
        return !told.isEmpty()
                ? told
                : switch (measure) {
                    case PIECES -> "pieces";
                    case PURCHASES -> "purchases";
                    case SPEND -> "goods";
                };
    }

    /** The whole of the last day belongs to it. */
    private static @Nullable Instant end(String day, ZoneId zone) {
        return day.isEmpty()
                ? null
                : LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static String text(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
