package heartstring.platform.reach;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class ReachPage {

    private static final String PATH = "/settings/reach";

    private final Reaches reaches;
    private final TransactionTemplate transactions;

    ReachPage(Reaches reaches, TransactionTemplate transactions) {
        this.reaches = reaches;
        this.transactions = transactions;
    }

    @Bean
    static NavEntry reachEntry() {
        return new NavEntry("Administration", 925, "eye", "Who sees what", PATH, Set.of("ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    Page show() {
        List<ReachView.Line> lines = new ArrayList<>();
        for (Role role : Reaches.ROLES) {
            List<ReachView.Choice> choices = new ArrayList<>();
            for (RecordKind kind : RecordKind.values()) {
                choices.add(new ReachView.Choice(kind, reaches.width(role, kind)));
            }
            lines.add(new ReachView.Line(role, choices));
        }
        return Page.of("Who sees what", "platform/reach/reach", new ReachView(lines));
    }

    /** Each role and kind that the form names; what it does not name stays. */
    @PostMapping(PATH)
    View save(@RequestParam Map<String, String> form) {
        transactions.executeWithoutResult(status -> {
            for (Role role : Reaches.ROLES) {
                for (RecordKind kind : RecordKind.values()) {
                    String typed = form.get(ReachView.name(role, kind));
                    if (typed != null) {
                        reaches.set(
                                role,
                                kind,
                                Width.of(typed).orElseThrow(() -> Refusal.badRequest("Choose all, team or own.")));
                    }
                }
            }
        });
        return Redirect.to(PATH).saying("Saved. It holds from the next click.");
    }
}
