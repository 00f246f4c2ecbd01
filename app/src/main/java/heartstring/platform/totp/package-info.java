/**
 * The second factor: one-time codes from a phone, recovery codes on paper.
 * A user enrols on a page, and {@code SecondFactor} accepts each code once.
 */
@NullMarked
package heartstring.platform.totp;

import org.jspecify.annotations.NullMarked;
