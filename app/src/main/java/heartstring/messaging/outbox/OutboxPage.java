package heartstring.messaging.outbox;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class OutboxPage {

    private static final int MOST = 50;
    private static final Set<String> STATES = Set.of("waiting", "failed", "withheld", "uncertain", "sent", "lapsed");

    private final OutboxSql sql;
    private final Outbox outbox;
    private final Carrier carrier;
    private final InstantSource time;

    OutboxPage(OutboxSql sql, Outbox outbox, Carrier carrier, InstantSource time) {
        this.sql = sql;
        this.outbox = outbox;
        this.carrier = carrier;
        this.time = time;
    }

    @Bean
    static NavEntry messagesEntry() {
        return new NavEntry("Administration", 935, "mail", "Messages", "/messages", Set.of("ADMINISTRATOR"));
    }

    @GetMapping("/messages")
    View messages(
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        String shown = STATES.contains(state) ? state : "waiting";
        List<OutboxView.Line> lines = sql.lines(shown, before, MOST);
        long next = lines.size() < MOST ? 0 : lines.getLast().id();
        return Page.of(
                "Messages",
                "messaging/outbox/messages",
                new OutboxView(carrier.isReady(), shown, sql.counts(time.instant()), lines, next));
    }

    @PostMapping("/messages/{id}/tries")
    View again(@PathVariable long id, @RequestParam(defaultValue = "failed") String state) {
        Redirect back = Redirect.to("/messages?state=" + (STATES.contains(state) ? state : "failed"));
        return outbox.again(id)
                ? back.saying("It is tried again now.")
                : back.warning("It was sent already, or is gone.");
    }
}
