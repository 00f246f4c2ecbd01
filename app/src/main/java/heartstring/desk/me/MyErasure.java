package heartstring.desk.me;

import heartstring.customer.farewells.Farewells;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.ids.Ids;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Format;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way of a member to being forgotten. */
@Component
class MyErasure {

    private final MyDataSql sql;
    private final Farewells farewells;
    private final Programmes programmes;
    private final Purses purses;
    private final Balances balances;
    private final PersonalVouchers vouchers;
    private final Outbox outbox;
    private final Throttle throttle;
    private final Settings settings;
    private final InstantSource time;

    MyErasure(
            MyDataSql sql,
            Farewells farewells,
            Programmes programmes,
            Purses purses,
            Balances balances,
            PersonalVouchers vouchers,
            Outbox outbox,
            Throttle throttle,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.farewells = farewells;
        this.programmes = programmes;
        this.purses = purses;
        this.balances = balances;
        this.vouchers = vouchers;
        this.outbox = outbox;
        this.throttle = throttle;
        this.settings = settings;
        this.time = time;
    }

    MyDataView.Leaving of(Member member, boolean asked, @Nullable String fault) {
        return new MyDataView.Leaving(
                settings.organisation().name(),
                losses(member),
                farewells.days(),
                asked,
                sql.email(member.customerId()).isPresent(),
                farewells.planned(member.customerId()).orElse(null),
                fault);
    }

    private List<String> losses(Member member) {
        Programme programme = programmes.byId(member.programmeId());
        long points = balances.of(purses.ofCustomer(programme.unitId(), member.customerId()))
                .available();
        int codes = vouchers.of(member.customerId()).size();
        List<String> losses = new ArrayList<>();
        if (points > 0) {
            losses.add(Format.number(points) + " " + sql.unit(programme.unitId())
                    + ", with all that they are good for. Spend them first if you like.");
        }
        if (codes > 0) {
            losses.add(codes == 1 ? "1 voucher that is yours alone." : codes + " vouchers that are yours alone.");
        }
        losses.add("Your card, your tier and your membership.");
        losses.add("Your receipts with us under your name, which you may need for returns.");
        losses.add("What you told us, what we promised you, and every answer still open.");
        return losses;
    }

    /** Sends a code; false when there is no address, or it was asked for too often. */
    @Transactional
    public boolean ask(Member member) {
        String email = sql.email(member.customerId()).orElse("");
        if (email.isEmpty() || throttle.attempt(ThrottleRules.ME_MAIL, "member " + member.id()) > 0) {
            return false;
        }
        String shop = settings.organisation().name();
        String code = farewells.ask(member.profileId());
        return outbox.queue(new Letter(
                "farewell code " + Ids.next(),
                member.profileId(),
                email,
                Letter.Purpose.ASKED,
                "Your code to be forgotten by " + shop,
                "Your code is " + code + "\n\nType it into the page you asked from, within ten minutes, if " + shop
                        + " is to forget you. If it was not you, tell us: somebody else has your page open.\n\n" + shop
                        + "\n",
                "",
                true,
                time.instant().plus(Farewells.CODE_LIFE)));
    }
}
