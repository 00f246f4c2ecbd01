package heartstring.platform.users;

/** What can become of a change to a user. */
public sealed interface UserOutcome {

    /** It was done. */
    record Done(User user) implements UserOutcome {}

    /** It was not done, and this sentence says why. */
    record Refused(String sentence) implements UserOutcome {}
}
