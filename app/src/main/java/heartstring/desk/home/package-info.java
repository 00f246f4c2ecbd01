/**
 * The first page after signing in: what came in today and lately, who is new, who was here, and what waits for a person.
 * Flow: address → HomePage → figures kept by story and a few rows by index → template; the newest lines are asked for again and again.
 */
@NullMarked
package heartstring.desk.home;

import org.jspecify.annotations.NullMarked;
