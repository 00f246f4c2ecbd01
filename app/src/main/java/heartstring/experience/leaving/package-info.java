/**
 * The experience index of each customer, with both hands: what they say and what they show, each against our other customers, and the
 * gap between them; who says good things and is about to leave.
 * Flow: touchpoints → DeedsBelt → deeds; orders and deeds → Moods → mood; once a day LeavingModels learns what precedes leaving.
 */
@NullMarked
package heartstring.experience.leaving;

import org.jspecify.annotations.NullMarked;
