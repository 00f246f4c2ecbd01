package heartstring.crm.folders;

import heartstring.crm.conversations.Priority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What is asked of the list. The address says all of it.
 *
 * @param channel empty for all; {@code label} the same
 * @param priority 0 for all
 * @param due whether what falls due first comes first, rather than what was spoken in last
 */
public record Query(Folder folder, String channel, String label, int priority, boolean due) {

    public static Query of(String folder, String channel, String label, String priority, String sort) {
        Priority wanted = Priority.ofWord(priority);
        return new Query(
                Folder.of(folder),
                channel.matches("[a-z_]{2,20}") ? channel : "",
                label.length() <= 40 ? label : "",
                wanted == null ? 0 : wanted.number(),
                sort.equals("due"));
    }

    /** As the query of an address. */
    public String text() {
        StringBuilder text = new StringBuilder("view=").append(folder.word());
        add(text, "channel", channel);
        add(text, "label", label);
        add(text, "priority", priority == 0 ? "" : Priority.of(priority).word());
        add(text, "sort", due ? "due" : "");
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    public Query in(Folder other) {
        return new Query(other, channel, label, priority, due);
    }
}
