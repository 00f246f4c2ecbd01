package heartstring.decision.sending;

import heartstring.customer.consent.ChannelRules;
import heartstring.customer.consent.Purpose;
import heartstring.decision.contact.ContactLimits;
import heartstring.decision.contact.ContactRules;
import heartstring.decision.sending.FactsSql.Facts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** Whether somebody may be written to, told everything it needs; pure. */
final class SendingRules {

    private SendingRules() {}

    static May may(Facts facts, Purpose purpose, String channel, ContactLimits limits, ZoneId house, Instant at) {
        long who = facts.profileId();
        boolean shown = ChannelRules.kind(channel).isEmpty();
        if (who == 0) {
            return new May.No(0, Outcome.Why.GONE, "Nobody is known by that number any more.");
        }
        if (!shown && facts.address().isEmpty()) {
            return new May.No(who, Outcome.Why.NO_ADDRESS, "No address is known for this channel.");
        }
        // Without a word about the address used, the refusal of any piece holds.
        Boolean said = facts.said();
        boolean allowed = said != null ? said : !facts.refused() && (shown || purpose == Purpose.SERVICE);
        if (!allowed) {
            return new May.No(
                    who,
                    Outcome.Why.NO_CONSENT,
                    Boolean.FALSE.equals(said) || facts.refused()
                            ? "They said no to such messages."
                            : "They have not said yes to such messages.");
        }
        if (facts.bounced()) {
            return new May.No(who, Outcome.Why.BOUNCED, "The last message to this address could not be delivered.");
        }
        return purpose == Purpose.SERVICE || shown
                ? new May.Yes(who, facts.address())
                : news(facts, limits, zone(facts.zone(), house), at);
    }

    private static May news(Facts facts, ContactLimits limits, ZoneId zone, Instant at) {
        Instant next = ContactRules.next(limits, zone, facts.by(), facts.all(), at);
        if (!next.isAfter(at)) {
            return new May.Yes(facts.profileId(), facts.address());
        }
        boolean capped =
                ContactRules.capped(limits, facts.by(), facts.all(), at).isAfter(at);
        return new May.Later(
                facts.profileId(),
                next,
                capped,
                capped ? "They got as much news lately as one person gets." : "It is quiet where they live.");
    }

    /** Where they live; the house's own for one that is not known. */
    static ZoneId zone(String told, ZoneId house) {
        try {
            return told.isBlank() || told.length() > 60 ? house : ZoneId.of(told.strip());
        } catch (DateTimeException e) {
            return house;
        }
    }
}
