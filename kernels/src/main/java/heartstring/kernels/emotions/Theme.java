package heartstring.kernels.emotions;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What customers talk about with a shop, found by the words they use for it. A clause may be about several, or none. */
public final class Theme implements Comparable<Theme> {

    public static final Theme DELIVERY = built(
            0,
            "delivery",
            "deliver(?:y|ies|ed|ing)?|parcels?|packages?|packaging|shipp(?:ing|ed|ment)|couriers?|tracking|arriv(?:e|es|ed|al)"
                    + "|post(?:ed|age|man|al)|dispatch(?:ed)?|doorstep");
    public static final Theme STAFF = built(
            1,
            "staff",
            "staff|cashiers?|assistants?|agents?|manager|managers|employees?|team|advis[eo]rs?|representatives?|reps?|colleagues?"
                    + "|service|waiter|waitress|salespe(?:rson|ople)|driver|drivers|supervisor");
    public static final Theme PRICE = built(
            2,
            "price",
            "pric(?:e|es|ed|ing|ey)|expensive|cheap(?:er|est)?|costs?|overpriced|discounts?|bargains?|money|value|afford(?:able)?|fees?"
                    + "|charge[ds]?");
    public static final Theme QUALITY = built(
            3,
            "quality",
            "quality|brok(?:e|en)|faulty|defect(?:ive|s)?|damaged|fresh(?:er|ness)?|stale|mouldy|moldy|rotten|torn|scratched|taste[sd]?"
                    + "|tasty|delicious|dry|size|sizes|fits?|fabric|materials?|product|products|item|items|flavou?rs?");
    public static final Theme CHOICE = built(
            4,
            "choice",
            "choices?|selection|range|assortment|stock|sold out|out of stock|available|availability|variety");
    public static final Theme WAITING = built(
            5,
            "waiting",
            "wait(?:ed|ing|s)?|queu(?:e|es|ed|ing)|lines?|slow(?:ly)?|hold|on hold|late|delay(?:s|ed)?|hours?|ages");
    public static final Theme RETURNS = built(
            6,
            "returns",
            "returns?|returned|returning|refund(?:s|ed)?|exchange[ds]?|replac(?:e|ed|ement)|money back|send (?:it |them )?back");
    public static final Theme WEBSITE = built(
            7,
            "website",
            "web ?site|app|apps|online|page|pages|log ?in|password|account|checkout|link|links|site|browser|search");
    public static final Theme STORE = built(
            8,
            "store",
            "stores?|shops?|branch|branches|aisles?|shelf|shelves|parking|car park|clean(?:er|liness)?|dirty|till|tills|toilets?|trolleys?");
    public static final Theme REWARDS =
            built(9, "rewards", "points?|rewards?|vouchers?|coupons?|loyalty|card|tier|member(?:s|ship)?|gifts?");
    public static final Theme PAYMENT = built(
            10,
            "payment",
            "pay(?:ment|ments|ing)?|paid|invoices?|bill(?:s|ed|ing)?|receipts?|bank|paypal|credit card|debit");
    public static final Theme ANSWERS = built(
            11,
            "answers",
            "repl(?:y|ies|ied)|answer(?:s|ed|ing)?|respon(?:d|ded|se|ses)|e-?mails?|called|calls?|phone|chat|messages?|contact(?:ed)?");

    /** Those that everybody has. */
    public static final List<Theme> BUILT = List.of(
            DELIVERY, STAFF, PRICE, QUALITY, CHOICE, WAITING, RETURNS, WEBSITE, STORE, REWARDS, PAYMENT, ANSWERS);

    /** Where those of one house begin. */
    private static final int OWN = 1_000;

    private final int place;
    private final String word;
    private final @Nullable Pattern built;
    private final @Nullable Pattern own;

    private Theme(int place, String word, @Nullable Pattern built, @Nullable Pattern own) {
        this.place = place;
        this.word = word;
        this.built = built;
        this.own = own;
    }

    private static Theme built(int place, String word, String words) {
        return new Theme(place, word, Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])"), null);
    }

    /** One of a house, by its words; each is a word or some that follow each other, and a star at its end stands for any ending. */
    public static Theme of(String word, Collection<String> words) {
        return new Theme(OWN, word, null, pattern(words));
    }

    /** The same, found by these words too. */
    public Theme and(Collection<String> words) {
        return new Theme(place, word, built, pattern(words));
    }

    private static @Nullable Pattern pattern(Collection<String> words) {
        return words.isEmpty()
                ? null
                : Pattern.compile(words.stream()
                        .map(one -> one.toLowerCase(Locale.ROOT))
                        .map(one -> one.endsWith("*")
                                ? Pattern.quote(one.substring(0, one.length() - 1)) + "\\p{L}*"
                                : Pattern.quote(one))
                        .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")));
    }

    /** The word in small letters, by which it is kept. */
    public String word() {
        return word;
    }

    /** Whether words in small letters are about it. */
    boolean isIn(String small) {
        return (built != null && built.matcher(small).find())
                || (own != null && own.matcher(small).find());
    }

    @Override
    public int compareTo(Theme other) {
        return place == other.place ? word.compareTo(other.word) : Integer.compare(place, other.place);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Theme theme && theme.word.equals(word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    @Override
    public String toString() {
        return word;
    }
}
