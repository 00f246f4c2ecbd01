package heartstring.customer.consent;

/** Why somebody is written to. */
public enum Purpose {
    /** What concerns something the person has with us, such as points that end: allowed until they say no. */
    SERVICE,
    /** Everything else: allowed once they say yes. */
    NEWS
}
