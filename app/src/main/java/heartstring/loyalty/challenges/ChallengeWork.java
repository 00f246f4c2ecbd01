package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.PrizesSql.Celebrant;
import heartstring.loyalty.challenges.PrizesSql.Prize;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives and takes back what orders, people who were joined or pulled apart, and birthdays have made due. */
@Component
public class ChallengeWork {

    private static final int BATCH = 100;
    /** So much lies between two gifts for a birthday, whatever is changed on it. */
    private static final Duration BETWEEN_BIRTHDAYS = Duration.ofDays(300);
    /** A server that was down for longer misses birthdays. */
    private static final int DAYS_BACK = 2;

    private final PrizesSql sql;
    private final ChallengesSql challengesSql;
    private final Challenges challenges;
    private final Prizes prizes;
    private final Programmes programmes;
    private final Members members;
    private final Entrants entrants;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    ChallengeWork(
            PrizesSql sql,
            ChallengesSql challengesSql,
            Challenges challenges,
            Prizes prizes,
            Programmes programmes,
            Members members,
            Entrants entrants,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.challengesSql = challengesSql;
        this.challenges = challenges;
        this.prizes = prizes;
        this.programmes = programmes;
        this.members = members;
        this.entrants = entrants;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    /** Works out everything that is due now, in this thread. */
    public void drain() {
        if (programmes.all().stream().allMatch(p -> challenges.of(p.id()).isEmpty())) {
            return;
        }
        while (Boolean.TRUE.equals(transactions.execute(status -> sql.follow(BATCH)))) {
            Thread.onSpinWait();
        }
        while (Meeting.again(this::listed) > 0) {
            Thread.onSpinWait();
        }
    }

    private int listed() {
        Integer done = transactions.execute(status -> {
            List<Long> customers = sql.take(BATCH);
            if (!customers.isEmpty()) {
                sql.lock(customers);
                programmes.all().forEach(p -> settle(p, customers));
            }
            return customers.size();
        });
        return done == null ? 0 : done;
    }

    private void settle(Programme programme, List<Long> customers) {
        List<Challenge> all = challenges.of(programme.id()).stream()
                .filter(c -> c.kind() != Kind.BIRTHDAY)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        Map<Long, Map<Long, List<ChallengeRules.Entry>>> entries = sql.entries(programme.id(), customers);
        List<Prize> given = sql.prizes(programme.id(), customers);
        for (long customer : customers) {
            Optional<Member> member = active(programme, customer);
            for (Challenge challenge : all) {
                List<ChallengeRules.Entry> its =
                        entries.getOrDefault(customer, Map.of()).getOrDefault(challenge.id(), List.of());
                settle(
                        challenge,
                        programme,
                        member,
                        ChallengeRules.deserved(challenge, its, settings.zone()),
                        given.stream()
                                .filter(p -> p.challengeId() == challenge.id() && p.customerId() == customer)
                                .toList());
            }
        }
    }

    private Optional<Member> active(Programme programme, long customer) {
        return members.ofCustomer(customer).stream()
                .filter(m -> m.programmeId() == programme.id() && m.status() == Member.Status.ACTIVE)
                .findFirst();
    }

    /** What should have been given so far beside what was. Whoever no longer takes part keeps what is deserved and gets no more. */
    private void settle(
            Challenge challenge,
            Programme programme,
            Optional<Member> member,
            List<Instant> deserved,
            List<Prize> all) {
        List<Prize> standing = all.stream().filter(Prize::deserved).toList();
        for (int i = standing.size(); i > deserved.size(); i--) {
            prizes.takeBack(challenge, programme, standing.get(i - 1), time.instant());
        }
        if (member.isEmpty() || deserved.size() <= standing.size()) {
            return;
        }
        List<Prize> again = all.stream().filter(p -> !p.deserved()).toList();
        int slot = all.stream()
                .filter(p -> p.profileId() == member.get().profileId())
                .mapToInt(Prize::slot)
                .max()
                .orElse(0);
        int reused = 0;
        for (Instant reached : deserved.subList(standing.size(), deserved.size())) {
            boolean given = reused < again.size()
                    ? prizes.give(
                            challenge, programme, member.get(), again.get(reused++), reached, Cause.Kind.CHALLENGE)
                    : prizes.fresh(challenge, programme, member.get(), ++slot, reached, Cause.Kind.CHALLENGE);
            if (!given) {
                return;
            }
        }
    }

    /** Gives what today's birthdays bring, and those of the days before that were missed. */
    public void birthdays() {
        Instant now = time.instant();
        LocalDate today = LocalDate.ofInstant(now, settings.zone());
        for (Programme programme : programmes.all()) {
            for (Challenge challenge : challenges.of(programme.id())) {
                if (challenge.kind() == Kind.BIRTHDAY && challenge.heldAt(now)) {
                    birthdays(challenge, programme, today);
                }
            }
        }
    }

    private void birthdays(Challenge challenge, Programme programme, LocalDate today) {
        LocalDate begun = LocalDate.ofInstant(challenge.from(), settings.zone());
        LocalDate first = begun.isAfter(today.minusDays(DAYS_BACK)) ? begun : today.minusDays(DAYS_BACK);
        LocalDate done =
                transactions.execute(status -> challengesSql.birthdaysUntil(challenge.id(), first.minusDays(1)));
        LocalDate day = done == null || done.isBefore(first.minusDays(1)) ? first : done.plusDays(1);
        for (; !day.isAfter(today); day = day.plusDays(1)) {
            LocalDate born = day;
            while (Meeting.again(() -> gifts(challenge, programme, born)) > 0) {
                Thread.onSpinWait();
            }
            challengesSql.birthdaysUntilNow(challenge.id(), day);
        }
    }

    private int gifts(Challenge challenge, Programme programme, LocalDate day) {
        Instant morning = day.atStartOfDay(settings.zone()).toInstant();
        Instant since = morning.minus(BETWEEN_BIRTHDAYS);
        Integer given = transactions.execute(status -> {
            List<Celebrant> celebrants =
                    sql.celebrants(challenge, ChallengeRules.birthdays(day), morning, since, BATCH);
            sql.lock(celebrants.stream().map(Celebrant::customerId).toList());
            Collection<Long> had =
                    sql
                            .prizes(
                                    programme.id(),
                                    celebrants.stream()
                                            .map(Celebrant::customerId)
                                            .toList())
                            .stream()
                            .filter(p -> p.challengeId() == challenge.id() && p.at().isAfter(since))
                            .map(Prize::customerId)
                            .toList();
            int count = 0;
            for (Celebrant one : celebrants) {
                Optional<Member> member =
                        had.contains(one.customerId()) ? Optional.empty() : members.byId(one.memberId());
                if (member.isPresent()
                        && entrants.takesPart(challenge, one.customerId(), morning)
                        && prizes.fresh(
                                challenge, programme, member.get(), day.getYear(), morning, Cause.Kind.BIRTHDAY)) {
                    count++;
                }
            }
            return count;
        });
        return given == null ? 0 : given;
    }
}
