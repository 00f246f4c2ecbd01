/**
 * What every HTTP answer has in common: problems, error page, cursors, idempotent writes.
 * A request comes in, the handler of some room answers, and this slice says what became of a failure.
 */
@NullMarked
package heartstring.platform.web;

import org.jspecify.annotations.NullMarked;
