package heartstring.loyalty.happenings;

import heartstring.loyalty.answers.Answers;
import heartstring.loyalty.caps.Caps;
import heartstring.loyalty.caps.Rooms;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.happenings.Happened.Earned;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.ledger.Sitting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tiers.TierWork;
import heartstring.platform.gathering.GroupCommit;
import heartstring.platform.postgres.Phases;
import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Condition;
import heartstring.story.terms.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rewards what members did by the rules for events. A rule with a limit a day has so many places for each member and day, and a
 * happening takes a free one: so the limit holds however many calls come at once. A rule with a limit of points gives what there is
 * room for.
 */
@Component
public class Happenings implements SmartLifecycle {

    /** The most of one call. */
    public static final int MOST = 100;

    private static final int WRITERS = 2;
    private static final int GATHERED = 64;
    private static final int WAITING = 512;

    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Ledger ledger;
    private final Answers answers;
    private final TierWork work;
    private final Caps caps;
    private final Settings settings;
    private final GroupCommit<List<Happened>, List<Earned>> together;

    Happenings(
            Programmes programmes,
            Members members,
            Purses purses,
            Ledger ledger,
            Answers answers,
            TierWork work,
            Caps caps,
            Settings settings,
            TransactionTemplate transactions) {
        this.purses = purses;
        this.programmes = programmes;
        this.members = members;
        this.ledger = ledger;
        this.answers = answers;
        this.work = work;
        this.caps = caps;
        this.settings = settings;
        this.together = new GroupCommit<>(
                "earn", WRITERS, GATHERED, WAITING, calls -> transactions.execute(status -> earnAll(calls)));
    }

    /** Whether any rule that holds now rewards events, and which. */
    public Set<String> rewarded() {
        Set<String> events = new HashSet<>();
        for (Programme programme : programmes.all()) {
            programmes.rules(programme.id()).stream()
                    .filter(r -> r.kind() == EarnRule.Kind.EVENT && r.event() != null)
                    .forEach(r -> events.add(String.valueOf(r.event())));
        }
        return events;
    }

    /** Rewards these, at most {@value #MOST}, together with what others ask at the moment; durable when it returns. */
    public List<Earned> earn(List<Happened> happened) {
        if (happened.size() > MOST) {
            throw new IllegalArgumentException(happened.size() + " happenings in one call");
        }
        return together.ask(happened);
    }

    /** Rewards these in the caller's transaction. */
    List<Earned> earnHere(List<Happened> happened) {
        return earnAll(List.of(happened)).getFirst();
    }

    /** A command for one rule of one happening; the place is which of the day's it tries for. */
    private record Try(int happening, EarnRule rule, Programme programme, long customer, int place) {
        Try again() {
            return new Try(happening, rule, programme, customer, place + 1);
        }
    }

    private List<List<Earned>> earnAll(List<List<Happened>> calls) {
        List<Happened> all = calls.stream().flatMap(List::stream).toList();
        long[] points = new long[all.size()];
        boolean[] replayed = new boolean[all.size()];
        Map<Integer, Set<Long>> earning = new HashMap<>();
        List<Try> tries = tries(all);
        caps.lock(tries.stream()
                .filter(t -> caps.limited(t.rule(), all.get(t.happening()).at()))
                .map(Try::customer)
                .toList());
        Rooms rooms = caps.rooms(tries.stream()
                .map(t -> new Caps.Asked(
                        t.rule(), t.customer(), all.get(t.happening()).at()))
                .toList());
        while (!tries.isEmpty()) {
            List<Try> next = new ArrayList<>();
            for (int from = 0; from < tries.size(); from += Ledger.MOST) {
                List<Try> some = tries.subList(from, Math.min(tries.size(), from + Ledger.MOST));
                List<Outcome> outcomes = post(all, some, rooms);
                for (int i = 0; i < some.size(); i++) {
                    Try one = some.get(i);
                    if (outcomes.get(i) instanceof Outcome.Done done) {
                        points[one.happening()] += done.amount();
                        earning.computeIfAbsent(one.programme().id(), k -> new HashSet<>())
                                .add(all.get(one.happening()).profileId());
                        replayed[one.happening()] |= done.replayed();
                    } else if (outcomes.get(i) instanceof Outcome.KeyReused
                            && one.rule().mostADay() != null
                            && one.place() < one.rule().mostADay()) {
                        next.add(one.again());
                    }
                }
            }
            tries = next;
        }
        caps.keep(rooms);
        for (Programme programme : programmes.all()) {
            work.earned(programme, earning.getOrDefault(programme.id(), Set.of()));
        }
        return answers(calls, points, replayed);
    }

