package heartstring.crm.dealdesk;

import heartstring.crm.pipelines.Pipeline;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form for a new deal, with what was typed before it was refused. */
public record DealNewView(
        Map<String, String> typed,
        List<Pipeline> pipelines,
        int stage,
        long customerId,
        String customerName,
        Map<Long, String> colleagues,
        long me,
        String currency,
        @Nullable String fault) {

    public String field(String name) {
        return typed.getOrDefault(name, "");
    }
}
