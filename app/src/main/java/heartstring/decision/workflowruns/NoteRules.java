package heartstring.decision.workflowruns;

import heartstring.ui.components.Format;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a step left behind as people read it, with the way there; pure. */
public final class NoteRules {

    private static final Pattern MADE = Pattern.compile(
            "(Message|Task|Case|There was case|Deal|Voucher|Touchpoint|Gift) (\\d{1,18})(, to be handed over)?");
    private static final Pattern LATER = Pattern.compile("Goes at (\\S+): (.*)", Pattern.DOTALL);

    private NoteRules() {}

    /** A note; {@code href} empty where there is nothing to look at. */
    public record Note(String says, String href) {}

    static Note of(String note, long customer) {
        Matcher made = MADE.matcher(note);
        if (made.matches()) {
            return made(made.group(1), made.group(2), customer);
        }
        Matcher later = LATER.matcher(note);
        return new Note(later.matches() ? later(later.group(1), later.group(2)) : note, "");
    }

    private static Note made(String what, String number, long customer) {
        return switch (what) {
            case "Message" -> new Note("What was sent", customer == 0 ? "" : "/customers/" + customer + "/messages");
            case "Task" -> new Note("The task", "/crm/tasks/" + number);
            case "Case" -> new Note("The case", "/cases/" + number);
            case "There was case" -> new Note("There was a case already", "/cases/" + number);
            case "Deal" -> new Note("The deal", "/crm/deals/" + number);
            case "Voucher" -> new Note("They have a voucher of their own", "");
            case "Gift" -> new Note("It waits for them, to be handed over", "");
            default -> new Note("Other programs were told", "");
        };
    }

    private static String later(String at, String why) {
        try {
            return "Goes " + Format.exact(Instant.parse(at)) + ". " + why;
        } catch (DateTimeException e) {
            return why;
        }
    }
}
