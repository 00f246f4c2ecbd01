package heartstring.loyalty.earning;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.answers.Answers;
import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.bonuses.Drawn;
import heartstring.loyalty.caps.Caps;
import heartstring.loyalty.caps.Rooms;
import heartstring.loyalty.challenges.ChallengeCounts;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.earning.OrderAtHand.Kept;
import heartstring.loyalty.earning.OrdersAtHandSql.Gave;
import heartstring.loyalty.earning.OrdersAtHandSql.Posted;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tiers.Tiers;
import heartstring.loyalty.worth.OrderWorths;
import heartstring.loyalty.worth.RoundRules;
import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Condition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges orders: what each has earned by now beside what it should have, and posts the difference. Judged again, it posts nothing.
 */
@Component
class OrderJudge {

    private final OrdersAtHandSql sql;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Ledger ledger;
    private final Answers answers;
    private final Ladders ladders;
    private final Tiers tiers;
    private final OrderWorths worths;
    private final ChallengeCounts counts;
    private final Caps caps;
    private final Bonuses bonuses;
    private final Settings settings;
    private final InstantSource time;

    OrderJudge(
            OrdersAtHandSql sql,
            Programmes programmes,
            Members members,
            Purses purses,
            Ledger ledger,
            Answers answers,
            Ladders ladders,
            Tiers tiers,
            OrderWorths worths,
            ChallengeCounts counts,
            Caps caps,
            Bonuses bonuses,
            Settings settings,
            InstantSource time) {
        this.time = time;
        this.sql = sql;
        this.programmes = programmes;
        this.members = members;
        this.purses = purses;
        this.ledger = ledger;
        this.answers = answers;
        this.ladders = ladders;
        this.tiers = tiers;
        this.worths = worths;
        this.counts = counts;
        this.caps = caps;
        this.bonuses = bonuses;
        this.settings = settings;
    }

    /** What is to be posted for one rule of an order; {@code earned} is the posting taken back from, 0 when it earns. */
    private record Due(OrderAtHand order, long ruleId, long amount, long earned, Command command) {}

    /** Judges these orders in the caller's transaction. */
    @Transactional
    public void judge(Collection<OrderKey> keys) {
        sql.number(keys);
        List<OrderAtHand> orders = sql.orders(keys, time.instant());
        if (orders.isEmpty()) {
            return;
        }
        Map<Long, List<Member>> memberships =
                members.byProfiles(orders.stream().map(OrderAtHand::profileId).collect(Collectors.toSet()));
        caps.lock(orders.stream().map(o -> customer(memberships, o)).toList());
        caps.gone(orders.stream()
                .filter(OrderAtHand::gone)
                .map(OrderAtHand::bookId)
                .toList());
        List<OrderCase> judged = new ArrayList<>();
        for (List<OrderAtHand> round : rounds(orders, memberships)) {
            judged.addAll(judgeRound(round, memberships));
        }
        for (Programme programme : programmes.all()) {
            Set<Long> touched = judged.stream()
                    .filter(c -> c.programme().id() == programme.id() && c.concerns())
                    .map(c -> customer(memberships, c.order()))
                    .filter(customer -> customer != 0)
                    .collect(Collectors.toSet());
            tiers.refresh(programme, touched, Tiers.Reason.ORDER);
        }
    }

    private List<List<OrderAtHand>> rounds(List<OrderAtHand> orders, Map<Long, List<Member>> memberships) {
        return RoundRules.rounds(
                orders,
                Comparator.comparing(OrderAtHand::at).thenComparingLong(OrderAtHand::bookId),
                o -> customer(memberships, o) == 0 ? -o.profileId() : customer(memberships, o),
                programmes.all().stream().anyMatch(p -> !ladders.of(p.id()).isEmpty()));
    }

    private static long customer(Map<Long, List<Member>> memberships, OrderAtHand order) {
        List<Member> mine = memberships.getOrDefault(order.profileId(), List.of());
        return mine.isEmpty() ? 0 : mine.getFirst().customerId();
    }

