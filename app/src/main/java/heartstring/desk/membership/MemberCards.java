package heartstring.desk.membership;

import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tiers.Standing;
import heartstring.loyalty.tiers.TierWords;
import heartstring.loyalty.tiers.Tiers;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what a customer's memberships come to; reads only. */
@Component
public class MemberCards {

    private final MembershipSql sql;
    private final Members members;
    private final Programmes programmes;
    private final Purses purses;
    private final Balances balances;
    private final Tiers tiers;

    MemberCards(
            MembershipSql sql, Members members, Programmes programmes, Purses purses, Balances balances, Tiers tiers) {
        this.sql = sql;
        this.members = members;
        this.programmes = programmes;
        this.purses = purses;
        this.balances = balances;
        this.tiers = tiers;
    }

    /** One for each membership of the customer, closed ones too. */
    public List<MemberCard> of(long customerId) {
        return members.ofCustomer(customerId).stream().map(this::card).toList();
    }

    private MemberCard card(Member member) {
        Programme programme = programmes.byId(member.programmeId());
        Balance balance = balances.of(purses.ofCustomer(programme.unitId(), member.customerId()));
        Optional<Balance.Expiring> next = balance.expiring().stream().findFirst();
        Optional<Standing> standing = tiers.standing(programme, member.customerId());
        Actor actor = Actor.current();
        return new MemberCard(
                actor.has(Role.MANAGER) || actor.has(Role.AGENT) ? "/loyalty/members/" + member.id() : "",
                programme.name(),
                sql.unit(programme.unitId()),
                member.card(),
                member.status().name().toLowerCase(Locale.ROOT),
                balance.available(),
                balance.pending(),
                balance.owed(),
                next.map(Balance.Expiring::amount).orElse(0L),
                next.map(Balance.Expiring::at).orElse(null),
                standing.map(TierWords::name).orElse(""),
                standing.map(s -> TierWords.next(s, programme)).orElse(""),
                standing.map(TierWords::percent).orElse(0),
                standing.map(s -> TierWords.kept(s, programme)).orElse(""));
    }
}
