package heartstring.crm.tasks;

/**
 * A task was done, dropped, or opened again; told in the transaction of the change.
 *
 * @param state done, dropped or open
 */
public record TaskEnded(long id, String state) {}
