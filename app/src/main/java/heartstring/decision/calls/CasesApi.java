package heartstring.decision.calls;

import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.cases.Ending;
import heartstring.decision.cases.Evidence;
import heartstring.decision.cases.HandOpenings;
import heartstring.decision.cases.Step;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for programs. */
@Tag(name = "Cases")
@RestController
class CasesApi {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final Set<String> STATES = Set.of("", "running", "open", "waiting", "closed");
    private static final int MOST_KEY = 100;

    private final Cases cases;
    private final HandOpenings byHand;
    private final CustomersInReach customers;
    private final InstantSource time;

    CasesApi(Cases cases, HandOpenings byHand, CustomersInReach customers, InstantSource time) {
        this.cases = cases;
        this.byHand = byHand;
        this.customers = customers;
        this.time = time;
    }

    record CaseLine(
            long id,
            long customer,

            @Schema(description = "answer, words, complaint, fell, leaver or hand", example = "answer")
            String cause,

            @Schema(description = "open, waiting (for the customer) or closed", example = "open")
            String state,

            @Schema(description = "1 urgent to 4 low") int priority,

            @Schema(description = "A colleague; 0 for nobody")
            long owner,

            String store,
            Instant openedAt,
            @Nullable Instant dueAt,
            @Nullable Instant firstActionAt,
            @Nullable Instant closedAt,

            @Schema(description = "nothing, apologised, amends or mended; left out while it is not closed") @Nullable
            String ending,

            @Schema(description = "What a colleague says came of it: yes, no, unknown or empty")
            String recoveredSaid,

            @Schema(description = "What the customer's behaviour says: yes, no or empty")
            String recoveredShown,

            int evidence,

            @Schema(description = "Cases it goes on together with since their customers were joined")
            List<Long> together) {

        static CaseLine of(Case c) {
            Ending ending = c.ending();
            return new CaseLine(
                    c.id(),
                    c.customerId(),
                    c.cause().word(),
                    c.state(),
                    c.priority(),
                    c.ownerId(),
                    c.store(),
                    c.openedAt(),
                    c.dueAt(),
                    c.firstActionAt(),
                    c.closedAt(),
                    ending == null ? null : ending.word(),
                    c.said(),
                    c.shown(),
                    c.evidence(),
                    c.others());
        }
    }

    record CasePageOf(List<CaseLine> cases, @Nullable String next) {}

    record Sign(String cause, Instant at, long touchpoint, String says) {
        static Sign of(Evidence e) {
            return new Sign(e.cause().word(), e.at(), e.touchpointId(), e.says());
        }
    }

    record Done(
            @Schema(description = "By which amends are taken back or handed over")
            long id,

            Instant at,
            long by,
            String what,
            long points,

            @Schema(description = "For amends: points, voucher or gift; else empty")
            String thing,

            String name,
            long costMinor,
            String currency,
            boolean handedOver,
            boolean takenBack) {
        static Done of(Step s) {
            return new Done(
                    s.id(),
                    s.at(),
                    s.by(),
                    s.kind(),
                    s.points(),
                    s.thing(),
                    s.name(),
                    s.costMinor(),
                    s.currency(),
                    s.handed(),
                    s.undone());
        }
    }

    record WholeCase(CaseLine about, List<Sign> evidence, List<Done> steps) {}

    record NewCase(
            @Schema(description = "Whom it is about") @Nullable
            Long customer,

            @Schema(description = "What went wrong; stands in their story") @Nullable
            String text,

            @Schema(description = "A colleague, or left out for nobody") @Nullable
            Long owner,

            @Schema(description = "The same key is the same case, once; with another text or owner it is refused")
            @Nullable
            String key) {}

    record Owner(@Nullable Long owner) {}

    record Act(
            @Schema(description = "wrote, called, apologised, waits, resumed or noted", example = "called") @Nullable
            String kind,

            @Schema(description = "For noted: what") @Nullable
            String text) {}

    record Closure(
            @Schema(description = "nothing, apologised, amends or mended") @Nullable
            String ending,

            @Schema(description = "yes, no, unknown, or left out") @Nullable
            String recovered) {}

