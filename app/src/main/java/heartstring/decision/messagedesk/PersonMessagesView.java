package heartstring.decision.messagedesk;

import heartstring.decision.sending.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer was sent and was not. */
public record PersonMessagesView(
        long customerId,
        String name,
        List<Line> lines,
        @Nullable String next) {

    /** What wanted it, with the page of it where there is one. */
    public static String cause(Line line) {
        String[] parts = line.cause().split(":", 2);
        return switch (parts[0]) {
            case "campaign" -> "a campaign";
            case "workflow" -> "a workflow";
            case "action" -> "a next best action";
            default -> "a program";
        };
    }

    /** Empty for none. */
    public static String href(Line line) {
        return line.cause().matches("(campaign|workflow):\\d{1,18}")
                ? "/" + line.cause().replace(":", "s/")
                : "";
    }
}
