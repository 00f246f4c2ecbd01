package heartstring.decision.steps;

import heartstring.decision.workflows.Action;
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
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.platform.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives points, goods and vouchers for a step. */
@Component
class Values {

    private final Members members;
    private final Programmes programmes;
    private final Purses purses;
    private final Ledger ledger;
    private final Rewards rewards;
    private final PersonalVouchers vouchers;
    private final Settings settings;

    Values(
            Members members,
            Programmes programmes,
            Purses purses,
            Ledger ledger,
            Rewards rewards,
            PersonalVouchers vouchers,
            Settings settings) {
        this.members = members;
        this.programmes = programmes;
        this.purses = purses;
        this.ledger = ledger;
        this.rewards = rewards;
        this.vouchers = vouchers;
        this.settings = settings;
    }

    Deed points(Action.Points it, Doing doing) {
        Optional<Member> found = active(doing).stream()
                .filter(m -> m.programmeId() == it.programme())
                .findFirst();
        if (found.isEmpty()) {
            return new Deed.Not("They are no member of this programme.");
        }
        Member member = found.get();
        Programme programme = programmes.byId(member.programmeId());
        return given(it, doing, ledger.post(earning(it, doing, programme, member)));
    }

    /** The same for many, with one call of the ledger; by run. */
    Map<Long, Deed> points(Action.Points it, List<Doing> all) {
        Map<Long, List<Member>> members =
                this.members.byProfiles(all.stream().map(Doing::profile).toList());
        Map<Long, Deed> deeds = new HashMap<>();
        List<Doing> earning = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        for (Doing doing : all) {
            Optional<Member> member = members.getOrDefault(doing.profile(), List.of()).stream()
                    .filter(m -> m.status() == Member.Status.ACTIVE && m.programmeId() == it.programme())
                    .findFirst();
            if (member.isEmpty()) {
                deeds.put(doing.run(), new Deed.Not("They are no member of this programme."));
            } else {
                earning.add(doing);
                commands.add(earning(it, doing, programmes.byId(it.programme()), member.get()));
            }
        }
        List<Outcome> outcomes = ledger.post(commands);
        for (int i = 0; i < earning.size(); i++) {
            deeds.put(earning.get(i).run(), given(it, earning.get(i), outcomes.get(i)));
        }
        return deeds;
    }

    private Command earning(Action.Points it, Doing doing, Programme programme, Member member) {
        return new Command.Earn(
                Key.of("workflow", doing.key(), String.valueOf(it.points())),
                purses.earner(programme.unitId(), member.profileId()),
                it.points(),
                programme.availableAt(doing.now(), settings.zone()),
                programme.expiresAt(doing.now(), settings.zone()),
                new Cause(Cause.Kind.EVENT, 0, 0, 0, doing.now()));
    }

    private static Deed given(Action.Points it, Doing doing, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("Points of " + doing.key() + ": " + outcome);
        }
        return new Deed.Done(it.points() + " points");
    }

    private List<Member> active(Doing doing) {
        return members.ofCustomer(doing.customer()).stream()
                .filter(m -> m.status() == Member.Status.ACTIVE)
                .toList();
    }

    Deed gift(Action.Gift it, Doing doing) {
        List<Member> active = active(doing);
        for (Member member : active) {
            Optional<Long> given = rewards.give(member, it.reward());
            if (given.isPresent()) {
                return new Deed.Done("Gift " + given.get() + ", to be handed over");
            }
        }
        return new Deed.Not(
                active.isEmpty()
                        ? "They have no membership that a gift could go to."
                        : "None of it is left or on offer.");
    }

    Deed voucher(Action.Voucher it, Doing doing) {
        return switch (vouchers.give(it.batch(), doing.profile())) {
            case PersonalVouchers.Giving.Given given -> new Deed.Done("Voucher " + given.voucherId());
            case PersonalVouchers.Giving.Refused refused -> new Deed.Not(refused.sentence(), true);
        };
    }
}
