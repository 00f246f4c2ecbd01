package heartstring.loyalty.baskets;

import heartstring.loyalty.promotions.Offer;
import heartstring.loyalty.promotions.Priced;
import heartstring.loyalty.promotions.PromotionRules.Asked;
import heartstring.loyalty.promotions.Promotions;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Leaves out the promotions that a customer goes without, so that what they do to the others can be seen. */
@Component
class HoldOuts {

    static final String REASON = "Some customers go without it, so that its effect can be seen; this is one of them.";

    private final Arms arms;
    private final Promotions promotions;

    HoldOuts(Arms arms, Promotions promotions) {
        this.arms = arms;
        this.promotions = promotions;
    }

    /** What it costs, and the customer's arm in each trial that made a difference here, by its key. */
    record Drawn(Priced priced, Map<String, Arm> met) {}

    /**
     * Prices until nobody who goes without something gets it. Only promotions that would have applied are met: who could not have
     * had one anyway says nothing about it.
     *
     * @param customerId 0 for nobody known, who goes without nothing
     */
    Drawn drawn(long customerId, List<Offer> offers, List<Asked> asked, Function<List<Asked>, Priced> price) {
        List<Asked> all = new ArrayList<>(asked);
        Map<String, Arm> met = new TreeMap<>();
        while (true) {
            Priced priced = price.apply(all);
            List<Trial> fresh = customerId == 0
                    ? List.of()
                    : offers.stream()
                            .filter(o -> o.id() > 0 && promotions.holdOutPercent(o) > 0)
                            .filter(o -> !met.containsKey(o.promotion().ref()) && applies(priced, o))
                            .map(o -> new Trial(o.promotion().ref(), promotions.holdOutPercent(o)))
                            .toList();
            if (fresh.isEmpty()) {
                return new Drawn(priced, met);
            }
            met.putAll(arms.of(customerId, fresh));
            all.replaceAll(a -> met.get(a.promotion().ref()) == Arm.HELD_OUT && a.not() == null
                    ? new Asked(a.promotion(), REASON)
                    : a);
        }
    }

    /** Keeps that the customer met these, in the caller's transaction if there is one. */
    void met(long customerId, Quote quote) {
        if (customerId != 0) {
            arms.expose(customerId, quote.met());
        }
    }

    private static boolean applies(Priced priced, Offer offer) {
        return priced.promotions().stream()
                .anyMatch(t ->
                        t.applied() && t.promotion().equals(offer.promotion().ref()));
    }
}
