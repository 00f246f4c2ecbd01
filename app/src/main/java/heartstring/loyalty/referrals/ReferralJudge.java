package heartstring.loyalty.referrals;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.ReferralRules.Verdict;
import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what becomes of referrals whose friend's orders changed, or whose time has come; each by itself. */
@Component
class ReferralJudge {

    /** News that was missed is found a day later. */
    private static final Duration ANYWAY = Duration.ofDays(1);

    private final ReferralJudgeSql sql;
    private final ReferralsSql referrals;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Ledger ledger;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    ReferralJudge(
            ReferralJudgeSql sql,
            ReferralsSql referrals,
            Programmes programmes,
            Members members,
            Purses purses,
            Ledger ledger,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.referrals = referrals;
        this.programmes = programmes;
        this.members = members;
        this.purses = purses;
        this.ledger = ledger;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** Judges one, unless it is not due any more or somebody else has it. */
    @Transactional
    public void judge(long id) {
        Instant now = time.instant();
        Optional<Referral> taken = sql.lock(id, now);
        if (taken.isEmpty()) {
            return;
        }
        Referral it = taken.get();
        Programme programme = programmes.byId(it.programmeId());
        boolean other = sql.hasEarlier(it);
        String fraud = ReferralRules.fraud(
                it.advocateCustomer() == it.friendCustomer(),
                referrals.share(it.advocateCustomer(), it.friendCustomer()),
                referrals.isRing(it.programmeId(), it.advocateCustomer(), it.friendCustomer()));
        String against = fraud == null && other ? "Somebody else has brought this friend." : fraud;
        Optional<ReferralJudgeSql.Purchase> bought = sql.firstKept(it, programme.currency());
        Instant at = bought.map(ReferralJudgeSql.Purchase::at).orElse(null);
        apply(it, programme, ReferralRules.decide(it, against, at, sql.isTold(id), now), now);
        if (it.state() == Referral.State.WAITING || it.state() == Referral.State.BOUGHT) {
            bought.ifPresent(purchase -> sql.bought(id, purchase));
        }
    }

    private void apply(Referral it, Programme programme, Verdict verdict, Instant now) {
        switch (verdict) {
            case Verdict.Waits w -> sql.note(it.id(), "waiting", null, null, null, now.plus(ANYWAY));
            case Verdict.Bought b ->
                sql.note(it.id(), "bought", null, b.at(), b.due(), earlier(b.due(), now.plus(ANYWAY)));
            case Verdict.Rewards r -> reward(it, programme, r, now);
            case Verdict.Stays s -> sql.look(it.id(), watched(it, now) ? now.plus(ANYWAY) : null);
            case Verdict.Refuses r -> {
                sql.note(it.id(), "refused", r.reason(), it.boughtAt(), it.dueAt(), null);
                audit.record("refused", "referral", it.id());
            }
            case Verdict.TakesBack t -> takeBack(it, programme, t.reason());
        }
    }

    private void reward(Referral it, Programme programme, Verdict.Rewards verdict, Instant now) {
        Long advocate = null;
        Long friend = null;
        List<Command> commands = new ArrayList<>();
        boolean forAdvocate = it.advocatePoints() > 0 && isActive(it.programmeId(), it.advocate());
        boolean forFriend = it.friendPoints() > 0 && isActive(it.programmeId(), it.friend());
        if (forAdvocate) {
            commands.add(earn(it, programme, "advocate", it.advocate(), it.advocatePoints(), now));
        }
        if (forFriend) {
            commands.add(earn(it, programme, "friend", it.friend(), it.friendPoints(), now));
        }
        List<Long> postings = postings(it, ledger.post(commands));
        if (forAdvocate) {
            advocate = postings.getFirst();
        }
        if (forFriend) {
            friend = postings.getLast();
        }
        sql.note(it.id(), "rewarded", null, verdict.at(), verdict.due(), now.plus(ANYWAY));
        sql.postings(it.id(), advocate, friend);
        audit.record("rewarded", "referral", it.id());
    }

    private Command earn(Referral it, Programme programme, String whom, long profile, int points, Instant now) {
        return new Command.Earn(
                key(it, whom),
                Holder.member(programme.unitId(), profile),
                points,
                null,
                programme.expiresAt(now, settings.zone()),
                cause(it, now));
    }

    private void takeBack(Referral it, Programme programme, String reason) {
        Instant now = time.instant();
        List<Command> commands = new ArrayList<>();
        if (it.advocatePosting() != 0) {
            commands.add(
                    back(it, programme, "advocate", it.advocate(), it.advocatePosting(), it.advocatePoints(), now));
        }
        if (it.friendPosting() != 0) {
            commands.add(back(it, programme, "friend", it.friend(), it.friendPosting(), it.friendPoints(), now));
        }
        postings(it, ledger.post(commands));
        sql.note(it.id(), "taken_back", reason, it.boughtAt(), it.dueAt(), null);
        audit.record("took back", "referral", it.id());
    }

    private Command back(
            Referral it, Programme programme, String whom, long profile, long posting, int points, Instant now) {
        return new Command.TakeBack(
                key(it, whom + " back"),
                posting,
                purses.locked(programme.unitId(), profile),
                points,
                programme.refundPolicy(),
                cause(it, now));
    }

    private static List<Long> postings(Referral it, List<Outcome> outcomes) {
        List<Long> postings = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Done done) {
                postings.add(done.postingId());
            } else {
                throw new IllegalStateException("Referral " + it.id() + ": " + outcome);
            }
        }
        return postings;
    }

    private boolean isActive(int programmeId, long profile) {
        return members.byProfiles(Set.of(profile)).getOrDefault(profile, List.of()).stream()
                .anyMatch(m -> m.programmeId() == programmeId && m.status() == Member.Status.ACTIVE);
    }

    private static boolean watched(Referral it, Instant now) {
        @Nullable Instant due = it.dueAt();
        return it.state() == Referral.State.REWARDED
                && due != null
                && due.plus(ReferralRules.WATCHED).isAfter(now);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Cause cause(Referral it, Instant now) {
        return new Cause(Cause.Kind.REFERRAL, it.id(), 0, 0, now);
    }

    /** Each reward of a referral stands in the book once, whoever judges. */
    private static Key key(Referral it, String what) {
        String text = it.id() + " " + what;
        return Key.of("referral", text, text);
    }
}
