package heartstring.decision.giftfacts;

import heartstring.insight.next.Avoided;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a customer a gift is chosen by.
 *
 * @param first their first piece, by which everything that is drawn is drawn; 0 when they are gone
 * @param visits days with purchases within a year
 * @param lastAt when they bought something last
 * @param complaint whether a case is open for something they said or a colleague opened
 * @param returned keys of what they brought back within a year, unless it was broken or wrong; {@code given} of what they were given lately
 * @param bought by key of the product
 */
public record Facts(
        long first,
        int visits,
        @Nullable Instant lastAt,
        boolean complaint,
        Avoided avoided,
        Set<String> returned,
        Set<String> given,
        Map<String, Bought> bought) {

    /** On how many days within a year. */
    public record Bought(String category, int days) {}

    public Facts {
        returned = Set.copyOf(returned);
        given = Set.copyOf(given);
        bought = Map.copyOf(bought);
    }

    /** On how many days within a year they bought that product. */
    public int days(String product) {
        Bought its = bought.get(product);
        return its == null ? 0 : its.days();
    }

    /** The same of all products of a category, added up. */
    public int daysOfCategory(String category) {
        return category.isEmpty()
                ? 0
                : bought.values().stream()
                        .filter(b -> b.category().equals(category))
                        .mapToInt(Bought::days)
                        .sum();
    }

    /** Of which kinds of remembered things it is heard what somebody does not want. */
    static final List<String> TELLING = List.of("preference", "concern", "avoid", "tried");
}