    private List<OrderCase> judgeRound(List<OrderAtHand> orders, Map<Long, List<Member>> memberships) {
        List<OrderCase> cases = cases(orders, memberships);
        Map<UUID, Map<Long, Condition>> settled = answers.settled(cases.stream()
                .filter(c -> !c.rules().isEmpty())
                .map(OrderCase::asked)
                .toList());
        Map<UUID, Tier> by = tiers(cases);
        Drawn drawn = bonuses.of(cases.stream().map(OrderCase::bought).toList());
        Rooms rooms = caps.rooms(cases.stream().flatMap(OrderCase::limited).toList());
        List<Due> due = new ArrayList<>();
        for (OrderCase one : cases) {
            Map<Long, Long> should = drawn.left(
                    one.bought(), should(one, settled.getOrDefault(one.cause(), Map.of()), by.get(one.cause())));
            due.addAll(due(one, capped(one, should, rooms)));
        }
        bonuses.met(drawn);
        caps.keep(rooms);
        for (int from = 0; from < due.size(); from += Ledger.MOST) {
            post(due.subList(from, Math.min(due.size(), from + Ledger.MOST)));
        }
        worths.keep(
                cases.stream().filter(OrderCase::concerns).map(OrderCase::worth).toList());
        counts.keep(cases.stream()
                .filter(OrderCase::concerns)
                .map(OrderCase::counted)
                .toList());
        return cases;
    }

    /** The tiers that orders are judged with, by cause. */
    private Map<UUID, Tier> tiers(List<OrderCase> cases) {
        Map<UUID, Tier> by = new HashMap<>();
        for (Programme programme : programmes.all()) {
            List<OrderCase> its = cases.stream()
                    .filter(c ->
                            c.programme().id() == programme.id() && !c.order().gone() && c.concerns())
                    .toList();
            Map<Long, Tier> found = tiers.ofOrders(
                    programme,
                    its.stream()
                            .map(c -> new Tiers.Asked(
                                    c.order().bookId(),
                                    c.customerId(),
                                    c.order().at()))
                            .toList());
            its.stream()
                    .filter(c -> found.containsKey(c.order().bookId()))
                    .forEach(c -> by.put(c.cause(), found.get(c.order().bookId())));
        }
        return by;
    }

    private List<OrderCase> cases(List<OrderAtHand> orders, Map<Long, List<Member>> memberships) {
        Map<Long, Map<Long, Posted>> posted =
                sql.posted(orders.stream().map(OrderAtHand::bookId).toList());
        Set<Long> claimed = claimed(orders, memberships);
        List<OrderCase> cases = new ArrayList<>();
        for (OrderAtHand order : orders) {
            List<Member> mine = memberships.getOrDefault(order.profileId(), List.of());
            for (Programme programme : programmes.all()) {
                cases.add(one(
                        order,
                        programme,
                        mine,
                        posted.getOrDefault(order.bookId(), Map.of()),
                        claimed.contains(order.bookId())));
            }
        }
        return cases;
    }

    /** Those that were claimed later, among the ones from before their customer joined. */
    private Set<Long> claimed(List<OrderAtHand> orders, Map<Long, List<Member>> memberships) {
        List<Long> early = orders.stream()
                .filter(o -> memberships.getOrDefault(o.profileId(), List.of()).stream()
                        .anyMatch(m -> m.joinedAt().isAfter(o.at())))
                .map(OrderAtHand::bookId)
                .toList();
        return early.isEmpty() ? Set.of() : sql.claimed(early);
    }

    private OrderCase one(
            OrderAtHand order, Programme programme, List<Member> mine, Map<Long, Posted> before, boolean claimed) {
        boolean takesPart = mine.stream()
                .anyMatch(m -> m.programmeId() == programme.id()
                        && m.status() == Member.Status.ACTIVE
                        && (claimed || !m.joinedAt().isAfter(order.at())));
        Set<Long> own =
                programmes.rules(programme.id()).stream().map(EarnRule::id).collect(Collectors.toSet());
        ladders.of(programme.id()).forEach(l -> l.tiers().forEach(t -> own.add(t.id())));
        Map<Long, Posted> its = new HashMap<>(before);
        its.keySet().retainAll(own);
        boolean judged = !order.gone() && (takesPart || !its.isEmpty());
        long customer = mine.isEmpty() ? 0 : mine.getFirst().customerId();
        List<EarnRule> rules = judged ? programmes.rulesAt(programme.id(), order.at()) : List.of();
        return new OrderCase(order, programme, takesPart ? customer : 0, takesPart, rules, its);
    }

    private void post(List<Due> due) {
        List<Outcome> outcomes = ledger.post(due.stream().map(Due::command).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            Due one = due.get(i);
            if (outcomes.get(i) instanceof Outcome.Done done) {
                long earned = one.earned() == 0 ? done.postingId() : one.earned();
                // What was forgiven is not asked for again.
                long amount = one.earned() == 0 ? done.amount() : -(done.amount() + done.shortfall());
                sql.keep(one.order().bookId(), one.ruleId(), done.postingId(), earned, amount);
            } else {
                throw new IllegalStateException("Order " + one.order().bookId() + ": " + outcomes.get(i));
            }
        }
    }

