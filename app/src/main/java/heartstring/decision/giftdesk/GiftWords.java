package heartstring.decision.giftdesk;

import heartstring.story.timeline.Happening;
import heartstring.story.timeline.Wording;
import heartstring.ui.components.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a gift of this house reads on the timeline. */
@Component
class GiftWords implements Wording {

    private static final int MOST_NAME = 80;

    @Override
    public @Nullable Line word(Happening h) {
        String name = h.text("name");
        String with = h.text("given_with");
        return h.kind().equals("track") && h.name().equals("Gift Given") && name != null && with != null
                ? new Line(
                        "gift",
                        "Was given " + Format.shortened(name, MOST_NAME) + " with the "
                                + Format.shortened(with, MOST_NAME))
                : null;
    }
}
