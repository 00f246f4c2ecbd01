/**
 * Files that colleagues add to what they work on: bounded, and known by their contents rather than by what they are called.
 * Flow: a page of some room → Files (asks FileRules) → file rows; handed out through Download alone.
 */
@NullMarked
package heartstring.platform.files;

import org.jspecify.annotations.NullMarked;
