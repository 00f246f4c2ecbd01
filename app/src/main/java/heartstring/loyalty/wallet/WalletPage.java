package heartstring.loyalty.wallet;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The administrator's page of what signs cards for wallets. What was set is never shown again. */
@ForRoles(Role.ADMINISTRATOR)
@Controller
class WalletPage {

    private static final String PATH = "/loyalty/wallets";

    private final Wallets wallets;

    WalletPage(Wallets wallets) {
        this.wallets = wallets;
    }

    @Bean
    static NavEntry walletsEntry() {
        return new NavEntry("Administration", 935, "credit-card", "Wallets", PATH, Set.of("ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View wallets() {
        return page(null);
    }

    @PostMapping(PATH + "/apple")
    View apple(
            @RequestParam(defaultValue = "") String passType,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String certificate,
            @RequestParam(defaultValue = "") String issuer) {
        String fault = wallets.set(new WalletKeys.Apple(passType.strip(), team.strip(), key, certificate, issuer));
        return fault == null
                ? Redirect.to(PATH).saying("Members can add their card to Apple Wallet now.")
                : page(fault).status(422);
    }

    @PostMapping(PATH + "/google")
    View google(
            @RequestParam(defaultValue = "") String issuerId,
            @RequestParam(defaultValue = "") String loyaltyClass,
            @RequestParam(defaultValue = "") String account) {
        WalletKeys.Google google = WalletKeys.google(issuerId.strip(), loyaltyClass.strip(), account);
        if (google == null) {
            return page("The number of the issuer, the name of the class and the whole file of the service account are needed.")
                    .status(422);
        }
        wallets.set(google);
        return Redirect.to(PATH).saying("Members can add their card to Google Wallet now.");
    }

    @PostMapping(PATH + "/removal")
    View remove(@RequestParam String wallet) {
        return wallets.drop(wallet.equals("apple"))
                ? Redirect.to(PATH).saying("Forgotten. Cards that people have stay in their telephones.")
                : Redirect.to(PATH).warning("There was nothing set.");
    }

    private Page page(@Nullable String fault) {
        return Page.of(
                "Wallets", "loyalty/wallet/wallets", new WalletView(wallets.hasApple(), wallets.hasGoogle(), fault));
    }
}
