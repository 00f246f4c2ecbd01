package heartstring.experience.emotion;

/** Wants to know when words were read, or put otherwise by a colleague. */
public interface VoiceWatcher {

    /** In the transaction that keeps what these touchpoints carry. */
    void heard(long[] touchpoints);
}
