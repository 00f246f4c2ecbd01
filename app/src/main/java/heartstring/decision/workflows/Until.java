package heartstring.decision.workflows;

import heartstring.story.conditions.Condition;

/** What a goal or an exit waits for. */
public sealed interface Until {

    /** Something happens to them while they are in it. */
    record Happened(Happening event) implements Until {}

    /** Something holds of them; asked before every step. */
    record Holds(Condition condition) implements Until {}
}
