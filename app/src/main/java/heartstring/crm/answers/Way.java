package heartstring.crm.answers;

import heartstring.messaging.outbox.Threading;

/**
 * How an answer reaches the customer.
 *
 * @param channel {@code email} or {@code chat}; empty when there is no way
 * @param address whom it goes to, empty for a chat
 * @param subject of the answer; of a chat, what its writer should know
 * @param why there is no way, as a sentence; empty when there is one
 */
public record Way(String channel, String address, String subject, Threading thread, String why) {

    public boolean isThere() {
        return !channel.isEmpty();
    }
}
