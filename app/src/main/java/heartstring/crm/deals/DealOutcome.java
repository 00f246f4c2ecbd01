package heartstring.crm.deals;

/** What can become of a deal's change. */
public sealed interface DealOutcome {

    /** It is so now. */
    record Done(Deal deal) implements DealOutcome {}

    /** It makes no sense; the sentence says why. */
    record Refused(String sentence) implements DealOutcome {}

    /** It clashes with what the deal is now; the sentence says how. */
    record Clash(String sentence) implements DealOutcome {}

    /** There is no such deal. */
    record Unknown() implements DealOutcome {}
}
