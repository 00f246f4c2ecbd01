package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.challenges.Challenge.Period;
import heartstring.loyalty.challenges.ChallengeRules.Progress;
import heartstring.ui.components.Format;
import java.util.Currency;

/** Says challenges, and how far somebody is, in plain words. */
final class ChallengeWords {

    private ChallengeWords() {}

    static String sentence(Challenge challenge, String reward, Currency currency) {
        Integer points = challenge.points();
        String prize =
                points == null ? reward + " for free" : Format.number(points) + (points == 1 ? " point" : " points");
        String what = switch (challenge.kind()) {
            case BIRTHDAY -> prize + " on the member's birthday, once a year";
            case STREAK -> prize + " for a purchase in each of " + challenge.target() + periods(challenge) + " on end";
            case STAMPS, TARGET -> prize + " for " + amount(challenge, challenge.target(), currency);
        };
        String until = challenge.until() == null ? "" : ", until " + Format.day(challenge.until());
        String again =
                challenge.kind() == Kind.BIRTHDAY ? "" : challenge.repeats() ? "; then it begins again" : "; once";
        return what + until + again + ".";
    }

    static String progress(Challenge challenge, Progress progress, Currency currency) {
        if (progress.met()) {
            return "Met";
        }
        String count = challenge.measure() == Measure.SPEND && challenge.kind() != Kind.STREAK
                ? Format.money(progress.count(), currency.getCurrencyCode())
                : Format.number(progress.count());
        return count + " of "
                + (challenge.kind() == Kind.STREAK
                        ? progress.target() + periods(challenge) + " on end"
                        : amount(challenge, progress.target(), currency));
    }

    private static String amount(Challenge challenge, long amount, Currency currency) {
        return challenge.measure() == Measure.SPEND
                ? Format.money(amount, currency.getCurrencyCode()) + " spent on " + challenge.noun()
                : Format.number(amount) + " " + challenge.noun();
    }

    private static String periods(Challenge challenge) {
        String one = challenge.period() == Period.MONTH ? " month" : " week";
        return challenge.target() == 1 ? one : one + "s";
    }
}