    private static Map<Long, Long> capped(OrderCase one, Map<Long, Long> should, Rooms rooms) {
        Map<Long, Long> capped = new LinkedHashMap<>(should);
        OrderAtHand order = one.order();
        for (EarnRule rule : one.rules()) {
            Posted posted = one.before().get(rule.id());
            long has = posted == null ? 0 : posted.net();
            long gets = should.getOrDefault(rule.id(), 0L);
            capped.put(
                    rule.id(),
                    rooms.order(rule, one.customerId(), order.profileId(), order.at(), order.bookId(), has, gets));
        }
        return capped;
    }

    private List<Due> due(OrderCase one, Map<Long, Long> should) {
        Set<Long> rules = new LinkedHashSet<>(should.keySet());
        rules.addAll(one.before().keySet());
        List<Due> due = new ArrayList<>();
        for (long rule : rules) {
            Posted posted = one.before().getOrDefault(rule, new Posted(rule, 0, 0, 0, List.of()));
            long difference = should.getOrDefault(rule, 0L) - posted.net();
            // A return that is undone brings back what it took, not what it forgave.
            if (difference > posted.forgiven()) {
                due.add(earn(one.order(), one.programme(), rule, difference - posted.forgiven(), posted.count()));
            } else if (difference < 0) {
                due.addAll(takeBack(one.order(), one.programme(), rule, -difference, posted));
            }
        }
        return due;
    }

    /**
     * What each rule gives. Whoever no longer takes part keeps what the order earned, and earns nothing more by it. What a rule gave
     * whose condition cannot be asked any more stays.
     */
    private Map<Long, Long> should(OrderCase one, Map<Long, Condition> settled, @Nullable Tier tier) {
        OrderAtHand order = one.order();
        if (order.gone()) {
            return Map.of();
        }
        List<EarnRule> rules = new ArrayList<>(
                one.rules().stream().filter(r -> settled.containsKey(r.id())).toList());
        EarnRules.ofTier(tier, one.programme()).ifPresent(rules::add);
        List<Kept> kept = PaidRules.kept(order);
        Map<Long, Long> points = EarnRules.points(order, kept, one.programme(), rules, holds(order, kept, settled));
        if (!one.takesPart()) {
            points.replaceAll((rule, given) -> {
                Posted posted = one.before().get(rule);
                return posted == null ? 0 : Math.min(given, posted.net());
            });
        }
        for (EarnRule rule : one.rules()) {
            Posted posted = one.before().get(rule.id());
            if (posted != null && !settled.containsKey(rule.id())) {
                points.put(rule.id(), posted.net());
            }
        }
        return points;
    }

    private EarnRules.Holds holds(OrderAtHand order, List<Kept> kept, Map<Long, Condition> settled) {
        long paid = kept.stream().mapToLong(Kept::paidMinor).sum();
        return (rule, lines) -> {
            Condition left = settled.get(rule.id());
            return rule.condition() == null || (left != null && answers.holds(left, order.occasion(lines, paid)));
        };
    }

    private Due earn(OrderAtHand order, Programme programme, long rule, long amount, int count) {
        Command command = new Command.Earn(
                key(order, rule, count),
                purses.earner(programme.unitId(), order.profileId()),
                amount,
                programme.availableAt(order.at(), settings.zone()),
                programme.expiresAt(order.at(), settings.zone()),
                cause(order, rule, order.at()));
        return new Due(order, rule, amount, 0, command);
    }

    private List<Due> takeBack(OrderAtHand order, Programme programme, long rule, long amount, Posted posted) {
        List<Due> due = new ArrayList<>();
        long left = amount;
        int count = posted.count();
        for (Gave gave : posted.gave().reversed()) {
            long part = Math.min(left, gave.left());
            if (part > 0) {
                Command command = new Command.TakeBack(
                        key(order, rule, count++),
                        gave.postingId(),
                        purses.lockedForReturn(programme.unitId(), order.profileId(), gave.postingId()),
                        part,
                        programme.refundPolicy(),
                        cause(order, rule, order.changedAt()));
                due.add(new Due(order, rule, part, gave.postingId(), command));
                left -= part;
            }
        }
        return due;
    }

    private static Cause cause(OrderAtHand order, long rule, Instant at) {
        return new Cause(Cause.Kind.ORDER, order.bookId(), rule, 0, at);
    }

    /** The same posting of the same order never stands twice, whoever judges. */
    private static Key key(OrderAtHand order, long rule, int number) {
        String text = order.bookId() + " " + rule + " " + number;
        return Key.of("order", text, text);
    }
}
