package heartstring.desk.mcp;

import java.util.List;

/** Says what is best done next for a customer; while no bean of it is there, agents are offered no such tool. */
public interface NextSteps {

    /**
     * What is best done, or that nothing is.
     *
     * @param action a word such as apologise, call or nothing
     */
    record Step(String action, String sentence, List<String> reasons) {}

    /** For a customer within reach. */
    Step of(long customerId);
}
