package heartstring.messaging.outbox;

/** Carries messages that leave by a connector: the slice that keeps connectors offers one. */
public interface Connected {

    /** Whether there is a connector that messages could leave by. */
    boolean isAny();

    /** Hands one message to its connector; returns when that has taken it or will not. */
    Carrier.Carried carry(Carrier.Parcel parcel);

    /** The channel of that connector, such as {@code sms}; empty where it is gone. */
    default String channel(int connectorId) {
        return "";
    }
}
