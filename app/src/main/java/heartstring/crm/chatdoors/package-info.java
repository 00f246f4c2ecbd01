/**
 * Where visitors of sites may write to us: how the window looks, from which pages, as which source, and whom a site has signed.
 * Flow: ChatPage → ChatDoors → doors kept in memory; a key, an origin or a token of a page → OriginRules, IdentityRules.
 */
@NullMarked
package heartstring.crm.chatdoors;

import org.jspecify.annotations.NullMarked;
