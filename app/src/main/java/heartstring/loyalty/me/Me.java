package heartstring.loyalty.me;

import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.challenges.Challenges;
import heartstring.loyalty.history.History;
import heartstring.loyalty.history.Movement;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.Referral;
import heartstring.loyalty.referrals.ReferralSetting;
import heartstring.loyalty.referrals.Referrals;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.tiers.Standing;
import heartstring.loyalty.tiers.TierWords;
import heartstring.loyalty.tiers.Tiers;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.loyalty.wallet.Card;
import heartstring.loyalty.wallet.Wallets;
import heartstring.platform.settings.Settings;
import heartstring.platform.totp.QrCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what one member may see of their own. */
@Component
class Me {

    private static final int LINES = 30;
    private static final int HUNDRED = 100;

    private final MeSql sql;
    private final Programmes programmes;
    private final Purses purses;
    private final Balances balances;
    private final Tiers tiers;
    private final Challenges challenges;
    private final Rewards rewards;
    private final History history;
    private final Referrals referrals;
    private final PersonalVouchers vouchers;
    private final Wallets wallets;
    private final Consents consents;
    private final ObjectProvider<MyPart> parts;
    private final Settings settings;
    private final InstantSource time;

    Me(
            MeSql sql,
            Programmes programmes,
            Purses purses,
            Balances balances,
            Tiers tiers,
            Challenges challenges,
            Rewards rewards,
            History history,
            Referrals referrals,
            PersonalVouchers vouchers,
            Wallets wallets,
            Consents consents,
            ObjectProvider<MyPart> parts,
            Settings settings,
            InstantSource time) {
        this.parts = parts;
        this.sql = sql;
        this.programmes = programmes;
        this.purses = purses;
        this.balances = balances;
        this.tiers = tiers;
        this.challenges = challenges;
        this.rewards = rewards;
        this.history = history;
        this.referrals = referrals;
        this.vouchers = vouchers;
        this.wallets = wallets;
        this.consents = consents;
        this.settings = settings;
        this.time = time;
    }

    MeView of(Member member, long before) {
        Programme programme = programmes.byId(member.programmeId());
        Balance balance = balances.of(purses.ofCustomer(programme.unitId(), member.customerId()));
        List<Movement> movements = history.of(member.customerId(), programme.unitId(), before, LINES);
        String email = sql.emailOf(member.customerId()).orElse(null);
        return new MeView(
                settings.organisation().name(),
                programme.name(),
                sql.unit(programme.unitId()),
                programme.currency(),
                sql.nameOf(member.customerId()),
                spaced(member.card()),
                member.card().length() > HUNDRED ? "" : QrCode.svg(member.card(), "QR code of the card"),
                Barcode.svg(member.card()),
                member.status() == Member.Status.ACTIVE,
                member.status() == Member.Status.ACTIVE && wallets.hasApple(),
                member.status() == Member.Status.ACTIVE && wallets.hasGoogle(),
                balance,
                tiers.standing(programme, member.customerId())
                        .map(standing -> rank(standing, programme))
                        .orElse(null),
                challenges.standings(programme.id(), member.customerId()).stream()
                        .map(s -> new MeView.Stamp(s.challenge().name(), s.words()))
                        .toList(),
                reach(programme, balance.available()),
                vouchers.of(member.customerId()),
                movements,
                movements.size() < LINES ? 0 : movements.getLast().postingId(),
                member.status() == Member.Status.ACTIVE ? invite(member) : null,
                email,
                email != null && consents.allows(new Identifier(Identifier.EMAIL, email), Purpose.SERVICE),
                parts.orderedStream().flatMap(p -> p.of(member).stream()).toList());
    }

    /** Their card for a wallet. */
    Card card(Member member) {
        Programme programme = programmes.byId(member.programmeId());
        return new Card(
                settings.organisation().name(),
                programme.name(),
                sql.unit(programme.unitId()),
                balances.of(purses.ofCustomer(programme.unitId(), member.customerId()))
                        .available(),
                sql.nameOf(member.customerId()),
                member.card(),
                member.id(),
                time.instant());
    }

    /** Turns notices on or off for the address that the member is written to at. */
    void notices(Member member, boolean wanted) {
        sql.emailOf(member.customerId())
                .ifPresent(email -> consents.say(
                        member.profileId(),
                        new Identifier(Identifier.EMAIL, email),
                        Purpose.SERVICE,
                        wanted,
                        Consents.Way.PERSON));
    }

    private static MeView.Rank rank(Standing standing, Programme programme) {
        return new MeView.Rank(
                TierWords.name(standing),
                TierWords.benefits(standing.tier()),
                TierWords.next(standing, programme),
                TierWords.percent(standing),
                TierWords.kept(standing, programme));
    }

    private List<MeView.Reach> reach(Programme programme, long available) {
        Instant now = time.instant();
        return rewards.all(programme.id()).stream()
                .filter(reward -> reward.isOpen(now) && !isGone(reward.stock()))
                .map(reward -> reach(reward, available))
                .toList();
    }

    private MeView.@Nullable Invite invite(Member member) {
        ReferralSetting setting = referrals.setting(member.programmeId()).orElse(null);
        String code = referrals.code(member).orElse("");
        if (setting == null || code.isEmpty()) {
            return null;
        }
        String house = settings.organisation().address();
        String link = house.isEmpty() ? "" : house + "/r/" + code;
        return new MeView.Invite(
                code,
                link,
                link.isEmpty() ? "" : QrCode.svg(link, "QR code of the link for friends"),
                setting.advocatePoints(),
                setting.friendPoints(),
                referrals.ofAdvocate(member.programmeId(), member.customerId()).stream()
                        .limit(20)
                        .map(Me::friend)
                        .toList());
    }

    private static MeView.Friend friend(Referral it) {
        String reason = it.reason() == null ? "" : " " + it.reason();
        return new MeView.Friend(
                it.boundAt(),
                switch (it.state()) {
                    case WAITING -> "has joined";
                    case BOUGHT -> "has bought something; the time for returns runs";
                    case REWARDED -> "brought you " + it.advocatePoints();
                    case REFUSED -> "did not count." + reason;
                    case TAKEN_BACK -> "was taken back." + reason;
                });
    }

    private static MeView.Reach reach(Reward reward, long available) {
        long missing = Math.max(0, reward.points() - available);
        return new MeView.Reach(reward, missing, (int) Math.min(HUNDRED, available * HUNDRED / reward.points()));
    }

    private static boolean isGone(@Nullable Long stock) {
        return stock != null && stock <= 0;
    }

    /** In groups of four, as people read numbers out. */
    private static String spaced(String card) {
        return card.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
