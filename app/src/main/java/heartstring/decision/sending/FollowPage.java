package heartstring.decision.sending;

import heartstring.platform.auth.Open;
import heartstring.platform.web.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Behind the links and pictures of mails. Whoever reads them is a stranger here; the token says all. */
@Open
@Controller
class FollowPage {

    private static final byte[] NOTHING =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Follows follows;

    FollowPage(Follows follows) {
        this.follows = follows;
    }

    @GetMapping(Follows.LINK + "{token}")
    ResponseEntity<Void> follow(@PathVariable String token) {
        Follows.Followed followed =
                follows.read(token).filter(f -> !f.to().isEmpty()).orElseThrow(() -> Refusal.notFound("link"));
        follows.note(followed);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Location", address(followed.to()))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** As it was written where a letter in it is none of an address: browsers know what is meant. It has no space and no line's end. */
    private static String address(String to) {
        try {
            return new URI(to).toASCIIString();
        } catch (URISyntaxException e) {
            return to;
        }
    }

    @GetMapping(Follows.PIXEL + "{token}")
    ResponseEntity<byte[]> open(@PathVariable String token) {
        follows.read(token).filter(f -> f.to().isEmpty()).ifPresent(follows::note);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .header("Cache-Control", "no-store")
                .body(NOTHING);
    }
}
