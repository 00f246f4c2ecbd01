/**
 * What tills gave away without a network and the server could not honour, for managers to settle.
 * Flow: ExceptionsPage → ExceptionsSql reads, TillActs settles.
 */
@NullMarked
package heartstring.desk.exceptions;

import org.jspecify.annotations.NullMarked;
