package heartstring.messaging.connectors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of connectors.
 *
 * @param address of this house, for the line to copy
 * @param shown whose secret is shown, 0 for none
 */
public record ConnectorsView(
        List<Connector> connectors,
        String address,
        int shown,
        String secret,
        String name,
        String channel,
        String deliverTo,
        @Nullable String fault) {

    /** Where the connector brings what people write. */
    public String inbound(Connector connector) {
        return address + "/api/connectors/" + connector.id() + "/messages";
    }
}
