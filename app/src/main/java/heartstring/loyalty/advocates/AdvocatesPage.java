package heartstring.loyalty.advocates;

import heartstring.loyalty.notices.Notices;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.ReferralSetting;
import heartstring.loyalty.referrals.Referrals;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
class AdvocatesPage {

    private static final String PATH = "/loyalty/referrals";
    private static final int MOST_ADVOCATES = 50;
    private static final int MOST_EDGES = 500;
    private static final int MOST_REFUSED = 100;
    private static final int MOST_POINTS = 1_000_000;
    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(1_000_000);

    private final AdvocatesSql sql;
    private final Referrals referrals;
    private final Notices notices;
    private final Programmes programmes;
    private final InstantSource time;

    AdvocatesPage(AdvocatesSql sql, Referrals referrals, Notices notices, Programmes programmes, InstantSource time) {
        this.sql = sql;
        this.referrals = referrals;
        this.notices = notices;
        this.programmes = programmes;
        this.time = time;
    }

    @Bean
    static NavEntry referralsEntry() {
        return new NavEntry("Loyalty", 503, "users-group", "Friends", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping(PATH)
    View advocates(@RequestParam(required = false) @Nullable String programme) {
        if (programmes.all().isEmpty()) {
            return Page.of(
                    "Friends",
                    "ui/layout/message",
                    new MessageView(
                            "There is no programme yet",
                            "Make one first; then members can bring friends.",
                            null,
                            "/loyalty",
                            "To the programme"));
        }
        return page(programme == null ? programmes.all().getFirst() : find(programme), null);
    }

    @ForRoles(Role.MANAGER)
    @PostMapping(PATH + "/{key}/setting")
    View set(
            @PathVariable String key,
            @RequestParam int advocatePoints,
            @RequestParam int friendPoints,
            @RequestParam BigDecimal minimum,
            @RequestParam int windowDays,
            @RequestParam int mostADay,
            @RequestParam int noticeDays,
            @RequestParam(defaultValue = "false") boolean running) {
        Programme programme = find(key);
        boolean good = within(advocatePoints, 0, MOST_POINTS)
                && within(friendPoints, 0, MOST_POINTS)
                && minimum.signum() >= 0
                && minimum.scale() <= 2
                && minimum.compareTo(MOST_MONEY) <= 0
                && within(windowDays, 0, 365)
                && within(mostADay, 1, 1_000)
                && within(noticeDays, 0, Notices.MOST_DAYS);
        if (!good) {
            return page(
                            programme,
                            "Points are at most 1,000,000, the window 365 days, friends a day 1 to 1,000, notices at most 90 days before.")
                    .status(422);
        }
        referrals.set(new ReferralSetting(
                programme.id(),
                advocatePoints,
                friendPoints,
                minimum.movePointRight(2).longValue(),
                windowDays,
                mostADay,
                running));
        notices.set(programme.id(), noticeDays);
        return Redirect.to(PATH + "?programme=" + key).saying("Kept. What was promised before stays as it was.");
    }

    private static boolean within(int number, int least, int most) {
        return number >= least && number <= most;
    }

    private Page page(Programme programme, @Nullable String fault) {
        List<AdvocatesSql.Edge> edges = sql.edges(programme.id(), MOST_EDGES);
        Actor actor = Actor.current();
        ReferralSetting setting = referrals
                .setting(programme.id())
                .orElse(new ReferralSetting(programme.id(), 100, 50, 2_000, programme.pendingDays(), 10, false));
        return Page.of(
                "Friends",
                "loyalty/advocates/advocates",
                new AdvocatesView(
                        programme.key(),
                        programme.name(),
                        programme.currency(),
                        actor.has(Role.MANAGER) || actor.has(Role.ADMINISTRATOR),
                        setting,
                        notices.days(programme.id()),
                        sql.ranked(programme.id(), time.instant(), MOST_ADVOCATES),
                        TreeRules.tree(edges),
                        edges.size() == MOST_EDGES,
                        sql.refused(programme.id(), MOST_REFUSED),
                        fault));
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }
}
