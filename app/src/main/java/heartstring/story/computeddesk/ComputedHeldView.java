package heartstring.story.computeddesk;

import heartstring.story.computed.Computed;
import java.util.List;

/** What is computed of one customer. */
public record ComputedHeldView(List<Computed.Value> values) {

    public ComputedHeldView {
        values = List.copyOf(values);
    }
}
