/**
 * What we must not forget of a customer: what they prefer, worry about and look for, what was promised and what was tried.
 * MemoryBelt reads what was said and finds it; colleagues confirm, correct, settle or dismiss it. The source gone, the memory goes.
 */
@NullMarked
package heartstring.story.memory;

import org.jspecify.annotations.NullMarked;
