/**
 * What every HTTP answer has in common: problems, error page, cursors, idempotent writes, the log line.
 * The handler of some room answers, and this slice says what became of a failure.
 */
@NullMarked
package heartstring.platform.web;

import org.jspecify.annotations.NullMarked;
