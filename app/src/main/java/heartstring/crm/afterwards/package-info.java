/**
 * What a chat's window shows when the chat is over: a question of whoever wants to ask one.
 * Flow: the window → AfterwardsApi, which finds the chat by its session → the Afterwards of other rooms.
 */
@NullMarked
package heartstring.crm.afterwards;

import org.jspecify.annotations.NullMarked;
