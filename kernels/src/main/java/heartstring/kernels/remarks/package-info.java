/**
 * What a message tells that is worth keeping in mind: what somebody prefers, worries about, looks for, was promised.
 * Sentences splits, Clues looks for turns of phrase, Learnt at the meaning, Days reads by when; Remarks is the door. Lessons is how Learnt was
 * learnt. The same text gives the same remarks.
 */
@NullMarked
package heartstring.kernels.remarks;

import org.jspecify.annotations.NullMarked;
