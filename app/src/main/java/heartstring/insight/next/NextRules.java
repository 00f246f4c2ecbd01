package heartstring.insight.next;

import heartstring.insight.bought.Bought;
import heartstring.kernels.nextbasket.pace.Gaps.Gap;
import heartstring.kernels.nextbasket.pace.Replenishment;
import heartstring.kernels.nextbasket.pace.Replenishment.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is due, what is left out, and the reasons in words. */
final class NextRules {

    /** How far ahead one looks. */
    static final int AHEAD_DAYS = 7;

    /** What nobody bought for so long is perhaps no longer to be had. */
    static final int SOLD_WITHIN_DAYS = 90;

    /** Of fewer visits nothing is said. */
    static final int LEAST_BASKETS = 3;

    /** With less they have rather given it up. */
    private static final double LEAST_ALIVE = 0.5;

    /** What was bought once or twice is not told of again before this share of the usual days has gone by. */
    private static final double SOON_AGAIN = 0.5;

    private static final Pattern CLUE = Pattern.compile(
            "\\b(?:allergic|allergies|allergy|intolerant|intolerance|hates?|dislikes?|avoids?|avoiding|no more"
                    + "|(?:can(?:no|')t|cannot|do(?:es)?n't|do(?:es)? not|never|won't) (?:eat|have|drink|stand|like|want|buy|take)s?)\\b"
                    + "([^.,;!?]*)");
    private static final Pattern BEFORE = Pattern.compile("\\b(\\w{3,}) (?:allerg(?:y|ies|ic)|intoleran(?:t|ce))\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}]{3,}");
    private static final Pattern TURN = Pattern.compile("\\b(?:but|because|though|so|since|when|if|unless)\\b.*");
    private static final Set<String> EMPTY = Set.of(
            "the",
            "any",
            "all",
            "and",
            "that",
            "this",
            "them",
            "these",
            "those",
            "very",
            "much",
            "not",
            "you",
            "your",
            "our",
            "with",
            "for",
            "from",
            "anything",
            "something",
            "containing",
            "contain",
            "food",
            "foods",
            "please",
            "anymore",
            "more",
            "again",
            "has",
            "have",
            "had",
            "are",
            "who",
            "one",
            "its",
            "his",
            "her",
            "their",
            "really",
            "severe",
            "severely",
            "highly",
            "kind",
            "kinds",
            "too",
            "know",
            "going",
            "being",
            "getting",
            "calls",
            "called",
            "emails",
            "letters",
            "waiting",
            "wait",
            "queue",
            "queues",
            "products",
            "product",
            "things",
            "stuff",
            "most",
            "some",
            "than",
            "into",
            "none",
            "yes");

    private NextRules() {}

    /** Empty for what was bought too seldom to have a pace, and for what they have rather given up. */
    static Optional<Due> due(Bought.Item item, Gap house, double today) {
        return Replenishment.of(item.days(), house, Math.max(today, item.lastDay()), AHEAD_DAYS)
                .filter(due -> due.alive() >= LEAST_ALIVE);
    }

    /** Whether it is needed within the days ahead, or should have been by now. */
    static boolean isSoon(Due due, double today) {
        return due.day() < today + AHEAD_DAYS;
    }

    /** Whether somebody just bought it and does not need it yet. */
    static boolean isJustBought(Bought.Item item, Gap house, double today) {
        if (item.times() < Replenishment.LEAST_PURCHASES) {
            return today - item.lastDay() < SOON_AGAIN * house.days();
        }
        return due(item, house, today).filter(due -> !isSoon(due, today)).isPresent();
    }

    /** Such as "bought 9 times, about every 12 days, last 13 days ago". */
    static String reason(int times, double usualDays, long daysAgo) {
        String often = times == 1 ? "bought once" : times == 2 ? "bought twice" : "bought " + times + " times";
        String pace = usualDays > 0 ? ", about every " + days(Math.round(usualDays)) : "";
        return often + pace + (times == 1 ? ", " : ", last ") + ago(daysAgo);
    }

    private static String days(long days) {
        return days <= 1 ? "day" : days + " days";
    }

    private static String ago(long days) {
        return days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    }

    /** What somebody does not want or may not have, as the beginnings of words, by what they or others said and what is told of them. */
    static Set<String> avoided(List<String> said, List<String> allergies) {
        Set<String> avoided = new TreeSet<>();
        for (String text : said) {
            String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
            Matcher clues = CLUE.matcher(plain);
            while (clues.find()) {
                avoided.addAll(words(TURN.matcher(clues.group(1)).replaceFirst("")));
            }
            Matcher before = BEFORE.matcher(plain);
            while (before.find()) {
                avoided.addAll(words(before.group(1)));
            }
        }
        for (String allergy : allergies) {
            String plain = allergy.toLowerCase(Locale.ROOT);
            if (!plain.matches("\\s*(no|none|nothing|false|-)?\\s*")) {
                avoided.addAll(words(plain.replaceAll("allerg(y|ies|ic)|intoleran(t|ce)", " ")));
            }
        }
        return avoided;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) {
            String word = found.group();
            if (!EMPTY.contains(word)) {
                words.add(stem(word));
            }
        }
        return words;
    }

    private static String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3);
        }
        if (word.length() > 4 && word.endsWith("oes")) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** Whether a product's name or category speaks of something avoided; rather too often than too seldom. */
    static boolean isAvoided(NextSql.Product product, Set<String> avoided) {
        String text = (product.name() + " " + product.category()).toLowerCase(Locale.ROOT);
        return avoided.stream().anyMatch(text::contains);
    }
}
