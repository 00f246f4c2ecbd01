package heartstring.experience.chain;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page from feelings to what customers did next and what we did. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ChainPage {

    private static final int USUAL_DAYS = 30;

    private final Chain chain;

    ChainPage(Chain chain) {
        this.chain = chain;
    }

    @Bean
    static NavEntry chainEntry() {
        return new NavEntry(
                "Experience", 430, "route", "Feelings and deeds", "/experience/chain", Set.of("MANAGER", "ANALYST"));
    }

    @GetMapping("/experience/chain")
    Page show(
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String did,
            @RequestParam(defaultValue = "") String felt) {
        int wanted = Episode.DAYS.stream()
                .filter(d -> String.valueOf(d).equals(days))
                .findFirst()
                .orElse(USUAL_DAYS);
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(o -> o.word().equals(did))
                .findFirst()
                .orElse(Outcome.RETURN);
        return Page.of(
                "Feelings and deeds",
                "experience/chain/chain",
                ChainView.of(chain.found(wanted), wanted, outcome, felt));
    }
}
