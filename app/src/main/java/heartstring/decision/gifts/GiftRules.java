package heartstring.decision.gifts;

import heartstring.decision.giftfacts.Facts;
import heartstring.decision.giftfacts.Shelf;
import heartstring.decision.giftfacts.Shelf.Tie;
import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.gifts.Weighed.No;
import heartstring.decision.gifts.Weighed.Option;
import heartstring.decision.gifts.Weighed.Reason;
import heartstring.decision.gifts.Weighed.Refused;
import heartstring.insight.baskets.Wording;
import heartstring.kernels.baskets.Completion;
import heartstring.kernels.gifts.Candidate;
import heartstring.kernels.gifts.Draw;
import heartstring.kernels.gifts.Factors;
import heartstring.kernels.gifts.GiftScore;
import heartstring.ui.components.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be given with a basket, what not and why, and which it is. */
final class GiftRules {

    /** Of more the best are looked at. */
    static final int MOST_OPTIONS = 20;

    static final int MOST_REFUSED = 40;
    private static final int MOST_REASONS = 3;

    /** What a second product of the basket says is partly what the first one said. */
    private static final double WEIGHT_OF_OTHERS = 0.5;

    private GiftRules() {}

    /** Weighs what a programme may give. */
    static Weighed weighed(GiftProgramme programme, Shelf shelf, List<String> basket, Facts facts, Set<Long> gone) {
        Set<String> inBasket = new HashSet<>(basket);
        Map<String, List<Tie>> ties = new HashMap<>();
        for (String key : inBasket) {
            shelf.ties()
                    .getOrDefault(key, List.of())
                    .forEach(tie -> ties.computeIfAbsent(tie.product(), p -> new ArrayList<>())
                            .add(tie));
        }
        List<Option> options = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        int unfit = 0;
        for (GiftProgramme.Item item : programme.items()) {
            Shelf.Product product = shelf.products().get(item.product());
            List<Tie> its = ties.getOrDefault(item.product(), List.of());
            if (product == null || (its.isEmpty() && !inBasket.contains(item.product()))) {
                unfit++;
                continue;
            }
            No no = no(programme, item, product, its, inBasket, facts, gone);
            if (no != null) {
                refused.add(new Refused(product.key(), product.name(), no));
            } else {
                options.add(option(programme, item, product, its, shelf, facts));
            }
        }
        options.sort(Comparator.comparingDouble((Option o) -> -o.score()).thenComparing(Option::product));
        refused.sort(Comparator.comparing(Refused::why).thenComparing(Refused::product));
        return new Weighed(
                Weighed.METHOD,
                shelf.run(),
                basket,
                options.subList(0, Math.min(MOST_OPTIONS, options.size())),
                refused.subList(0, Math.min(MOST_REFUSED, refused.size())),
                unfit);
    }

    private static @Nullable No no(
            GiftProgramme programme,
            GiftProgramme.Item item,
            Shelf.Product product,
            List<Tie> ties,
            Set<String> basket,
            Facts facts,
            Set<Long> gone) {
        if (basket.contains(item.product())) {
            return No.IN_BASKET;
        }
        if (ties.stream().anyMatch(Tie::instead)) {
            return No.INSTEAD;
        }
        if (facts.avoided().speaksIn(product.name(), product.category())) {
            return No.AVOIDED;
        }
        if (facts.returned().contains(item.product())) {
            return No.RETURNED;
        }
        if (facts.given().contains(item.product())) {
            return No.LATELY;
        }
        if (item.costMinor() > programme.mostCostMinor()) {
            return No.TOO_DEAR;
        }
        return item.counted() && gone.contains(item.id()) ? No.NO_STOCK : null;
    }

    private static Option option(
            GiftProgramme programme,
            GiftProgramme.Item item,
            Shelf.Product product,
            List<Tie> ties,
            Shelf shelf,
            Facts facts) {
        List<Tie> strongest = ties.stream()
                .sorted(Comparator.comparingDouble((Tie t) -> -t.chance() * (t.lift() - 1))
                        .thenComparing(Tie::with))
                .toList();
        Tie first = strongest.getFirst();
        double[] lifts = ties.stream().mapToDouble(Tie::lift).toArray();
        double expected = facts.visits() * shelf.shares().getOrDefault(product.category(), 0.0);
        long price = product.currency().equals(programme.currency()) ? product.priceMinor() : 0;
        Candidate candidate = new Candidate(
                Completion.likely(first.chance(), lifts, WEIGHT_OF_OTHERS),
                first.chance(),
                ties.stream().mapToDouble(Tie::strength).max().orElse(0),
                Factors.taste(facts.daysOfCategory(product.category()), expected),
                Factors.novelty(facts.days(product.key())),
                Factors.season(first.lateTogether(), first.lateReceipts(), first.share()),
                Factors.worth(price, item.costMinor()));
        return new Option(
                product.key(),
                product.name(),
                item.costMinor(),
                candidate.share(),
                candidate.chance(),
                candidate.strength(),
                candidate.taste(),
                candidate.novelty(),
                candidate.season(),
                candidate.worth(),
                GiftScore.AT_THE_TILL.of(candidate),
                strongest.stream()
                        .limit(MOST_REASONS)
                        .map(t -> new Reason(t.with(), t.name(), t.together(), t.receipts(), reason(t, product.name())))
                        .toList());
    }

    /** "37 of 100 receipts with “Lettuce” also have “Dressing”, 9 would be chance; counted on 1,203 receipts". */
    private static String reason(Tie tie, String name) {
        return tie.ofCategory()
                ? "Things like “" + tie.name() + "” and things like “" + name
                        + "” are bought together more often than by chance"
                : Wording.ofHundred(tie.share()) + " of 100 receipts with “" + tie.name() + "” also have “" + name
                        + "”, " + Wording.ofHundred(tie.chance()) + " would be chance; counted on "
                        + Format.number(tie.receipts()) + (tie.receipts() == 1 ? " receipt" : " receipts");
    }

    /** One more at the end, as long as there is room. */
    static List<Refused> added(List<Refused> refused, Refused one) {
        List<Refused> all = new ArrayList<>(refused);
        if (all.size() < MOST_REFUSED) {
            all.add(one);
        }
        return all;
    }

    /** What was drawn, and how likely that was. */
    record Chosen(Option option, double propensity) {}

    /** Draws one of the options, from their numbers alone: the same numbers and seed give the same one. */
    static Optional<Chosen> chosen(Weighed weighed, long seed) {
        if (weighed.options().isEmpty()) {
            return Optional.empty();
        }
        double[] scores = weighed.options().stream()
                .mapToDouble(o -> GiftScore.AT_THE_TILL.of(o.candidate()))
                .toArray();
        Draw.Drawn drawn = Draw.draw(scores, seed);
        return Optional.of(new Chosen(weighed.options().get(drawn.place()), drawn.propensity()));
    }

    /** What the cashier does. */
    static String forCashier(Option option) {
        return "Give “" + option.name() + "” with the “"
                + option.reasons().getFirst().name() + "”.";
    }

    /** What the customer is told; about the basket alone, nothing that we know of them. */
    static String forCustomer(Option option) {
        return "A little something from us: " + option.name() + " goes well with your "
                + option.reasons().getFirst().name() + ".";
    }
}
