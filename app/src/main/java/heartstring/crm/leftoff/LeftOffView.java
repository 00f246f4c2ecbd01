package heartstring.crm.leftoff;

import java.util.List;

/** Where we left off with a customer, as it heads a conversation. */
public record LeftOffView(long customerId, List<LeftOff> lines, List<OpenMatter> matters) {

    /** Where what a line rests on is shown. */
    public String href(LeftOff line) {
        return "/customers/" + customerId + "/touchpoints/" + line.touchpointId();
    }
}
