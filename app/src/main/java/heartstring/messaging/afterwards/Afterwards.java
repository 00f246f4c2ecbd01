package heartstring.messaging.afterwards;

import java.util.Optional;

/** Somebody who may want to ask something after a talk. */
public interface Afterwards {

    /**
     * A talk that is over.
     *
     * @param event the name of the touchpoint that says so
     * @param userId the colleague who had it, 0 when that is not known
     * @param language that the visitor's window speaks
     * @param origin of the page in which the window stands, such as {@code https://shop.example}
     */
    record Ended(long profileId, long touchpointId, String event, long userId, String language, String origin) {}

    /**
     * What to ask.
     *
     * @param path of the page in this house
     * @param framed whether that page lets itself be shown within the page of that origin
     */
    record Question(String title, String path, boolean framed) {}

    /** What to ask now; told again of the same talk, the same question or none. */
    Optional<Question> after(Ended ended);
}
