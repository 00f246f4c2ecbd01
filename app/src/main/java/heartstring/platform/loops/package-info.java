/**
 * Work that goes on by itself, beside what callers wait for: one thread for each kind of work, which rests, gives way and goes on after
 * a failure. What has an hour of its own, such as every night, is a task of the scheduler instead.
 */
@NullMarked
package heartstring.platform.loops;

import org.jspecify.annotations.NullMarked;
