package heartstring.loyalty.breakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@HouseTest
class BreakageTest {

    private final House house;
    private final Ledger ledger;
    private final Breakage breakage;
    private final Shop shop;

    BreakageTest(House house, Ledger ledger, Breakage breakage, Shop shop) {
        this.house = house;
        this.ledger = ledger;
        this.breakage = breakage;
        this.shop = shop;
    }

    private static Cause cause(Instant at) {
        return new Cause(Cause.Kind.EVENT, 0, 0, 0, at);
    }

    private long posted(Command command) {
        return ((Outcome.Done) ledger.post(command)).postingId();
    }

    @Test
    void whatWasRedeemedGivenBackAndLeftIsToldApart() {
        Programme programme = shop.programme();
        Instant now = Instant.now();
        for (int i = 0; i < 120; i++) {
            Holder holder = Holder.member(programme.unitId(), 5_000_000_000L + programme.id() * 1_000L + i);
            Instant begun = now.minus(Duration.ofDays(200));
            posted(new Command.Earn(Key.fresh(), holder, 10, null, null, cause(begun)));
            if (i < 60) {
                long spent = posted(new Command.Spend(
                        Key.fresh(), Command.Purse.of(holder), 10, cause(begun.plus(Duration.ofDays(50)))));
                if (i < 12) {
                    posted(new Command.GiveBack(Key.fresh(), spent, 10, null, cause(begun.plus(Duration.ofDays(51)))));
                }
            }
        }
        breakage.workOut(programme, now);
        Estimate estimate = breakage.of(programme.id()).orElseThrow();
        assertThat(estimate.lacking()).isEmpty();
        assertThat(estimate.outstanding()).isEqualTo(720);
        assertThat(estimate.redeemed()).as("what was given back was not").isEqualTo(48);
        assertThat(estimate.oldestDays()).isEqualTo(200);
        assertThat(estimate.curve().get(1).share()).isEqualTo(1);
        assertThat(estimate.curve().get(2).share()).isCloseTo(0.6, within(0.05));
        assertThat(estimate.beyond())
                .as("points of this programme without an end")
                .isEqualTo(1);
        assertThat(house.as(Role.MANAGER)
                        .get("/loyalty?programme=" + programme.key())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNewProgrammeHasTooLittleHistoryAndSaysSo() {
        Programme programme = shop.programme();
        breakage.workOut(programme, Instant.now());
        assertThat(breakage.of(programme.id()).orElseThrow().lacking()).startsWith("Too little history");
    }
}
