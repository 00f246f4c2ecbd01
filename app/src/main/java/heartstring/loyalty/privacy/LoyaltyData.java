package heartstring.loyalty.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Memberships, redemptions and the numbers of orders. The ledger itself holds ids alone and is never changed: what an erased
 * person had stays in the totals, and belongs to nobody.
 */
@Order(5)
@Component
class LoyaltyData implements PersonalData {

    private final LoyaltyDataSql sql;
    private final OffersDataSql offers;

    LoyaltyData(LoyaltyDataSql sql, OffersDataSql offers) {
        this.sql = sql;
        this.offers = offers;
    }

    @Override
    public String room() {
        return "loyalty";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "loyalty.member",
                "loyalty.me_ask",
                "loyalty.me_session",
                "loyalty.me_link",
                "loyalty.expiry_notice",
                "loyalty.referral_code",
                "loyalty.referral",
                "loyalty.redemption",
                "loyalty.order_book",
                "loyalty.rule_answer",
                "loyalty.order_worth",
                "loyalty.capped",
                "loyalty.tier_promise",
                "loyalty.tier_standing",
                "loyalty.tier_change",
                "loyalty.tier_due",
                "loyalty.due_order",
                "loyalty.adjustment",
                "loyalty.household_member",
                "loyalty.passing",
                "loyalty.claim",
                "loyalty.challenge_count",
                "loyalty.challenge_prize",
                "loyalty.challenge_due",
                "loyalty.till_act",
                "loyalty.gift_card",
                "loyalty.budget_purse",
                "loyalty.suspicion",
                "loyalty.voucher",
                "loyalty.voucher_use",
                "loyalty.basket_deal",
                "loyalty.basket_order",
                "loyalty.till_exception",
                "loyalty.account",
                "loyalty.posting",
                "loyalty.transfer",
                "loyalty.lot");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.members(person.profiles(), rows);
        sql.movements(person.profiles(), rows);
        sql.redemptions(person.profiles(), rows);
        sql.adjustments(person.profiles(), rows);
        offers.voucherUses(person.profiles(), rows);
        offers.personalVouchers(person.profiles(), rows);
        offers.suspicions(person.profiles(), rows);
        offers.giftCards(person.profiles(), rows);
        offers.deals(person.profiles(), rows);
        offers.budgets(person.profiles(), rows);
        sql.households(person.profiles(), rows);
        sql.tiers(person.profiles(), rows);
        sql.answers(person.profiles(), rows);
        sql.claims(person.profiles(), rows);
        sql.challenges(person.profiles(), rows);
        sql.referrals(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        long households = sql.leaveHouseholds(person.profiles());
        return households
                + sql.forgetClaims(person.profiles())
                + sql.forgetChallenges(person.profiles())
                + offers.forget(person.profiles())
                + sql.forget(person.profiles())
                + sql.forgetTiers(person.profiles())
                + sql.forgetReferrals(person.profiles());
    }
}