    /** One outcome for each; where a rule may give no more, that there is not enough. */
    private List<Outcome> post(List<Happened> all, List<Try> some, Rooms rooms) {
        List<Command.Earn> commands =
                some.stream().map(t -> command(all.get(t.happening()), t)).toList();
        if (commands.isEmpty()) {
            return List.of();
        }
        Sitting sitting = ledger.sitting(List.copyOf(commands));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Try one = some.get(i);
            Happened happened = all.get(one.happening());
            Command.Earn command = commands.get(i);
            long room = sitting.knows(command.key())
                    ? command.amount()
                    : rooms.room(one.rule(), one.customer(), happened.at());
            if (room == 0) {
                outcomes.add(new Outcome.NotEnough(0));
                continue;
            }
            Outcome outcome = sitting.decide(command.atMost(room));
            if (outcome instanceof Outcome.Done done && !done.replayed()) {
                rooms.event(one.rule(), one.customer(), happened.profileId(), happened.at(), done.amount());
            }
            outcomes.add(outcome);
        }
        sitting.write();
        return outcomes;
    }

    private static List<List<Earned>> answers(List<List<Happened>> calls, long[] points, boolean[] replayed) {
        List<List<Earned>> answers = new ArrayList<>();
        int at = 0;
        for (List<Happened> call : calls) {
            List<Earned> earned = new ArrayList<>();
            for (int i = 0; i < call.size(); i++, at++) {
                earned.add(points[at] == 0 ? Earned.NOTHING : new Earned(points[at], replayed[at]));
            }
            answers.add(earned);
        }
        return answers;
    }

    private List<Try> tries(List<Happened> all) {
        Map<Long, List<Member>> memberships =
                members.byProfiles(all.stream().map(Happened::profileId).collect(Collectors.toSet()));
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Happened one = all.get(i);
            List<Member> mine = memberships.getOrDefault(one.profileId(), List.of());
            for (Programme programme : programmes.all()) {
                Optional<Member> member = mine.stream()
                        .filter(m -> m.programmeId() == programme.id()
                                && m.status() == Member.Status.ACTIVE
                                && !m.joinedAt().isAfter(one.at()))
                        .findFirst();
                if (member.isPresent()) {
                    for (EarnRule rule : programmes.rulesAt(programme.id(), one.at())) {
                        if (rule.kind() == EarnRule.Kind.EVENT && one.event().equals(rule.event())) {
                            tries.add(new Try(i, rule, programme, member.get().customerId(), 1));
                        }
                    }
                }
            }
        }
        return tries.stream().anyMatch(t -> t.rule().condition() != null) ? holding(tries, all, memberships) : tries;
    }

    /** Those whose rule's condition holds; of the customer it is asked when the happening is first told. */
    private List<Try> holding(List<Try> tries, List<Happened> all, Map<Long, List<Member>> memberships) {
        Map<Integer, List<Try>> byHappening = tries.stream()
                .collect(Collectors.groupingBy(Try::happening, java.util.TreeMap::new, Collectors.toList()));
        Map<UUID, Map<Long, Condition>> settled = answers.settled(byHappening.entrySet().stream()
                .map(e -> {
                    Happened one = all.get(e.getKey());
                    return new Answers.Asked(
                            cause(one),
                            one.profileId(),
                            memberships.getOrDefault(one.profileId(), List.of()).stream()
                                    .mapToLong(Member::customerId)
                                    .findFirst()
                                    .orElse(0),
                            one.at(),
                            e.getValue().stream().map(Try::rule).toList());
                })
                .toList());
        return tries.stream()
                .filter(t -> {
                    Happened one = all.get(t.happening());
                    Condition left = settled.getOrDefault(cause(one), Map.of())
                            .get(t.rule().id());
                    return t.rule().condition() == null || (left != null && answers.holds(left, occasion(one)));
                })
                .toList();
    }

    private static UUID cause(Happened one) {
        return Key.of("happened", one.profileId() + " " + one.key(), "").value();
    }

    private static Occasion occasion(Happened one) {
        return new Occasion(one.at(), one.event(), one.channel(), null, null, null, null, List.of());
    }

    private Command.Earn command(Happened happened, Try it) {
        EarnRule rule = it.rule();
        Instant at = happened.at();
        String place = rule.mostADay() == null
                ? happened.key()
                : happened.profileId() + " " + at.atZone(settings.zone()).toLocalDate() + " " + it.place();
        return new Command.Earn(
                Key.of("event " + rule.id(), place, happened.profileId() + " " + happened.key()),
                purses.earner(it.programme().unitId(), happened.profileId()),
                rule.points() == null ? 1 : rule.points(),
                it.programme().availableAt(at, settings.zone()),
                it.programme().expiresAt(at, settings.zone()),
                new Cause(Cause.Kind.EVENT, happened.touchpointId(), rule.id(), 0, at));
    }

    @Override
    public void start() {
        together.start();
    }

    @Override
    public void stop() {
        together.stop();
    }

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return together.isRunning();
    }
}
