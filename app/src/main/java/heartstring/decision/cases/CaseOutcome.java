package heartstring.decision.cases;

/** What can become of a case's change. */
public sealed interface CaseOutcome {

    /**
     * It is so now.
     *
     * @param fresh false when it was so before: the same key, or an open case of that kind
     * @param again whether the same was asked for before, under the same key: nothing was done now
     */
    record Done(Case about, boolean fresh, boolean again) implements CaseOutcome {
        Done(Case about, boolean fresh) {
            this(about, fresh, false);
        }
    }

    /** It makes no sense, or may not be; the sentence says why. */
    record Refused(String sentence) implements CaseOutcome {}

    /** It clashes with what the case is now. */
    record Clash(String sentence) implements CaseOutcome {}

    /** There is no such case. */
    record Unknown() implements CaseOutcome {}
}
