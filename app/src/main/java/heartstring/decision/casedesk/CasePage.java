package heartstring.decision.casedesk;

import heartstring.crm.answers.Beginnings;
import heartstring.decision.amends.Amends;
import heartstring.decision.amends.What;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Ending;
import heartstring.decision.cases.Evidence;
import heartstring.decision.mine.CaseLinks;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.ids.Ids;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One case: what speaks for it, what can be done, what was done. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class CasePage {

    private static final String ONE = "/cases/{id:\\d{1,18}}";

    private final Cases cases;
    private final Letters letters;
    private final Amends amends;
    private final Beginnings beginnings;
    private final CaseLinks links;
    private final ColleaguesSql colleagues;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    CasePage(
            Cases cases,
            Letters letters,
            Amends amends,
            Beginnings beginnings,
            CaseLinks links,
            ColleaguesSql colleagues,
            TransactionTemplate transactions,
            InstantSource time) {
        this.cases = cases;
        this.letters = letters;
        this.amends = amends;
        this.beginnings = beginnings;
        this.links = links;
        this.colleagues = colleagues;
        this.transactions = transactions;
        this.time = time;
    }

    @GetMapping(ONE)
    View one(@PathVariable long id) {
        return page(find(id), Ids.next().toString(), null, null, null);
    }

    private Case find(long id) {
        return cases.find(id).orElseThrow(() -> Refusal.notFound("case"));
    }

    private Page page(Case about, String key, @Nullable String subject, @Nullable String text, @Nullable String fault) {
        List<Evidence> evidence = cases.evidence(about.id());
        Letters.Letter letter = letters.suggest(about, evidence);
        CaseView view = new CaseView(
                about,
                evidence,
                cases.steps(about.id()),
                beginnings.addresses(about.customerId()),
                subject == null ? letter.subject() : subject,
                text == null ? letter.text() : text,
                letter.themes(),
                amends.suggest(about),
                colleagues.names(),
                key,
                about.cause().isKnownToThem() ? links.path(about.id()) : "",
                Actor.current().userId(),
                time.instant(),
                fault);
        return Page.of("Case " + about.id(), "decision/cases/case", view).status(fault == null ? 200 : 422);
    }

    @PostMapping(ONE + "/owner")
    View give(@PathVariable long id, @RequestParam long owner) {
        return said(cases.give(id, owner), id, owner == 0 ? "Nobody's now." : "Given.");
    }

    /** Writes to the customer; sent twice it is one letter. */
    @PostMapping(ONE + "/letter")
    View write(
            @PathVariable long id,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean wait) {
        Case about = find(id);
        if (about.isClosed()) {
            return page(about, key, subject, text, "It is closed. Open it again first.");
        }
        Beginnings.Begun begun = transactions.execute(status -> {
            Beginnings.Begun written =
                    beginnings.begin(new Beginnings.Draft("case " + key, about.customerId(), address, subject, text));
            if (written instanceof Beginnings.Begun.Done done) {
                cases.act(id, "wrote", done.touchpointId(), time.instant());
                if (wait) {
                    cases.waits(id, true);
                }
            }
            return written;
        });
        return switch (begun) {
            case Beginnings.Begun.Done done ->
                Redirect.to("/cases/" + id).saying("Sent. The answer comes to the inbox and to their story.");
            case Beginnings.Begun.Known known -> Redirect.to("/cases/" + id).saying("It was sent before.");
            case Beginnings.Begun.Refused refused -> page(about, key, subject, text, refused.sentence());
        };
    }

    @PostMapping(ONE + "/acts")
    View act(@PathVariable long id, @RequestParam String kind) {
        return said(cases.act(id, kind, null, time.instant()), id, "Noted.");
    }

    @PostMapping(ONE + "/notes")
    View note(@PathVariable long id, @RequestParam(defaultValue = "") String text) {
        return said(cases.note(id, text), id, "Noted.");
    }

    @PostMapping(ONE + "/waiting")
    View waits(@PathVariable long id) {
        return said(cases.waits(id, true), id, "It waits for the customer.");
    }

    @PostMapping(ONE + "/waiting/removal")
    View resume(@PathVariable long id) {
        return said(cases.waits(id, false), id, "It goes on.");
    }

    /** Agents and managers give amends; the key is made with the form, so that sending it twice gives once. */
    @PostMapping(ONE + "/amends")
    View amends(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long points,
            @RequestParam(defaultValue = "") String what,
            @RequestParam String key) {
        What wanted = what.isEmpty()
                ? new What.Points(points)
                : What.read(what).orElseThrow(() -> Refusal.badRequest("Choose what to give."));
        return told(amends.give(id, wanted, key), id, "Given: ");
    }

    @PostMapping(ONE + "/amends/{step:\\d{1,18}}/removal")
    View takeBack(@PathVariable long id, @PathVariable long step) {
        return told(amends.takeBack(id, step), id, "Taken back: ");
    }

    @PostMapping(ONE + "/amends/{step:\\d{1,18}}/handing")
    View handed(@PathVariable long id, @PathVariable long step) {
        return told(amends.handed(id, step), id, "Handed over: ");
    }

    private static View told(Amends.Outcome outcome, long id, String saying) {
        Redirect back = Redirect.to("/cases/" + id);
        return switch (outcome) {
            case Amends.Outcome.Given given -> back.saying(saying + given.what() + ".");
            case Amends.Outcome.Refused refused -> back.warning(refused.sentence());
            case Amends.Outcome.Unknown unknown -> throw Refusal.notFound("case");
        };
    }

    @PostMapping(ONE + "/closure")
    View close(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ending,
            @RequestParam(defaultValue = "") String recovered) {
        Ending with = Ending.of(ending).orElse(null);
        if (with == null) {
            return page(find(id), Ids.next().toString(), null, null, "Say what was done; nothing is an answer, too.");
        }
        CaseOutcome outcome = transactions.execute(status -> {
            CaseOutcome closed = cases.close(id, with, time.instant());
            return closed instanceof CaseOutcome.Done && !recovered.isEmpty()
                    ? cases.say(id, recovered, time.instant())
                    : closed;
        });
        return said(outcome, id, "Closed.");
    }

    @PostMapping(ONE + "/closure/removal")
    View reopen(@PathVariable long id) {
        return said(cases.reopen(id), id, "It is open again.");
    }

    @PostMapping(ONE + "/recovery")
    View recovered(@PathVariable long id, @RequestParam String recovered) {
        return said(cases.say(id, recovered, time.instant()), id, "Kept.");
    }

    private View said(CaseOutcome outcome, long id, String saying) {
        Redirect back = Redirect.to("/cases/" + id);
        return switch (outcome) {
            case CaseOutcome.Done done -> back.saying(saying);
            case CaseOutcome.Refused refused -> back.warning(refused.sentence());
            case CaseOutcome.Clash clash -> back.warning(clash.sentence());
            case CaseOutcome.Unknown unknown -> throw Refusal.notFound("case");
        };
    }
}
