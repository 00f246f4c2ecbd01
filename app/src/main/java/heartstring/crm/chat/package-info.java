/**
 * Chats with visitors of any site, in a window that one script tag opens, live both ways.
 * Flow: chat.js → ChatApi → Chats → touchpoints of the door's source → the belt of conversations; answers come back by ChatStream.
 */
@NullMarked
package heartstring.crm.chat;

import org.jspecify.annotations.NullMarked;
