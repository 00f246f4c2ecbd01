package heartstring.insight.next;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.insight.bought.Bought;
import heartstring.insight.bought.BoughtSql;
import heartstring.kernels.nextbasket.Blend;
import heartstring.kernels.nextbasket.Past;
import heartstring.kernels.nextbasket.pace.Gaps;
import heartstring.kernels.nextbasket.pace.Gaps.Gap;
import heartstring.kernels.nextbasket.pace.Replenishment;
import heartstring.platform.settings.Settings;
import heartstring.story.memory.Memory;
import heartstring.story.memory.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a customer probably buys next: worked out this moment of their own orders, with what was last learnt of everybody. Left out is what
 * they brought back, what they may not have or said they do not want, what nobody bought for 90 days, and what they just bought.
 */
@Component
public class NextBasket {

    /** The name of the study that learns for it. */
    public static final String STUDY = "next-basket";

    /** The most that is told of one customer at once. */
    public static final int MOST = 50;

    /** Of which kinds of remembered things it is heard what somebody does not want. */
    private static final Set<String> TELLING = Set.of("preference", "concern", "avoid", "tried");

    private final BoughtSql bought;
    private final NextSql sql;
    private final NextModels models;
    private final Memory memory;
    private final Choices choices;
    private final Settings settings;
    private final InstantSource time;

    NextBasket(
            BoughtSql bought,
            NextSql sql,
            NextModels models,
            Memory memory,
            Choices choices,
            Settings settings,
            InstantSource time) {
        this.choices = choices;
        this.bought = bought;
        this.sql = sql;
        this.models = models;
        this.memory = memory;
        this.settings = settings;
        this.time = time;
    }

    /**
     * Something that is due within seven days, or should have been bought by now.
     *
     * @param everyDays their usual days between
     * @param on the usual day, perhaps in the past
     * @param from in 80 of 100 cases not before, if they still buy it
     * @param until in 80 of 100 cases before, if they still buy it
     * @param chance that they buy it within seven days, 0 to 1
     * @param reason such as "bought 9 times, about every 12 days, last 13 days ago"
     */
    public record Due(
            long productId,
            String product,
            int times,
            double everyDays,
            LocalDate lastOn,
            LocalDate on,
            LocalDate from,
            LocalDate until,
            double chance,
            String reason) {}

    /** @param isNew whether they never bought it */
    public record Likely(long productId, String product, boolean isNew, String reason) {}

    /**
     * What is told of one customer.
     *
     * @param visits days on which they bought something, in two years
     * @param due what is needed first at the top
     * @param likely the likeliest at the next visit first
     * @param fresh the likeliest of what they never bought
     * @param tooFew why nothing or less is told; empty otherwise
     */
    public record Next(
            long customerId, int visits, List<Due> due, List<Likely> likely, List<Likely> fresh, String tooFew) {
        public Next {
            due = List.copyOf(due);
            likely = List.copyOf(likely);
            fresh = List.copyOf(fresh);
        }
    }

    /** What is due of a customer; empty with too few visits. */
    public List<Due> due(long customer) {
        return of(customer, 1, Set.of()).due();
    }

    /** The likeliest products at the next visit but for these; empty where there is too little to say. */
    public List<Likely> recommended(long customer, int n, Set<Long> excluding) {
        return of(customer, n, excluding).likely();
    }

