package heartstring.loyalty.challengedesk;

import heartstring.loyalty.challenges.Challenge;
import heartstring.loyalty.challenges.Challenges;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Rewards;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.story.drafting.ConditionDesk;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The challenges of a programme: what there is, beginning and ending one. */
@Controller
class ChallengesPage {

    private static final Map<String, String> EMPTY =
            Map.of("kind", "stamps", "measure", "pieces", "target", "10", "period", "week", "repeats", "true");

    private final Challenges challenges;
    private final Programmes programmes;
    private final Rewards rewards;
    private final ConditionDesk desk;
    private final Settings settings;
    private final InstantSource time;

    ChallengesPage(
            Challenges challenges,
            Programmes programmes,
            Rewards rewards,
            ConditionDesk desk,
            Settings settings,
            InstantSource time) {
        this.desk = desk;
        this.challenges = challenges;
        this.programmes = programmes;
        this.rewards = rewards;
        this.settings = settings;
        this.time = time;
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/loyalty/programmes/{key}/challenges")
    Page list(@PathVariable String key) {
        return page(find(key), EMPTY, null);
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/challenges")
    View begin(@PathVariable String key, @RequestParam Map<String, String> form) {
        Programme programme = find(key);
        int digits = Math.max(0, Currency.getInstance(programme.currency()).getDefaultFractionDigits());
        Challenges.Draft draft = ChallengeForm.draft(
                form, digits, settings.zone(), desk.json(form).orElse(null));
        String fault = draft == null
                ? "Choose a prize, and write numbers as numbers."
                : challenges.fault(programme.id(), draft);
        if (draft == null || fault != null) {
            return page(programme, form, fault).status(422);
        }
        challenges.begin(programme.id(), draft, time.instant());
        return Redirect.to("/loyalty/programmes/" + key + "/challenges").saying("It counts from now on.");
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/challenges/{id}/end")
    View end(@PathVariable long id) {
        Challenge challenge = challenges.byId(id).orElseThrow(() -> Refusal.notFound("challenge"));
        Redirect back = Redirect.to("/loyalty/programmes/"
                + programmes.byId(challenge.programmeId()).key() + "/challenges");
        return challenges.end(id)
                ? back.saying("It counts nothing more. What was given stays.")
                : back.warning("It has ended already.");
    }

    private Page page(Programme programme, Map<String, String> form, @Nullable String fault) {
        Map<Long, Long> given = challenges.prizesGiven(programme.id());
        List<ChallengesView.Line> lines = challenges.of(programme.id()).reversed().stream()
                .map(c -> new ChallengesView.Line(
                        c.id(),
                        c.name(),
                        challenges.sentence(c),
                        given.getOrDefault(c.id(), 0L),
                        c.heldAt(time.instant())))
                .toList();
        return Page.of(
                "Challenges of " + programme.name(),
                "loyalty/challengedesk/challenges",
                new ChallengesView(
                        programme,
                        Actor.current().has(Role.MANAGER),
                        lines,
                        rewards.all(programme.id()),
                        form,
                        desk.view(form, "Who takes part", ConditionDesk.CUSTOMER),
                        fault));
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }
}
