package heartstring.platform.login;

import heartstring.platform.users.User;

/** What can become of an attempt to sign in. */
sealed interface LoginOutcome {

    /** It is them. */
    record Welcome(User user) implements LoginOutcome {}

    /** The password is right, and the second factor is still to come. */
    record CodeNeeded(User user) implements LoginOutcome {}

    /** It is not them, or nobody; which of both is not told. */
    record Wrong() implements LoginOutcome {}

    /** Too many attempts; so many minutes to wait. */
    record TooOften(long minutes) implements LoginOutcome {}
}