    /** Both at once: what is due, and at most {@code n} likely products but for these. */
    public Next of(long customer, int n, Set<Long> excluding) {
        if (!choices.allows(customer, Use.RECOMMENDATIONS)) {
            return new Next(customer, 0, List.of(), List.of(), List.of(), "They asked for no suggestions.");
        }
        Instant now = time.instant();
        ZoneId zone = settings.zone();
        Instant since = now.minus(Duration.ofDays(NextStudy.DAYS));
        Bought its = bought.of(List.of(customer), since, now, zone).get(customer);
        if (its == null || its.size() < NextRules.LEAST_BASKETS) {
            return new Next(
                    customer,
                    its == null ? 0 : its.size(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "They bought something on fewer than three days; that is too few to say.");
        }
        double today = Bought.day(now, zone);
        Optional<NextModel> model = models.newest();
        Ranked ranked =
                model.map(m -> ranked(m, its, today, Math.clamp(n, 1, MOST))).orElse(Ranked.NONE);
        Known known = known(customer, its, ranked, now, since, excluding);
        return new Next(
                customer,
                its.size(),
                due(its, known, today),
                likely(its, ranked, known, today, false, Math.clamp(n, 1, MOST)),
                likely(its, ranked, known, today, true, Math.clamp(n, 1, MOST)),
                model.isPresent()
                        ? ""
                        : "What is likely besides is not known yet: too few customers came again to learn from.");
    }

    /**
     * Those of these products, which they do not buy, that somebody had better not be offered: what they brought back, may not have or do not
     * want, and what nobody has bought for 90 days.
     */
    public Set<Long> unwanted(long customer, Collection<Long> ids) {
        Instant now = time.instant();
        Map<Long, NextSql.Product> products = sql.products(ids);
        Set<String> avoided = avoided(customer);
        Set<Long> returned = bought.returned(customer, now.minus(Duration.ofDays(NextStudy.DAYS)))
                .keySet();
        Instant sold = now.minus(Duration.ofDays(NextRules.SOLD_WITHIN_DAYS));
        return ids.stream()
                .filter(id -> {
                    NextSql.Product product = products.get(id);
                    return product == null
                            || returned.contains(id)
                            || NextRules.isAvoided(product, avoided)
                            || (product.soldAt() != null && product.soldAt().isBefore(sold));
                })
                .collect(Collectors.toSet());
    }

    private Set<String> avoided(long customer) {
        return NextRules.avoided(
                memory.of(customer, Memory.MOST).stream()
                        .filter(r -> TELLING.contains(r.kind()))
                        .map(Remembered::words)
                        .toList(),
                bought.allergies(customer));
    }

    /** What the model says, with the numbers turned into products. */
    private record Ranked(List<Candidate> candidates) {
        private static final Ranked NONE = new Ranked(List.of());
    }

    /** @param because the product that speaks for it, 0 for none */
    private record Candidate(long product, boolean own, long because) {}

    /** What one has to know of products and the customer's wishes. */
    private record Known(Map<Long, NextSql.Product> products, Set<Long> left, Gap usual) {
        private Gap gap(long product) {
            NextSql.Product known = products.get(product);
            return known == null || known.gap() == null ? usual : known.gap();
        }
    }

    private static Ranked ranked(NextModel model, Bought its, double today, int n) {
        Map<Long, Integer> unknown = model.numbersWith(its);
        Past past = its.past(product -> {
            Integer number = model.numbers().get(product);
            return number == null ? unknown.getOrDefault(product, -1) : number;
        });
        Map<Integer, Long> back = new HashMap<>();
        unknown.forEach((product, number) -> back.put(number, product));
        List<Candidate> candidates = new ArrayList<>();
        for (Blend.Told told : model.blend().next(past, its.nextVisit(today), 5 * n + 100, item -> false)) {
            candidates.add(new Candidate(
                    product(model, back, told.item()),
                    told.own(),
                    told.because() < 0 ? 0 : product(model, back, told.because())));
        }
        return new Ranked(candidates);
    }

    private static long product(NextModel model, Map<Integer, Long> back, int number) {
        return number < model.products().length ? model.products()[number] : back.getOrDefault(number, 0L);
    }

    private Known known(long customer, Bought its, Ranked ranked, Instant now, Instant since, Set<Long> excluding) {
        Set<Long> ids = new HashSet<>();
        its.items().forEach(item -> ids.add(item.product()));
        ranked.candidates().forEach(c -> ids.add(c.product()));
        Map<Long, NextSql.Product> products = sql.products(ids);
        Set<String> avoided = avoided(customer);
        Map<Long, Instant> returned = bought.returned(customer, since);
        Instant sold = now.minus(Duration.ofDays(NextRules.SOLD_WITHIN_DAYS));
        Set<Long> left = new HashSet<>(excluding);
        for (long id : ids) {
            NextSql.Product product = products.get(id);
            Bought.Item item = its.item(id);
            Instant back = returned.get(id);
            Instant last = item == null ? Instant.EPOCH : item.last();
            Instant soldAt = product == null || product.soldAt() == null ? Instant.EPOCH : product.soldAt();
            if (product == null
                    || NextRules.isAvoided(product, avoided)
                    || (back != null && back.isAfter(last))
                    || (soldAt.isBefore(sold) && last.isBefore(sold))) {
                left.add(id);
            }
        }
        Gap usual = models.newest().map(m -> m.blend().parts().gaps().all()).orElse(Gaps.UNKNOWN);
        return new Known(products, left, usual);
    }

    private static List<Due> due(Bought its, Known known, double today) {
        List<Due> due = new ArrayList<>();
        for (Bought.Item item : its.items()) {
            NextSql.Product product = known.products().get(item.product());
            if (product != null && !known.left().contains(item.product())) {
                NextRules.due(item, known.gap(item.product()), today)
                        .filter(found -> NextRules.isSoon(found, today))
                        .ifPresent(found -> due.add(due(item, product, found, today)));
            }
        }
        due.sort(Comparator.comparing(Due::on).thenComparingLong(Due::productId));
        return due.subList(0, Math.min(MOST, due.size()));
    }

    private static Due due(Bought.Item item, NextSql.Product product, Replenishment.Due found, double today) {
        return new Due(
                item.product(),
                product.name(),
                item.times(),
                found.usual(),
                NextStudy.date(item.lastDay()),
                NextStudy.date(found.day()),
                NextStudy.date(found.from()),
                NextStudy.date(found.until()),
                found.soon(),
                NextRules.reason(item.times(), found.usual(), Math.round(today - item.lastDay())));
    }

    private static List<Likely> likely(Bought its, Ranked ranked, Known known, double today, boolean onlyNew, int n) {
        List<Likely> likely = new ArrayList<>();
        for (Candidate candidate : ranked.candidates()) {
            NextSql.Product product = known.products().get(candidate.product());
            Bought.Item item = its.item(candidate.product());
            if (product == null
                    || known.left().contains(candidate.product())
                    || likely.size() == n
                    || (item != null
                            && (onlyNew || NextRules.isJustBought(item, known.gap(candidate.product()), today)))) {
                continue;
            }
            likely.add(new Likely(product.id(), product.name(), item == null, reason(candidate, item, known, today)));
        }
        return likely;
    }

    private static String reason(Candidate candidate, Bought.@Nullable Item item, Known known, double today) {
        if (item != null) {
            double usual = NextRules.due(item, known.gap(item.product()), today)
                    .map(Replenishment.Due::usual)
                    .orElse(0.0);
            return NextRules.reason(item.times(), usual, Math.round(today - item.lastDay()));
        }
        NextSql.Product because = known.products().get(candidate.because());
        return because == null ? "many buy it lately" : "people who buy " + because.name() + " also buy it";
    }
}
