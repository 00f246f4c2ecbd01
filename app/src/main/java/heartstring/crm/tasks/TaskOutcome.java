package heartstring.crm.tasks;

/** What can become of a task's change. */
public sealed interface TaskOutcome {

    /** It is so now. */
    record Done(Task task) implements TaskOutcome {}

    /** It makes no sense; the sentence says why. */
    record Refused(String sentence) implements TaskOutcome {}

    /** It clashes with what the task is now. */
    record Clash(String sentence) implements TaskOutcome {}

    /** There is no such task. */
    record Unknown() implements TaskOutcome {}
}
