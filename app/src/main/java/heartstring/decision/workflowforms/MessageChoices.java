package heartstring.decision.workflowforms;

import java.util.Map;

/** Who keeps messages tells which a step may send. */
public interface MessageChoices {

    /** Names with their channel, by number, in the order in which they are offered; at most so many. */
    Map<Integer, String> messages(int most);
}
