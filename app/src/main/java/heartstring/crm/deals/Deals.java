package heartstring.crm.deals;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.notices.Notices;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Deals and what is done with them; each change is on the customer's timeline as soon as it is committed. */
@Component
public class Deals {

    private static final int MOST_MOVES = 200;

    private final DealsSql sql;
    private final Pipelines pipelines;
    private final Chronicle chronicle;
    private final Notices notices;
    private final Audit audit;
    private final InstantSource time;
    private final Reaches reaches;

    Deals(
            DealsSql sql,
            Pipelines pipelines,
            Chronicle chronicle,
            Notices notices,
            Audit audit,
            InstantSource time,
            Reaches reaches) {
        this.reaches = reaches;
        this.sql = sql;
        this.pipelines = pipelines;
        this.chronicle = chronicle;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    public Optional<Deal> find(long id) {
        return sql.find(id);
    }

    /** The stages it went through, oldest first. */
    public List<DealMove> moves(long id) {
        return sql.moves(id, MOST_MOVES);
    }

    /** The touchpoints that speak of it, newest first. */
    public List<Long> facts(long id, int limit) {
        return sql.facts(id, limit);
    }

    /** What is offered, in order. */
    public List<DealLine> lines(long id) {
        return sql.lines(id);
    }

    /** Reasons that were given before for winning or losing, most often first. */
    public List<String> reasons(String state) {
        return sql.reasons(state, 12);
    }

    /** Opens a deal. */
    @Transactional
    public DealOutcome open(DealDraft draft) {
        return open(draft, time.instant());
    }

    /** Opens a deal as of that moment, for what began elsewhere. */
    @Transactional
    public DealOutcome open(DealDraft typed, Instant at) {
        chronicle.hold();
        DealDraft draft = stripped(typed).ownedBy(reaches.of(RecordKind.DEALS).owner(typed.ownerId()));
        String fault = fault(draft);
        if (fault != null) {
            return new DealOutcome.Refused(fault);
        }
        Optional<Stage> stage = draft.stageId() == 0
                ? pipelines.first().stages().stream().findFirst()
                : pipelines.stage(draft.stageId());
        if (stage.isEmpty()) {
            return new DealOutcome.Refused("There is no such stage.");
        }
        long profile = sql.lead(draft.customerId()).orElseThrow();
        long id = sql.insert(
                draft,
                profile,
                contact(draft),
                stage.get().pipelineId(),
                stage.get().id(),
                at);
        sql.moved(id, stage.get().id(), "open", at, Actor.current().userId());
        Deal deal = sql.find(id).orElseThrow();
        notices.follow(Notices.About.deal(id), draft.ownerId(), Actor.current().userId());
        ObjectNode properties = money(deal).put("stage", deal.stageName());
        tell(deal, "Deal Opened", at, properties);
        audit.record("opened", "deal", id);
        if (draft.ownerId() != 0) {
            notices.tell(List.of(draft.ownerId()), "deal-assigned", Notices.About.deal(id));
        }
        return new DealOutcome.Done(deal);
    }

    /**
     * Changes what a deal is about; its stage stays.
     *
     * @param version that was read, or null to change whatever is there now
     */
    @Transactional
    public DealOutcome change(long id, DealDraft typed, @Nullable Integer version) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new DealOutcome.Unknown();
        }
        Deal before = sql.find(id).orElseThrow();
        if (version != null && version != before.version()) {
            return new DealOutcome.Clash(
                    "Somebody changed this deal just now. Look at it again and repeat your change.");
        }
        DealDraft draft = stripped(typed);
        String fault = fault(draft);
        if (fault != null) {
            return new DealOutcome.Refused(fault);
        }
        if (!draft.currency().equals(before.currency()) && !sql.lines(id).isEmpty()) {
            return new DealOutcome.Refused("The products have prices in " + before.currency() + ". Remove them first.");
        }
        sql.change(id, draft, sql.lead(draft.customerId()).orElseThrow(), contact(draft), time.instant());
        Deal after = sql.find(id).orElseThrow();
        List<String> what = differences(before, after);
        if (!what.isEmpty()) {
            changed(id, what, time.instant());
        }
        if (after.ownerId() != before.ownerId() && after.ownerId() != 0) {
            notices.follow(Notices.About.deal(id), after.ownerId());
            notices.tell(List.of(after.ownerId()), "deal-assigned", Notices.About.deal(id));
        }
        return new DealOutcome.Done(after);
    }

    /** Moves an open deal to a stage, of another pipeline too. */
    @Transactional
    public DealOutcome move(long id, int stageId) {
        return move(id, stageId, time.instant());
    }

    /** Moves an open deal as of that moment. */
    @Transactional
    public DealOutcome move(long id, int stageId, Instant at) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new DealOutcome.Unknown();
        }
        Deal before = sql.find(id).orElseThrow();
        Optional<Stage> stage = pipelines.stage(stageId);
        if (stage.isEmpty()) {
            return new DealOutcome.Refused("There is no such stage.");
        }
        if (!before.isOpen()) {
            return new DealOutcome.Clash("The deal is " + before.state() + ". Open it again before it is moved.");
        }
        if (before.stageId() == stageId) {
            return new DealOutcome.Done(before);
        }
        sql.stand(id, stage.get().pipelineId(), stageId, "open", "", at);
        return moved(
                before,
                "Deal Moved",
                at,
                JsonFacts.with("from", before.stageName(), "stage", stage.get().name()));
    }

    /** Closes an open deal as won or lost; why it was lost has to be said. */
    @Transactional
    public DealOutcome close(long id, boolean won, String reason) {
        return close(id, won, reason, time.instant());
    }

    /** Closes an open deal as of that moment. */
    @Transactional
    public DealOutcome close(long id, boolean won, String typedReason, Instant at) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new DealOutcome.Unknown();
        }
        Deal before = sql.find(id).orElseThrow();
        String reason = typedReason.strip();
        if (reason.length() > DealRules.MOST_REASON) {
            return new DealOutcome.Refused("A reason has at most " + DealRules.MOST_REASON + " characters.");
        }
        if (!won && reason.isEmpty()) {
            return new DealOutcome.Refused("Say why it was lost; others learn from it.");
        }
        if (!before.isOpen()) {
            return new DealOutcome.Clash("The deal is " + before.state() + " already.");
        }
        sql.stand(id, before.pipelineId(), before.stageId(), won ? "won" : "lost", reason, at);
        return moved(
                before,
                won ? "Deal Won" : "Deal Lost",
                at,
                JsonFacts.with("reason", reason, "stage", before.stageName()));
    }

    /** Opens a closed deal again, in the stage where it was. */
    @Transactional
    public DealOutcome reopen(long id) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new DealOutcome.Unknown();
        }
        Deal before = sql.find(id).orElseThrow();
        if (before.isOpen()) {
            return new DealOutcome.Clash("The deal is open.");
        }
        Optional<Pipeline> pipeline = pipelines.find(before.pipelineId());
        Optional<Stage> stage = pipeline.flatMap(
                p -> p.stage(before.stageId()).or(() -> p.stages().stream().findFirst()));
        if (stage.isEmpty()) {
            return new DealOutcome.Clash("The pipeline of this deal has no stage any more.");
        }
        Instant now = time.instant();
        sql.stand(id, stage.get().pipelineId(), stage.get().id(), "open", "", now);
        return moved(
                before,
                "Deal Reopened",
                now,
                JsonFacts.with("stage", stage.get().name(), "was", before.state()));
    }

    /** Sets what is offered; the deal's amount becomes what the lines come to. */
    @Transactional
    public DealOutcome setLines(long id, List<DealLine> lines) {
        return setLines(id, lines, time.instant());
    }

    /** Sets what is offered as of that moment. */
    @Transactional
    public DealOutcome setLines(long id, List<DealLine> lines, Instant at) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new DealOutcome.Unknown();
        }
        String fault = DealRules.fault(lines);
        if (fault != null) {
            return new DealOutcome.Refused(fault);
        }
        sql.setLines(id, lines);
        if (!lines.isEmpty()) {
            sql.amount(id, DealRules.total(lines), at);
        }
        Deal deal = sql.find(id).orElseThrow();
        String what = lines.size() == 1 ? "1 product" : lines.size() + " products";
        tell(deal, "Deal Changed", at, money(deal).put("what", what));
        audit.record("set the products of", "deal", id);
        return new DealOutcome.Done(deal);
    }

    /** Notes that something of this house was done about a deal, such as a quote; also in the customer's story. */
    @Transactional
    public void note(Deal deal, String event) {
        chronicle.hold();
        tell(deal, event, time.instant(), money(deal));
    }

    /** Says, in the caller's transaction, what was changed about a deal: in its story, the book and to those who follow it. */
    public void changed(long id, List<String> what, Instant at) {
        Deal after = sql.find(id).orElseThrow();
        tell(after, "Deal Changed", at, money(after).put("what", String.join(", ", what)));
        audit.record("changed", "deal", id);
        notices.tellFollowers("deal-changed", Notices.About.deal(id));
    }

    /** Says that a touchpoint, written in this transaction, speaks of the deal. */
    public void speaks(long id, long touchpoint) {
        sql.speaks(id, touchpoint);
    }

    private DealOutcome moved(Deal before, String event, Instant at, ObjectNode properties) {
        Deal after = sql.find(before.id()).orElseThrow();
        sql.moved(
                after.id(), after.stageId(), after.state(), at, Actor.current().userId());
        tell(after, event, at, money(after).setAll(properties));
        String action =
                event.equals("Deal Moved") ? "moved" : event.substring(5).toLowerCase(java.util.Locale.ROOT);
        audit.record(action, "deal", after.id());
        notices.tellFollowers("deal-" + action, Notices.About.deal(after.id()));
        return new DealOutcome.Done(after);
    }

    private void tell(Deal deal, String event, Instant at, ObjectNode properties) {
        properties.put("deal_id", deal.id()).put("deal", deal.title());
        chronicle.tell(deal.customerId(), event, at, properties).ifPresent(id -> sql.speaks(deal.id(), id));
    }

    private static ObjectNode money(Deal deal) {
        ObjectNode properties = Chronicle.properties();
        if (deal.amountMinor() != null) {
            properties.put("amount_minor", deal.amountMinor()).put("currency", deal.currency());
        }
        return properties;
    }

    private static DealDraft stripped(DealDraft d) {
        return new DealDraft(
                d.title().strip(),
                d.customerId(),
                d.contactId(),
                d.stageId(),
                d.amountMinor(),
                d.currency().strip().toUpperCase(java.util.Locale.ROOT),
                d.ownerId(),
                d.expectedOn(),
                d.likely());
    }

    private @Nullable String fault(DealDraft draft) {
        String fault = DealRules.fault(
                draft.title(), draft.amountMinor(), draft.currency(), draft.likely(), draft.expectedOn());
        if (fault != null) {
            return fault;
        }
        if (sql.lead(draft.customerId()).isEmpty()) {
            return "Choose the customer that the deal is with.";
        }
        if (draft.contactId() != 0 && sql.lead(draft.contactId()).isEmpty()) {
            return "The contact is no customer of ours.";
        }
        return draft.ownerId() != 0 && !sql.isColleague(draft.ownerId()) ? "There is no such colleague." : null;
    }

    private @Nullable Long contact(DealDraft draft) {
        return draft.contactId() == 0 ? null : sql.lead(draft.contactId()).orElse(null);
    }

    /** What differs, in words for the timeline. */
    private static List<String> differences(Deal before, Deal after) {
        List<String> what = new ArrayList<>();
        if (!before.title().equals(after.title())) {
            what.add("the name, it was “" + before.title() + "”");
        }
        if (before.customerId() != after.customerId()) {
            what.add("the customer");
        }
        if (before.contactId() != after.contactId()) {
            what.add("the contact");
        }
        if (!Objects.equals(before.amountMinor(), after.amountMinor())
                || !before.currency().equals(after.currency())) {
            what.add(
                    after.amountMinor() == null
                            ? "no amount"
                            : "the amount to " + Format.money(after.amountMinor(), after.currency()));
        }
        if (before.ownerId() != after.ownerId()) {
            what.add(after.ownerId() == 0 ? "nobody's deal" : "the owner to " + after.ownerName());
        }
        if (!Objects.equals(before.expectedOn(), after.expectedOn())) {
            what.add(after.expectedOn() == null ? "no expected day" : "the expected day to " + after.expectedOn());
        }
        if (before.likely() != after.likely()) {
            what.add("how likely it is to " + after.likely() + " %");
        }
        return what;
    }
}
