/**
 * How a customer of the demo shop lives: visits in their rhythm, what these felt like, what was said about it, mails,
 * browsing, gifts and recommendations. Each effect in here is a planted truth that an analysis may find again.
 *
 * <p>Flow: {@code Life -> Beginnings, Visits, Gifts, Browsing, Mailings, Recommendations -> Lived}.
 */
@NullMarked
package heartstring.demo.life;

import org.jspecify.annotations.NullMarked;
