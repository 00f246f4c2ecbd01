package heartstring.story.terms;

import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a customer did, and when they were last seen (to the minute). */
@Component
@Order(400)
class ActivityTerms implements Terms {

    private static final String GROUP = "Activity";
    private static final Param NAME = new Param("name", Type.TEXT, true, "the event's or page's name");
    private static final Param DAYS = new Param("days", Type.NUMBER, false, "in the last days");
    private static final Param CHANNEL = new Param("channel", Type.TEXT, false, "in this channel");

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                                "did",
                                GROUP,
                                Type.NUMBER,
                                "the number of events",
                                "did “{name}” {is} times[ in the channel {channel}][ in the last {days} days]",
                                "did not do “{name}” {is} times[ in the channel {channel}][ in the last {days} days]",
                                new OfCustomer(TermsSql::did, Value.of(0)))
                        .with(NAME, DAYS, CHANNEL),
                Term.of(
                                "touchpoints",
                                GROUP,
                                Type.NUMBER,
                                "the number of touchpoints",
                                "has {is} touchpoints[ in the channel {channel}]",
                                "does not have {is} touchpoints[ in the channel {channel}]",
                                new OfCustomer(TermsSql::touchpoints, Value.of(0)))
                        .with(CHANNEL),
                Term.of(
                        "last-seen.days",
                        GROUP,
                        Type.NUMBER,
                        "when the customer was last seen",
                        "was last seen {is} days ago",
                        "was not last seen {is} days ago",
                        new OfCustomer(ask -> TermsSql.lastSeenDays(), null)));
    }
}
