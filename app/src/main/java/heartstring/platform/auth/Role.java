package heartstring.platform.auth;

/** What a colleague may do. */
public enum Role {
    ADMINISTRATOR,
    MANAGER,
    AGENT,
    CASHIER,
    ANALYST
}
