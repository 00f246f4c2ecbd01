package heartstring.loyalty.me;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.wallet.Card;
import heartstring.loyalty.wallet.Wallets;
import heartstring.platform.auth.Open;
import heartstring.platform.web.Refusal;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;

/** A member's own card for the wallet of their telephone. */
@Open
@Controller
class MeWallet {

    private static final int MOST_LETTERS = 254;

    private final Me me;
    private final MySessions sessions;
    private final Wallets wallets;

    MeWallet(Me me, MySessions sessions, Wallets wallets) {
        this.me = me;
        this.sessions = sessions;
        this.wallets = wallets;
    }

    @GetMapping("/me/wallet.pkpass")
    ResponseEntity<byte[]> apple(@CookieValue(name = MePage.SESSION, required = false) @Nullable String token) {
        byte[] pass = card(token).flatMap(wallets::pass).orElseThrow(() -> Refusal.notFound("card"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.apple.pkpass")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"card.pkpass\"")
                .cacheControl(CacheControl.noStore())
                .body(pass);
    }

    @GetMapping("/me/google-wallet")
    ResponseEntity<Void> google(@CookieValue(name = MePage.SESSION, required = false) @Nullable String token) {
        String link = card(token).flatMap(wallets::link).orElseThrow(() -> Refusal.notFound("card"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(link))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private Optional<Card> card(@Nullable String token) {
        return token == null || token.length() > MOST_LETTERS
                ? Optional.empty()
                : sessions.member(token)
                        .filter(m -> m.status() == Member.Status.ACTIVE)
                        .map(me::card);
    }
}
