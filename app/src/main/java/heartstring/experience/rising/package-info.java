/**
 * What is new this week: words and themes that more customers speak of than in the weeks before, by more than chance.
 * Flow: KeepRising, each hour → Rising → RisingSql; the page of what customers say shows it.
 */
@NullMarked
package heartstring.experience.rising;

import org.jspecify.annotations.NullMarked;
