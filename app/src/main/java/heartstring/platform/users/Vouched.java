package heartstring.platform.users;

/** Somebody whom an identity provider has vouched for, and the user of ours that they are. */
public interface Vouched {
    User user();
}
