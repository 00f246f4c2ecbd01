/**
 * Files that came with a message or go with one: bounded, known by their contents and not by their names.
 * Flow: bytes → FileRules says what they are, or why not → Files → handed out as a download, never shown as a page of ours.
 */
@NullMarked
package heartstring.messaging.files;

import org.jspecify.annotations.NullMarked;
