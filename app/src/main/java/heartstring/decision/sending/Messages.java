package heartstring.decision.sending;

/** The door to sending: see the package. */
public interface Messages {

    /**
     * Sends one message now if it may go now, in the caller's transaction (or one of its own). Each key goes at most once, however often
     * and on however many servers this is asked; what was refused stays refused under its key. Consent, the address, caps and quiet hours
     * are those of now, and consent is looked at once more when it leaves.
     */
    Outcome send(MessageWanted wanted);

    /**
     * The same, for whoever does not want to ask again: what may go only later is kept and goes by itself then, unless the person says no,
     * or it is {@code until} meanwhile.
     */
    Outcome entrust(MessageWanted wanted);
}
