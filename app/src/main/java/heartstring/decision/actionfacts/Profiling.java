package heartstring.decision.actionfacts;

/**
 * Whether somebody lets what they did decide what is done for them; asked at each decision. Without a bean of this kind everybody does.
 */
public interface Profiling {

    boolean isAllowed(long customerId);
}
