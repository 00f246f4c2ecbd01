package heartstring.insight.usual;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.insight.baskets.Complement;
import heartstring.insight.baskets.Complements;
import heartstring.insight.bought.Bought;
import heartstring.insight.bought.BoughtSql;
import heartstring.insight.next.NextBasket;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What goes with what a customer usually buys, and what they do not buy yet. */
@Component
public class Usual {

    /** The most that is told of one customer at once. */
    public static final int MOST = 20;

    /** So many stand on a customer's page. */
    public static final int SHOWN = 4;

    /** What they bought in so many days they know already. */
    private static final int DAYS = 730;

    private static final int CANDIDATES = 200;

    private final BoughtSql bought;
    private final Complements complements;
    private final NextBasket next;
    private final Choices choices;
    private final Settings settings;
    private final InstantSource time;

    Usual(
            BoughtSql bought,
            Complements complements,
            NextBasket next,
            Choices choices,
            Settings settings,
            InstantSource time) {
        this.choices = choices;
        this.bought = bought;
        this.complements = complements;
        this.next = next;
        this.settings = settings;
        this.time = time;
    }

    /**
     * A product that goes with one they usually buy.
     *
     * @param becauseId what they usually buy, on so many days: {@code times}
     * @param together receipts with both, of so many {@code receipts} with what they usually buy, {@code expected} by chance
     * @param reason as a sentence without its stop
     */
    public record Along(
            long productId,
            String product,
            long becauseId,
            String because,
            int times,
            long together,
            long receipts,
            double expected,
            String reason) {}

    /**
     * What is told of one customer.
     *
     * @param along the likeliest gain first
     * @param tooFew why nothing is told; empty otherwise, and where they never bought anything
     */
    public record Told(List<Along> along, String tooFew) {
        public Told {
            along = List.copyOf(along);
        }
    }

    /** At most so many, of their purchases as they are this moment. */
    public Told of(long customer, int most) {
        if (!choices.allows(customer, Use.RECOMMENDATIONS)) {
            return new Told(List.of(), "They asked for no suggestions.");
        }
        Instant now = time.instant();
        ZoneId zone = settings.zone();
        Bought its = bought.of(List.of(customer), now.minus(Duration.ofDays(DAYS)), now, zone)
                .get(customer);
        if (its == null) {
            return new Told(List.of(), "");
        }
        if (complements.told().isEmpty()) {
            return new Told(List.of(), "What goes together is not worked out yet.");
        }
        Map<Long, Integer> usual = UsualRules.usual(its.items(), Bought.day(now, zone)).stream()
                .collect(Collectors.toMap(Bought.Item::product, Bought.Item::times));
        if (usual.isEmpty()) {
            return new Told(List.of(), "They bought nothing in the last half year.");
        }
        List<Along> along = along(customer, its, usual, Math.clamp(most, 1, MOST));
        return new Told(
                along,
                along.isEmpty()
                        ? "Nothing goes with what they buy, by more than chance, that they do not buy yet."
                        : "");
    }

    /** One with its reason, and how much it weighs. */
    private record Weighed(Along along, double weight) {}

    private List<Along> along(long customer, Bought its, Map<Long, Integer> usual, int most) {
        long[] basket =
                usual.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        List<Complement> candidates = complements.completing(basket, CANDIDATES).stream()
                .filter(c -> its.item(c.productId()) == null)
                .toList();
        Set<Long> unwanted = next.unwanted(
                customer, candidates.stream().map(Complement::productId).toList());
        List<Weighed> weighed = new ArrayList<>();
        for (Complement candidate : candidates) {
            if (!unwanted.contains(candidate.productId())) {
                candidate.reasons().stream()
                        .map(reason -> weighed(candidate, reason, usual.getOrDefault(reason.productId(), 0)))
                        .max(Comparator.comparingDouble(Weighed::weight))
                        .ifPresent(weighed::add);
            }
        }
        return weighed.stream()
                .sorted(Comparator.comparingDouble((Weighed w) -> -w.weight())
                        .thenComparingLong(w -> w.along().productId()))
                .limit(most)
                .map(Weighed::along)
                .toList();
    }

    private static Weighed weighed(Complement candidate, Complement.Reason reason, int times) {
        return new Weighed(
                new Along(
                        candidate.productId(),
                        candidate.name(),
                        reason.productId(),
                        reason.name(),
                        times,
                        reason.together(),
                        reason.receipts(),
                        reason.expected(),
                        reason.words()),
                UsualRules.weight(candidate.added(), times));
    }
}
