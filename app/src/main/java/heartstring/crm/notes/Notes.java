package heartstring.crm.notes;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.Deals;
import heartstring.crm.notices.Notices;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Notes on customers and deals. */
@Component
public class Notes {

    /** The longest note, in characters. */
    public static final int MOST_TEXT = 8_000;

    private static final int MOST_COLLEAGUES = 2_000;

    private final NotesSql sql;
    private final Chronicle chronicle;
    private final Deals deals;
    private final Notices notices;
    private final Audit audit;
    private final InstantSource time;

    Notes(NotesSql sql, Chronicle chronicle, Deals deals, Notices notices, Audit audit, InstantSource time) {
        this.sql = sql;
        this.chronicle = chronicle;
        this.deals = deals;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of a note. */
    public sealed interface Outcome {

        /** It stands on the timeline; so many colleagues were named in it. */
        record Done(long touchpointId, int named) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** Colleagues whose name begins like this, for the list that helps while typing. */
    public List<MentionRules.Colleague> colleagues(String beginning, int limit) {
        return sql.colleagues(beginning, limit);
    }

    /** Writes a note on a customer. */
    @Transactional
    public Outcome write(long customer, String text) {
        return write(customer, null, text, time.instant());
    }

    /** Writes a note on a deal; it stands in the story of the deal's customer. */
    @Transactional
    public Outcome writeOnDeal(long dealId, String text) {
        return writeOnDeal(dealId, text, time.instant());
    }

    /** Writes a note on a deal as of that moment. */
    @Transactional
    public Outcome writeOnDeal(long dealId, String text, Instant at) {
        Optional<Deal> deal = deals.find(dealId);
        return deal.isEmpty()
                ? new Outcome.Refused("There is no such deal.")
                : write(deal.get().customerId(), deal.get(), text, at);
    }

    private Outcome write(long customer, @Nullable Deal deal, String typed, Instant at) {
        chronicle.hold();
        String text = typed.strip();
        if (text.isEmpty() || text.length() > MOST_TEXT) {
            return new Outcome.Refused("A note has 1 to " + MOST_TEXT + " characters.");
        }
        ObjectNode properties = Chronicle.properties().put("text", text);
        if (deal != null) {
            properties.put("deal_id", deal.id()).put("deal", deal.title());
        }
        Optional<Long> touchpoint = chronicle.tell(customer, "Note Added", at, properties);
        if (touchpoint.isEmpty()) {
            return new Outcome.Refused("There is no such customer any more.");
        }
        Notices.About about = deal == null ? Notices.About.customer(customer) : Notices.About.deal(deal.id());
        if (deal != null) {
            deals.speaks(deal.id(), touchpoint.get());
        }
        Set<Long> named =
                text.indexOf('@') < 0 ? Set.of() : MentionRules.named(text, sql.colleagues("", MOST_COLLEAGUES));
        notices.tell(named, "mentioned", about);
        Set<Long> others = new LinkedHashSet<>(notices.followers(about));
        others.removeAll(named);
        notices.tell(others, "noted", about);
        notices.follow(about, Actor.current().userId());
        audit.record("wrote a note on", deal == null ? "customer" : "deal", deal == null ? customer : deal.id());
        return new Outcome.Done(touchpoint.get(), named.size());
    }
}
