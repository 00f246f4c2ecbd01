package heartstring.crm.notes;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.Deals;
import heartstring.crm.notices.Notices;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.ids.Ids;
import heartstring.platform.secrets.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        return write(Ids.next(), customer, null, text, time.instant());
    }

    /**
     * Writes a note that a program brings, once for each key of that program, for ever. The number of the touchpoint is 0 when it, or another
     * one, was written under the key before.
     */
    @Transactional
    public Outcome writeOnce(String key, long customer, String text) {
        String name = "note\n" + Actor.current().getName() + "\n" + key;
        UUID once = UUID.nameUUIDFromBytes(Tokens.digest(name));
        Outcome outcome = write(once, customer, null, text, time.instant());
        boolean again = outcome instanceof Outcome.Refused && sql.lead(customer).isPresent() && isFit(text.strip());
        return again ? new Outcome.Done(0, 0) : outcome;
    }

    private static boolean isFit(String text) {
        return !text.isEmpty() && text.length() <= MOST_TEXT;
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
                : write(Ids.next(), deal.get().customerId(), deal.get(), text, at);
    }

    private Outcome write(UUID key, long customer, @Nullable Deal deal, String typed, Instant at) {
        chronicle.hold();
        String text = typed.strip();
        if (!isFit(text)) {
            return new Outcome.Refused("A note has 1 to " + MOST_TEXT + " characters.");
        }
        ObjectNode properties = Chronicle.properties().put("text", text);
        Actor actor = Actor.current();
        if (actor.kind() == Actor.Kind.API_KEY) {
            properties.put("by", actor.label());
        }
        if (deal != null) {
            properties.put("deal_id", deal.id()).put("deal", deal.title());
        }
        Optional<Long> touchpoint = chronicle.tell(key, customer, "Note Added", at, properties);
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
        if (actor.userId() != 0) {
            notices.follow(about, actor.userId());
        }
        audit.record("wrote a note on", deal == null ? "customer" : "deal", deal == null ? customer : deal.id());
        return new Outcome.Done(touchpoint.get(), named.size());
    }
}
