package heartstring.loyalty.promotions;

import heartstring.loyalty.promotions.CutRules.Effect;
import heartstring.loyalty.promotions.CutRules.Left;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prices a basket. The order of its lines makes no difference; promotions go by their turns, each on what those before it left; of
 * those that exclude each other the customer gets what is best.
 */
public final class PromotionRules {

    /** So many ways of choosing from exclusive groups are compared; with more, one group is chosen after the other. */
    static final int MOST_WAYS = 2_000;

    private static final Comparator<Asked> TURN = Comparator.comparingInt(
                    (Asked a) -> a.promotion().turn())
            .thenComparing(a -> a.promotion().ref());

    private PromotionRules() {}

    /** A promotion that is asked; {@code not} says why it is out of the question, null when it is not. */
    public record Asked(Promotion promotion, @Nullable String not) {}

    private record Stacked(List<Asked> chosen, List<Effect> effects) {
        long total() {
            return effects.stream().mapToLong(Effect::total).sum();
        }

        long gifts() {
            return effects.stream().filter(e -> e.gift() != null).count();
        }

        boolean beats(Stacked other) {
            return total() != other.total() ? total() > other.total() : gifts() > other.gifts();
        }
    }

    /** What it costs with these, and why. */
    public static Priced price(Basket basket, List<Asked> all) {
        int[] order = order(basket);
        List<Basket.Line> lines =
                Arrays.stream(order).mapToObj(i -> basket.lines().get(i)).toList();
        Left left = new Left(
                lines, lines.stream().mapToLong(Basket.Line::worthMinor).toArray(), basket.shippingMinor());
        List<Asked> open =
                all.stream().filter(a -> a.not() == null).sorted(TURN).toList();
        Stacked best =
                together(left, open.stream().filter(a -> !a.promotion().alone()).toList());
        for (Asked alone : open.stream().filter(a -> a.promotion().alone()).toList()) {
            Stacked one = stack(left, List.of(alone));
            best = one.beats(best) ? one : best;
        }
        return told(basket, order, left, all.stream().sorted(TURN).toList(), best);
    }

    /** The lines by what is in them, so that the same basket is always looked at in the same order. */
    private static int[] order(Basket basket) {
        return IntStream.range(0, basket.lines().size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> basket.lines().get(i).product())
                        .thenComparingLong(i -> basket.lines().get(i).unitMinor())
                        .thenComparing(i -> basket.lines().get(i).quantity())
                        .thenComparing(i -> String.valueOf(basket.lines().get(i).category())))
                .mapToInt(i -> i)
                .toArray();
    }

    private static Stacked together(Left left, List<Asked> open) {
        List<Asked> free =
                open.stream().filter(a -> a.promotion().group() == null).toList();
        Map<String, List<Asked>> groups = new LinkedHashMap<>();
        open.stream()
                .filter(a -> a.promotion().group() != null)
                .forEach(
                        a -> groups.computeIfAbsent(String.valueOf(a.promotion().group()), g -> new ArrayList<>())
                                .add(a));
        long ways = 1;
        for (List<Asked> group : groups.values()) {
            ways = Math.min(MOST_WAYS + 1L, ways * group.size());
        }
        List<List<Asked>> chosen = List.of(free);
        for (List<Asked> group : groups.values()) {
            List<List<Asked>> further = new ArrayList<>();
            for (List<Asked> before : chosen) {
                for (Asked one : group) {
                    List<Asked> with = new ArrayList<>(before);
                    with.add(one);
                    further.add(with);
                }
            }
            chosen = ways > MOST_WAYS ? List.of(best(left, further).chosen()) : further;
        }
        return best(left, chosen);
    }

    private static Stacked best(Left left, List<List<Asked>> ways) {
        Stacked best = stack(left, ways.getFirst());
        for (List<Asked> way : ways.subList(1, ways.size())) {
            Stacked other = stack(left, way);
            best = other.beats(best) ? other : best;
        }
        return best;
    }

    private static Stacked stack(Left left, List<Asked> chosen) {
        List<Asked> inTurn = chosen.stream().sorted(TURN).toList();
        long[] rest = left.rest().clone();
        long shipping = left.shipping();
        List<Effect> effects = new ArrayList<>();
        for (Asked one : inTurn) {
            Effect effect = CutRules.effect(one.promotion(), new Left(left.lines(), rest, shipping));
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= effect.cuts()[i];
                if (rest[i] < 0) {
                    throw new IllegalStateException(one.promotion().ref() + " takes more than there is");
                }
            }
            shipping -= effect.shipping();
            effects.add(effect);
        }
        return new Stacked(inTurn, effects);
    }

    private static Priced told(Basket basket, int[] order, Left left, List<Asked> all, Stacked best) {
        List<List<Priced.Cut>> cuts = new ArrayList<>();
        basket.lines().forEach(line -> cuts.add(new ArrayList<>()));
        long[] off = new long[order.length];
        long shippingOff = 0;
        List<Priced.Told> promotions = new ArrayList<>();
        List<Priced.Gift> gifts = new ArrayList<>();
        for (Asked one : all) {
            Promotion p = one.promotion();
            int at = best.chosen().indexOf(one);
            Effect effect = at < 0 ? null : best.effects().get(at);
            promotions.add(told(one, effect));
            for (int i = 0; effect != null && effect.applies() && i < order.length; i++) {
                long amount = effect.cuts()[i];
                off[order[i]] += amount;
                cuts.get(order[i])
                        .add(new Priced.Cut(
                                p.ref(),
                                p.name(),
                                amount,
                                amount > 0 ? effect.reason() : "This line does not count for it."));
            }
            shippingOff += effect == null ? 0 : effect.shipping();
            if (effect != null && effect.gift() != null) {
                gifts.add(new Priced.Gift(p.ref(), p.name(), effect.gift()));
            }
        }
        List<Priced.Line> lines = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            Basket.Line line = basket.lines().get(i);
            long worth = line.worthMinor();
            lines.add(new Priced.Line(line.product(), line.quantity(), worth, off[i], worth - off[i], cuts.get(i)));
        }
        long worth = Arrays.stream(left.rest()).sum();
        long discount = Arrays.stream(off).sum() + shippingOff;
        return new Priced(
                lines,
                worth,
                basket.shippingMinor(),
                shippingOff,
                discount,
                worth + basket.shippingMinor() - discount,
                promotions,
                gifts);
    }

    private static Priced.Told told(Asked one, @Nullable Effect effect) {
        Promotion p = one.promotion();
        String not = one.not();
        if (not != null) {
            return new Priced.Told(p.ref(), p.name(), false, 0, not, 0);
        }
        if (effect == null) {
            String why = p.alone() || p.group() == null
                    ? "It does not go together with what is better for the customer."
                    : "Another one of “" + p.group() + "” is better for the customer, or as good.";
            return new Priced.Told(p.ref(), p.name(), false, 0, why, 0);
        }
        return new Priced.Told(p.ref(), p.name(), effect.applies(), effect.total(), effect.reason(), effect.lacking());
    }
}
