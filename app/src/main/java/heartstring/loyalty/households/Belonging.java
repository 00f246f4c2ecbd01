package heartstring.loyalty.households;

/** What can become of making, joining or leaving a household. */
public sealed interface Belonging {

    /** It is so; {@code householdId} 0 when the household has ended with it. */
    record Done(long householdId) implements Belonging {}

    /** It cannot be, and why in plain words. */
    record Refused(String reason) implements Belonging {}
}
