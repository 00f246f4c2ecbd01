package heartstring.kernels.emotions;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What customers talk about with a shop, found by the words they use for it. A clause may be about several, or none. */
public enum Theme {
    DELIVERY(
            "deliver(?:y|ies|ed|ing)?|parcels?|packages?|packaging|shipp(?:ing|ed|ment)|couriers?|tracking|arriv(?:e|es|ed|al)"
                    + "|post(?:ed|age|man|al)|dispatch(?:ed)?|doorstep"),
    STAFF(
            "staff|cashiers?|assistants?|agents?|manager|managers|employees?|team|advis[eo]rs?|representatives?|reps?|colleagues?"
                    + "|service|waiter|waitress|salespe(?:rson|ople)|driver|drivers|supervisor"),
    PRICE(
            "pric(?:e|es|ed|ing|ey)|expensive|cheap(?:er|est)?|costs?|overpriced|discounts?|bargains?|money|value|afford(?:able)?|fees?"
                    + "|charge[ds]?"),
    QUALITY(
            "quality|brok(?:e|en)|faulty|defect(?:ive|s)?|damaged|fresh(?:er|ness)?|stale|mouldy|moldy|rotten|torn|scratched|taste[sd]?"
                    + "|tasty|delicious|dry|size|sizes|fits?|fabric|materials?|product|products|item|items|flavou?rs?"),
    CHOICE("choices?|selection|range|assortment|stock|sold out|out of stock|available|availability|variety"),
    WAITING("wait(?:ed|ing|s)?|queu(?:e|es|ed|ing)|lines?|slow(?:ly)?|hold|on hold|late|delay(?:s|ed)?|hours?|ages"),
    RETURNS(
            "returns?|returned|returning|refund(?:s|ed)?|exchange[ds]?|replac(?:e|ed|ement)|money back|send (?:it |them )?back"),
    WEBSITE("web ?site|app|apps|online|page|pages|log ?in|password|account|checkout|link|links|site|browser|search"),
    STORE(
            "stores?|shops?|branch|branches|aisles?|shelf|shelves|parking|car park|clean(?:er|liness)?|dirty|till|tills|toilets?|trolleys?"),
    REWARDS("points?|rewards?|vouchers?|coupons?|loyalty|card|tier|member(?:s|ship)?|gifts?"),
    PAYMENT("pay(?:ment|ments|ing)?|paid|invoices?|bill(?:s|ed|ing)?|receipts?|bank|paypal|credit card|debit"),
    ANSWERS(
            "repl(?:y|ies|ied)|answer(?:s|ed|ing)?|respon(?:d|ded|se|ses)|e-?mails?|called|calls?|phone|chat|messages?|contact(?:ed)?");

    private final Pattern words;

    Theme(String words) {
        this.words = Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])");
    }

    /** The word in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What some words are about. */
    public static Set<Theme> of(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        Set<Theme> themes = EnumSet.noneOf(Theme.class);
        for (Theme theme : values()) {
            if (theme.words.matcher(small).find()) {
                themes.add(theme);
            }
        }
        return themes;
    }
}
