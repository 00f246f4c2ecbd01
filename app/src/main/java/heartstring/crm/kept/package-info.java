/**
 * What we promised and kept: each wait of a customer and each opening of a conversation, with what the service clocks promised and what
 * became of it. Flow: a conversation changes → kept_due → KeepKept → Promised (asks KeptRules) → kept; KeptPage draws it.
 */
@NullMarked
package heartstring.crm.kept;

import org.jspecify.annotations.NullMarked;
