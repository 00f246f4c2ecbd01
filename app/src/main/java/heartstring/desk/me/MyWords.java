package heartstring.desk.me;

import java.util.Locale;

/** Says to members what colleagues read in other words. */
final class MyWords {

    private static final int REGULAR = 12;
    private static final int AGAIN = 3;

    private MyWords() {}

    /** Why there was no gift. */
    static String noGift(String why) {
        return switch (why) {
            case "complaint" -> "Something went wrong for you; first it was ours to put that right.";
            case "too_soon" -> "You had a gift shortly before.";
            case "nothing" -> "Nothing that we give went with your basket.";
            case "budget" -> "What gifts may cost was used up.";
            default -> "It was not given in the end.";
        };
    }

    /** Why a message was sent, by its purpose. */
    static String message(String purpose) {
        return switch (purpose) {
            case "asked" -> "You asked for it.";
            case "service" -> "It is about something you have with us. You can switch such messages off below.";
            default -> "You said that we may write you news. You can switch that off below.";
        };
    }

    /** How the house sees somebody with so many days of purchases within a year. */
    static String standing(int days) {
        if (days >= REGULAR) {
            return "You are one of our regulars: you were here on " + days + " days within a year. Thank you.";
        }
        if (days >= AGAIN) {
            return "You come again: " + days + " days within a year.";
        }
        return days == 0 ? "You have not bought anything within a year." : "We are still getting to know each other.";
    }

    /** A property as people write it: {@code favouriteColour} as {@code Favourite colour}. */
    static String property(String name) {
        String words =
                name.replaceAll("(?<=[a-z])([A-Z])", " $1").replace('_', ' ').strip();
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? name : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
