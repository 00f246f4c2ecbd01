/**
 * What people and sources declared of a customer, as facts that are only ever added; the latest by time of the event holds.
 * Flow: identify or a colleague's edit → Traits → trait rows; the customer's properties and their history are read from them.
 */
@NullMarked
package heartstring.customer.traits;

import org.jspecify.annotations.NullMarked;
