/**
 * What a message tells that is worth keeping in mind: what somebody prefers, worries about, looks for, was promised.
 * Sentences splits, Clues looks at each sentence, Days reads by when; Remarks is the door. Rules only: the same text, the same remarks.
 */
@NullMarked
package heartstring.kernels.remarks;

import org.jspecify.annotations.NullMarked;