    @Operation(summary = "Cases, the newest first")
    @ForScope("cases:read")
    @GetMapping("/api/cases")
    CasePageOf list(
            @RequestParam(defaultValue = "running") String state,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "0") long owner,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        String which = state.equals("all") ? "" : state;
        if (!STATES.contains(which) || (!cause.isEmpty() && Cause.of(cause).isEmpty())) {
            throw Refusal.badRequest(
                    "A state is running, open, waiting, closed or all; a cause one of those that cases have.");
        }
        Cursor from = Cursor.parse(cursor, 2);
        int most = Math.clamp(limit, 1, Cases.MOST);
        List<Case> found = cases.page(
                which,
                cause,
                owner,
                from == null ? END : from.moment(0),
                from == null ? Long.MAX_VALUE : from.number(1),
                most + 1);
        List<Case> shown = found.subList(0, Math.min(most, found.size()));
        return new CasePageOf(
                shown.stream().map(CaseLine::of).toList(),
                found.size() > most
                        ? Cursor.of(shown.getLast().openedAt(), shown.getLast().id())
                                .text()
                        : null);
    }

    @Operation(summary = "One case with what speaks for it and what was done")
    @ForScope("cases:read")
    @GetMapping("/api/cases/{id}")
    WholeCase one(@PathVariable long id) {
        return new WholeCase(
                CaseLine.of(find(id)),
                cases.evidence(id).stream().map(Sign::of).toList(),
                cases.steps(id).stream().map(Done::of).toList());
    }

    private Case find(long id) {
        return cases.find(id).orElseThrow(() -> Refusal.notFound("case"));
    }

    @Operation(
            summary = "Opens a case",
            description = "Where one of the kind is open for this customer already, that one, with what you say.")
    @ForScope("cases:write")
    @PostMapping("/api/cases")
    CaseLine open(@RequestBody NewCase typed) {
        Long customer = typed.customer();
        if (customer == null || !customers.isIn(customer)) {
            throw Refusal.unprocessable("There is no such customer.");
        }
        String key = typed.key();
        if (key != null && (key.isBlank() || key.length() > MOST_KEY)) {
            throw Refusal.unprocessable("A key has 1 to 100 characters.");
        }
        byte[] made =
                key == null ? null : Tokens.digest("case\n" + Actor.current().getName() + "\n" + key);
        return CaseLine.of(told(byHand.open(
                customer, typed.text() == null ? "" : typed.text(), typed.owner() == null ? 0 : typed.owner(), made)));
    }

    @Operation(summary = "Gives a case to a colleague, or to nobody")
    @ForScope("cases:write")
    @PutMapping("/api/cases/{id}/owner")
    CaseLine give(@PathVariable long id, @RequestBody Owner owner) {
        return CaseLine.of(told(cases.give(id, owner.owner() == null ? 0 : owner.owner())));
    }

    @Operation(
            summary = "Notes what was done",
            description = "Says that somebody wrote, called or apologised, waits or goes on.")
    @ForScope("cases:write")
    @PostMapping("/api/cases/{id}/acts")
    CaseLine act(@PathVariable long id, @RequestBody Act act) {
        String kind = act.kind() == null ? "" : act.kind();
        return CaseLine.of(told(
                switch (kind) {
                    case "waits", "resumed" -> cases.waits(id, kind.equals("waits"));
                    case "noted" -> cases.note(id, act.text() == null ? "" : act.text());
                    default -> cases.act(id, kind, null, time.instant());
                }));
    }

    @Operation(summary = "Closes a case", description = "Closed with the same ending before, it stays as it is.")
    @ForScope("cases:write")
    @PostMapping("/api/cases/{id}/closure")
    CaseLine close(@PathVariable long id, @RequestBody Closure closure) {
        Ending ending = Ending.of(closure.ending() == null ? "" : closure.ending())
                .orElseThrow(() -> Refusal.unprocessable("An ending is nothing, apologised, amends or mended."));
        String recovered = closure.recovered();
        if (recovered != null && !Cases.RECOVERED.contains(recovered)) {
            throw Refusal.unprocessable("Won back is yes, no or unknown.");
        }
        Case closed = told(cases.close(id, ending, time.instant()));
        return CaseLine.of(recovered == null ? closed : told(cases.say(id, recovered, time.instant())));
    }

    @Operation(
            summary = "Says whether the customer was won back",
            description = "yes, no or unknown; of a closed case.")
    @ForScope("cases:write")
    @PutMapping("/api/cases/{id}/recovery")
    CaseLine recovered(@PathVariable long id, @RequestBody Closure closure) {
        return CaseLine.of(told(cases.say(id, closure.recovered() == null ? "" : closure.recovered(), time.instant())));
    }

    private static Case told(CaseOutcome outcome) {
        return switch (outcome) {
            case CaseOutcome.Done done -> done.about();
            case CaseOutcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case CaseOutcome.Clash clash -> throw Refusal.conflict(clash.sentence());
            case CaseOutcome.Unknown unknown -> throw Refusal.notFound("case");
        };
    }
}
