package heartstring.crm.picks;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the customer that somebody means. */
@Component
public class Picks {

    private static final int MOST = 8;
    private static final int MOST_TYPED = 200;

    private final PicksSql sql;

    Picks(PicksSql sql) {
        this.sql = sql;
    }

    /** A customer to choose; {@code detail} tells those of one name apart. */
    public record Pick(long id, String name, String kind, String detail) {}

    /** Customers whose name or address begins like what was typed; the kind is person, company or empty for both. */
    public List<Pick> like(String typed, String kind) {
        String key = key(typed);
        return key.length() < 2 ? List.of() : sql.like(key, typed.strip().toLowerCase(Locale.ROOT), kind, MOST);
    }

    /** The one customer that a line means: chosen by number, or the only one of that address or name. */
    public Optional<Long> meant(long chosen, String typed) {
        if (chosen != 0) {
            return sql.current(chosen);
        }
        String key = key(typed);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<Long> found = sql.exactly(key, typed.strip().toLowerCase(Locale.ROOT));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The name of a current customer. */
    public Optional<Pick> of(long customer) {
        return sql.of(customer);
    }

    /** As names are kept for searching: small letters without accents. */
    static String key(String typed) {
        String text = typed.strip();
        String plain = Normalizer.normalize(text.substring(0, Math.min(MOST_TYPED, text.length())), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
        return plain.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replaceAll("\\s+", " ");
    }
}
