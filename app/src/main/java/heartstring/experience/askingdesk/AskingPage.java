package heartstring.experience.askingdesk;

import heartstring.customer.owners.CustomersInReach;
import heartstring.experience.asking.Asking;
import heartstring.experience.asking.Trigger;
import heartstring.experience.asking.Triggers;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.conditions.Conditions;
import heartstring.story.drafting.ConditionDesk;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where it is said who is asked when, and looked up why somebody was asked or not. */
@ForRoles(Role.MANAGER)
@Controller
class AskingPage {

    private static final String PATH = "/experience/asking";
    private static final int MOST_DECISIONS = 50;
    private static final int SOME = 8;

    private final Asking asking;
    private final Triggers triggers;
    private final AskingDeskSql sql;
    private final Surveys surveys;
    private final Conditions conditions;
    private final ConditionDesk desk;
    private final CustomersInReach customers;
    private final InstantSource time;

    AskingPage(
            Asking asking,
            Triggers triggers,
            AskingDeskSql sql,
            Surveys surveys,
            Conditions conditions,
            ConditionDesk desk,
            CustomersInReach customers,
            InstantSource time) {
        this.customers = customers;
        this.asking = asking;
        this.triggers = triggers;
        this.sql = sql;
        this.surveys = surveys;
        this.conditions = conditions;
        this.desk = desk;
        this.time = time;
    }

    @Bean
    static NavEntry askingEntry() {
        return new NavEntry("Experience", 405, "send", "Who is asked", PATH, Set.of("MANAGER"));
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @GetMapping(PATH)
    Page list(
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(name = "who", defaultValue = "") String who,
            @RequestParam Map<String, String> typed) {
        inReach(customer);
        return page(customer, who.strip(), typed, null);
    }

    @PostMapping(PATH + "/triggers")
    View add(@RequestParam Map<String, String> typed) {
        int unit = switch (typed.getOrDefault("unit", "")) {
            case "days" -> 1440;
            case "hours" -> 60;
            default -> 1;
        };
        String share = typed.getOrDefault("share", "100").strip().replace(',', '.');
        String fault = triggers.add(new Trigger(
                0,
                number(typed.get("survey")),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("event", ""),
                desk.json(typed).orElse(null),
                Math.min(number(typed.get("delay")), Triggers.MOST_DELAY_MINUTES + 1) * unit,
                share.matches("\\d{1,3}(\\.\\d{1,2})?") ? new BigDecimal(share) : BigDecimal.ZERO,
                false,
                Trigger.Way.of(typed.get("way")),
                typed.containsKey("each"),
                number(typed.get("remind"))));
        return fault == null
                ? Redirect.to(PATH).saying("Kept. What happens from now on asks.")
                : page(0, "", typed, fault).status(422);
    }

    @PostMapping(PATH + "/triggers/{id:\\d+}/stops")
    View stop(@PathVariable int id, @RequestParam boolean stopped) {
        if (!triggers.stop(id, stopped)) {
            throw Refusal.notFound("way of asking");
        }
        return Redirect.to(PATH).saying(stopped ? "Stopped." : "It asks again.");
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @PostMapping(PATH + "/letters")
    View ask(@RequestParam long customer, @RequestParam int survey) {
        inReach(customer);
        Survey one = surveys.find(survey).orElseThrow(() -> Refusal.notFound("survey"));
        String reason = asking.ask(one, customer);
        Redirect back = Redirect.to(PATH + "?customer=" + customer);
        return reason == null ? back.saying("A letter is on its way.") : back.warning("Not asked. " + reason);
    }

    /** Somebody who is out of reach is not there. */
    private void inReach(long customer) {
        if (customer != 0 && !customers.isIn(customer)) {
            throw Refusal.notFound("customer");
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : 0;
    }

    private List<AskingView.Found> found(String who) {
        List<AskingView.Found> found = who.length() < 2 ? List.of() : sql.beginning(who, SOME);
        Set<Long> seen =
                customers.among(found.stream().map(AskingView.Found::customer).toList());
        return found.stream().filter(f -> seen.contains(f.customer())).toList();
    }

    private Page page(long customer, String who, Map<String, String> typed, @Nullable String fault) {
        Actor.Colleague colleague = Actor.current().colleague();
        Map<Integer, String> names = surveys.all().stream().collect(Collectors.toMap(Survey::id, Survey::name));
        Map<Integer, AskingView.Count> counts = sql.counts(time.instant().minus(Duration.ofDays(30))).stream()
                .collect(Collectors.toMap(AskingView.Count::trigger, Function.identity()));
        List<AskingView.Line> lines = triggers.all().stream()
                .map(t -> new AskingView.Line(
                        t,
                        names.getOrDefault(t.surveyId(), ""),
                        sentence(t),
                        counts.getOrDefault(t.id(), new AskingView.Count(t.id(), 0, 0, 0))))
                .toList();
        return Page.of(
                "Who is asked",
                "experience/asking/asking",
                new AskingView(
                        lines,
                        surveys.all().stream()
                                .filter(s -> s.state() != Survey.State.ELSEWHERE && s.state() != Survey.State.CLOSED)
                                .toList(),
                        customer,
                        customer == 0 ? "" : sql.name(customer).orElse("Somebody"),
                        customer == 0 ? List.of() : sql.decisions(customer, MOST_DECISIONS),
                        customer == 0 ? List.of() : verdicts(customer),
                        names,
                        typed,
                        desk.view(typed, "Only of whom this holds; nobody is left out while there is none", ""),
                        who,
                        found(who),
                        colleague == null || colleague.role() != Role.AGENT,
                        fault));
    }

    private List<AskingView.Verdict> verdicts(long customer) {
        List<AskingView.Verdict> verdicts = new ArrayList<>();
        for (Survey survey : surveys.all()) {
            if (survey.state() == Survey.State.OPEN) {
                verdicts.add(new AskingView.Verdict(survey, "", asking.wouldNot(survey, null, customer)));
            }
        }
        for (Trigger trigger : triggers.all()) {
            surveys.find(trigger.surveyId())
                    .filter(s -> !trigger.stopped())
                    .ifPresent(s -> verdicts.add(
                            new AskingView.Verdict(s, trigger.name(), asking.wouldNot(s, trigger, customer))));
        }
        return verdicts;
    }

    private String sentence(Trigger trigger) {
        String json = trigger.condition();
        return json == null
                ? ""
                : conditions.read(json) instanceof Conditions.Reading.Good good
                        ? "If " + conditions.sentence(good.condition()) + "."
                        : "Its condition cannot be read any more.";
    }
}
