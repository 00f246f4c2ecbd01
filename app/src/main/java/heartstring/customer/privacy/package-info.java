/**
 * What a person may ask of us: everything we hold of them in one file, and to be forgotten for good.
 * Flow: page or API → Privacy → each room's PersonalData, highest room first; the intake then asks Suppression who is forgotten.
 */
@NullMarked
package heartstring.customer.privacy;

import org.jspecify.annotations.NullMarked;
