/**
 * Programs that carry messages of other channels, such as text messages, in and out; what both sides say is signed.
 * Flow in: ConnectorsApi → ConnectorIntake → a touchpoint of the connector's source; out: the outbox → ConnectorCalls.
 */
@NullMarked
package heartstring.messaging.connectors;

import org.jspecify.annotations.NullMarked;
